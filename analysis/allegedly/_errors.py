"""Errors that the library raises; every one is an `allegedly.Error`."""

from __future__ import annotations


class Error(Exception):
    """Base of every error that the library raises on purpose."""


class ReadError(Error):
    """A file could not be read as text."""


class LexiconError(Error):
    """A lexicon file breaks the format; the message names file, line and field."""


class CorrectionError(Error):
    """A file or frame of corrections made by hand is not as it must be; the message names file, line and value."""


class ModelError(Error):
    """The reading model is missing, damaged or of another version."""


class RunError(Error):
    """A run over a corpus cannot start or go on, or its results are damaged; the message names what and the remedy."""


# A traceback shows the name under which users import the error.
for _error in (Error, ReadError, LexiconError, ModelError, CorrectionError, RunError):
    _error.__module__ = "allegedly"
