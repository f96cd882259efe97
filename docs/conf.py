"""Configuration of Sphinx."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
# The pages describe this checkout, whatever is installed.
sys.path[:0] = [str(DOCS.parent / "analysis"), str(DOCS / "_ext")]

import allegedly  # noqa: E402

project = "Allegedly"
author = "The Allegedly authors"
project_copyright = author
version = release = allegedly.__version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "numpydoc",
    "pagework.directives",
]
exclude_patterns = ["_build", "_ext"]
templates_path = ["_templates"]

# Single backticks in docstrings name something of the library if there is such a thing, else they are code.
default_role = "py:obj"
nitpicky = True
# Outside the library there is nothing to link to.
nitpick_ignore_regex = [(r"py:obj", r"(?!allegedly\.).*"), (r"py:.*", r"(matplotlib|numpy|pandas)\..*")]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 4

autosummary_generate = True
# What `allegedly` only passes on is described where it is made.
autosummary_context = {
    "passed_on": [
        name for name in allegedly.__all__ if getattr(getattr(allegedly, name), "__module__", "") != "allegedly"
    ]
}
autodoc_member_order = "bysource"
# Types stand in the docstrings, in words.
autodoc_typehints = "none"
numpydoc_show_class_members = False
numpydoc_xref_param_type = False

html_theme = "furo"
html_title = f"Allegedly {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
