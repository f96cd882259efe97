"""Errors that the library raises; every one is an `allegedly.Error`."""

from __future__ import annotations


class Error(Exception):
    """Base of every error that the library raises on purpose."""


class ReadError(Error):
    """A file could not be read as text."""


class LexiconError(Error):
    """A lexicon file breaks the format; the message names file, line and field."""


class ModelError(Error):
    """The reading model is missing, damaged or of another version."""


# A traceback shows the name under which users import the error.
for _error in (Error, ReadError, LexiconError, ModelError):
    _error.__module__ = "allegedly"
