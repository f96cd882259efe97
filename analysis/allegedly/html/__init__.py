"""Documents as HTML: one that shows itself in Jupyter, and reports that open offline in any browser.

Both show the untouched text with what was found in it, a legend that filters by kind and by voice, and tables
whose rows link to the text and back. They need no network and, but for the card beside the words, no script.
What a page cannot hold (the null character, lone surrogates) is shown as U+FFFD, one for one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from .safe import environment, plain
from .views import keys_of, uid_of, view_of

if TYPE_CHECKING:
    from ..document import Document
    from .drawings import Drawing
    from .views import View

__all__ = ["fragment", "report"]

_TITLE: Final = "Who says what, who accuses, who denies"


@dataclass(frozen=True, slots=True)
class _Article:
    view: View
    drawings: tuple[Drawing, ...]


def fragment(document: Document) -> str:
    """Show a document as a piece of HTML, as Jupyter does.

    Parameters
    ----------
    document : Document
        What to show.

    Returns
    -------
    str
        One ``<section>`` with style and script of its own, which touch nothing outside it. The same document
        gives the same characters.

    Examples
    --------
    >>> from allegedly import analyze
    >>> html = fragment(analyze("Moscow denied arming the rebels."))
    >>> html.startswith("<section "), 'data-tag="deny"' in html
    (True, True)
    """
    view = view_of(document)
    template = environment().get_template("fragment.html.jinja")
    style = _file("style.css") + _filters([view])
    return template.render(view=view, style=Markup(style), script=Markup(_file("script.js"))).strip()


def report(documents: Document | Iterable[Document], *, title: str | None = None) -> str:
    """Put documents on one page that opens offline: texts, ledgers, figures and tables.

    Parameters
    ----------
    documents : Document or iterable of Document
        What to show, in this order. They are taken one at a time and not kept.
    title : str, optional
        Title of the page.

    Returns
    -------
    str
        A whole HTML page without lone surrogates, to be written in UTF-8. It loads nothing, and its security
        policy forbids it to. The same documents give the same characters.

    Examples
    --------
    >>> from allegedly import analyze
    >>> page = report(analyze("Moscow denied arming the rebels.", name="arms"), title="Denials")
    >>> page.startswith("<!DOCTYPE html>"), "<title>Denials</title>" in page
    (True, True)
    """
    from .. import __version__
    from ..document import Document
    from .drawings import drawings_of

    articles: list[_Article] = []
    taken: set[str] = set()
    for document in [documents] if isinstance(documents, Document) else documents:
        uid = base = uid_of(document)
        number = 1
        while uid in taken:
            number += 1
            uid = f"{base}-{number}"
        taken.add(uid)
        articles.append(_Article(view_of(document, uid=uid), drawings_of(document, prefix=uid)))
    script = _file("script.js")
    # Inline styles are allowed, as drawings carry them; scripts only if they are this one.
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = environment().get_template("report.html.jinja")
    return page.render(
        articles=articles,
        title=plain(title or (articles[0].view.name if len(articles) == 1 else _TITLE)),
        version=__version__,
        policy=policy,
        style=Markup(_file("style.css") + _file("page.css") + _filters([one.view for one in articles])),
        script=Markup(script),
    )


def _filters(views: list[View]) -> str:
    """Return the rules by which the boxes of a legend switch highlights off, without a script."""
    off = [f'.allegedly:has(input[value="{key}"]:not(:checked)) .al-text .{key}.al-hl' for key in keys_of(views)]
    if not off:
        return ""
    rule = (
        "--al-off: 1; color: inherit; background: none; border: 0; padding: 0; font-style: inherit; "
        "font-weight: inherit; text-decoration: none;"
    )
    labels = ",\n".join(f"{selector}::after" for selector in off)
    return ",\n".join(off) + f" {{ {rule} }}\n{labels} {{ display: none; }}\n"


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@lru_cache
def _file(name: str) -> str:
    return (resources.files(__name__) / "templates" / name).read_text("utf-8")
