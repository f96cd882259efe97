"""What goes into a paper: tables for LaTeX, Markdown, Excel and CSV, and sentences with their source.

Tables show the columns that a reader wants (`SHOWN`) under headings in plain words (`HEADINGS`); both can be chosen.
All text is escaped, so that no sign of an article is taken for a command of LaTeX, a mark of Markdown or a formula.
"""

from __future__ import annotations

from .choosing import HEADINGS, SHOWN, chosen, heading
from .citations import cite
from .spreadsheets import to_csv, to_excel
from .typeset import to_latex, to_markdown

__all__ = ["HEADINGS", "SHOWN", "chosen", "cite", "heading", "to_csv", "to_excel", "to_latex", "to_markdown"]
