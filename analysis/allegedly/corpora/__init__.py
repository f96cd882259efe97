"""Corpora: texts from folders, files, tables and exports of archives, and one ledger over many documents."""

from __future__ import annotations

from .corpus import Corpus, read_corpus
from .problems import Problem

__all__ = ["Corpus", "Problem", "read_corpus"]
