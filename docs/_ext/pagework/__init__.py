"""What the pages of the documentation show of the library: tables, checked examples, trials.

`tables`, `cases` and `trials` ask the library and return plain records, without Sphinx, so that the tests can
look at what a page will say; `directives` lays the records out on the page.
"""

from __future__ import annotations
