"""Run the notebooks and render them as HTML pages to read without Jupyter: ``site/``, with an index.

``python -m notebook_pages`` runs a copy of every notebook, so that neither the notebooks nor ``figures/`` change, and
writes one page a notebook, ``index.html``, and the figures that they drew. The pages load nothing from anywhere.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import allegedly
from figures_manifest import ROOT, execute, notebooks

if TYPE_CHECKING:
    from nbformat import NotebookNode

SITE: Final = "site"

#: What the notebooks read.
FOLDERS: Final = ("notebooks", "seeds", "docs")

#: What others build in these folders.
_BUILT: Final = (".ipynb_checkpoints", "_build", "api")

# The template's scripts come from the network, for formulas and widgets that no notebook here has; and it says nothing
# of what a picture shows.
_PAGE: Final = """\
{%- extends 'lab/index.html.j2' -%}
{%- block html_head_js -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block html_head_css -%}
<style>
body.jp-Notebook { box-sizing: border-box; margin: 0 auto; max-width: 90rem; padding: 1rem; }
.jp-OutputArea-output, .jp-RenderedHTMLCommon { overflow-x: auto; }
</style>
{%- endblock -%}
{%- block body_header -%}
{{ super() }}
<nav><a href="index.html">All notebooks</a></nav>
{%- endblock -%}
{% block data_png scoped %}
{%- set about = output.metadata.get('image/png', {}) -%}
<div class="jp-RenderedImage jp-OutputArea-output" tabindex="0">
<img src="data:image/png;base64,{{ output.data['image/png'] }}" alt="{{ about.get('alt', '') | escape_html }}"
 {%- if about.get('width') %} width="{{ about.width }}"{% endif %}>
</div>
{%- endblock data_png -%}
"""
_INDEX: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Allegedly: notebooks</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem; }
li p { margin-top: 0; }
</style>
</head>
<body>
<main>
<h1>Notebooks</h1>
<p>Each asks one question, shows the evidence for the answer, and ends with what could be wrong.
They were run by Allegedly {{ version }}.</p>
<ol>
{%- for page in pages %}
<li><a href="{{ page.file }}">{{ page.title }}</a>{{ page.about }}</li>
{%- endfor %}
</ol>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered notebook: its file, its question, what it is about in HTML, and the whole page."""

    file: str
    title: str
    about: Any
    html: str


def render(notebook: NotebookNode, name: str) -> Page:
    """Render a notebook, run or not, as a page.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Its first cell opens with a heading, and a paragraph of what it is about.
    name : str
        Name of its file, without ending.
    """
    from markupsafe import Markup
    from nbconvert import HTMLExporter
    from nbconvert.filters import markdown2html

    heading, _, rest = str(notebook.cells[0].source).partition("\n")
    title = heading.lstrip("# ")
    exporter = HTMLExporter(raw_template=_PAGE)  # type: ignore[no-untyped-call]
    html, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    about = Markup(markdown2html(rest.strip().split("\n\n")[0]))
    return Page(f"{name}.html", title, about, html)


def index(pages: Sequence[Page]) -> str:
    """Return the page that leads to all others."""
    import jinja2

    template = jinja2.Environment(autoescape=True).from_string(_INDEX)
    return template.render(pages=pages, version=allegedly.__version__)


def build(root: Path, site: Path) -> Path:
    """Run a copy of every notebook, write the pages into `site`, and return the index."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in FOLDERS:
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns(*_BUILT))
        pages = []
        for notebook in notebooks(copy):
            print(f"running {notebook.name}", file=sys.stderr, flush=True)
            pages.append(render(execute(notebook), notebook.stem))
        site.mkdir(parents=True, exist_ok=True)
        if (copy / "figures").is_dir():
            shutil.copytree(copy / "figures", site / "figures", dirs_exist_ok=True)
    for page in pages:
        (site / page.file).write_text(page.html, encoding="utf-8")
    (site / "index.html").write_text(index(pages), encoding="utf-8")
    return site / "index.html"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the pages and say where they are; return the exit code."""
    parser = argparse.ArgumentParser(prog="notebook_pages", description="Render the notebooks as HTML pages.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: that of this file)")
    parser.add_argument("--out", type=Path, help=f"folder to write into (default: {SITE} in the checkout)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    print(f"open {build(root, options.out or root / SITE)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
