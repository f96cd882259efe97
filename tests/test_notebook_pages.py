from __future__ import annotations

from html import unescape
from pathlib import Path

import nbformat
import pytest

import notebook_pages
from notebook_pages import build, index, render

ALT = 'A "bar" & <more>'


def notebook() -> nbformat.NotebookNode:
    output = {
        "output_type": "display_data",
        "data": {"image/png": "aGVsbG8="},
        "metadata": {"image/png": {"alt": ALT, "width": 300}},
    }
    code: dict[str, object] = {
        "cell_type": "code",
        "id": "b",
        "metadata": {},
        "source": "1",
        "outputs": [output],
        "execution_count": None,
    }
    words = "# Who <did> it?\n\nThis looks *closely*.\n\nMore."
    prose = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": words}
    return nbformat.from_dict(  # type: ignore[no-untyped-call, no-any-return]
        {"cells": [prose, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    )


def test_a_page_loads_nothing_and_says_what_its_pictures_show() -> None:
    page = render(notebook(), "01-who")
    assert page.file == "01-who.html"
    assert page.title == "Who <did> it?"
    assert "<script" not in page.html
    assert 'src="http' not in page.html
    assert "<more>" not in page.html
    assert ALT in unescape(page.html)
    assert 'width="300"' in page.html
    assert "<title>Who &lt;did&gt; it?</title>" in page.html


def test_the_index_leads_to_every_page() -> None:
    html = index([render(notebook(), name) for name in ("01-who", "02-what")])
    assert html.index('<a href="01-who.html">Who &lt;did&gt; it?</a>') < html.index('<a href="02-what.html">')
    assert "This looks <em>closely</em>." in html
    assert "More." not in html


def test_a_copy_is_run_so_that_the_checkout_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "checkout"
    for folder in notebook_pages.FOLDERS:
        (root / folder).mkdir(parents=True)
    nbformat.write(notebook(), root / "notebooks" / "01-who.ipynb")  # type: ignore[no-untyped-call]

    def run(path: Path) -> nbformat.NotebookNode:
        figures = path.parents[1] / "figures"
        figures.mkdir()
        (figures / "bar.svg").write_text("<svg/>")
        return notebook()

    monkeypatch.setattr(notebook_pages, "execute", run)
    site = tmp_path / "site"
    assert build(root, site) == site / "index.html"
    assert sorted(str(path.relative_to(site)) for path in site.rglob("*.*")) == [
        "01-who.html",
        str(Path("figures", "bar.svg")),
        "index.html",
    ]
    assert not (root / "figures").exists()
