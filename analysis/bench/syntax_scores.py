"""Moved to `allegedly.evaluation.syntax`."""

from __future__ import annotations

from allegedly.evaluation.syntax import count, count_documents, measures, treebank

__all__ = ["count", "count_documents", "measures", "treebank"]
