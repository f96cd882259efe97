"""What notebooks need besides the analysis.

Their paths, tables that show sentences whole, figures that are saved and shown at once, and words for prose that is
computed: names and counts that read well whether there are none, one or many.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ._errors import Error

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from pandas.io.formats.style import Styler

#: Folders by which the checkout is known.
_MARKS: Final = ("notebooks", "seeds")

#: Characters from which on a text is taken for a sentence.
_SENTENCE: Final = 100

#: Characters from which on a word is broken where it must.
_WORD: Final = 24

#: Pixels of a screen to the inch, as browsers count them.
_PIXELS: Final = 96

#: Signs by which Markdown, in Jupyter also its formulas, would take words for something else.
_SIGNS: Final = re.compile(r"([\\`*_{}\[\]#|~$])")


def root(start: Path | None = None) -> Path:
    """Find the folder that holds ``notebooks`` and ``seeds``, wherever the kernel was started.

    Parameters
    ----------
    start : Path, optional
        Where to look first, and upwards; the working directory by default. After it comes the checkout that the
        library was installed from, if it was installed from one.

    Raises
    ------
    Error
        If no such folder is found.

    Examples
    --------
    >>> (root() / "seeds").is_dir()
    True
    """
    here = Path.cwd() if start is None else start.resolve()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if all((folder / name).is_dir() for name in _MARKS):
            return folder
    raise Error(
        f"no folder with {' and '.join(map(repr, _MARKS))} at or above {str(here)!r}: "
        "start Jupyter in the folder of the project, or give full paths"
    )


def place(path: str | os.PathLike[str]) -> Path:
    """Tell where a file is that a notebook names.

    Parameters
    ----------
    path : path-like
        As seen from the folder ``notebooks``, wherever the kernel was started; or a full path, which stays as it is.

    Raises
    ------
    Error
        If the path is not a full one and there is no folder ``notebooks`` (see `root`).

    Examples
    --------
    >>> place("../seeds/tass-2018-wells/text.txt").is_file()
    True
    """
    given = Path(path).expanduser()
    return given if given.is_absolute() else Path(os.path.normpath(root() / "notebooks" / given))


def known(parameter: str, given: str | Iterable[str], allowed: Iterable[str]) -> list[str]:
    """Return the values of a parameter as a list, or tell which of them there are not.

    Parameters
    ----------
    parameter : str
        What it is called in the notebook.
    given : str or Iterable
        Its values, or the only one.
    allowed : Iterable
        The values that there are.

    Raises
    ------
    Error
        If a value is not among them.

    Examples
    --------
    >>> known("ACTS", "DENY", ["ACCUSE", "DENY"])
    ['DENY']
    """
    values, there = [given] if isinstance(given, str) else list(given), list(allowed)
    for value in values:
        if value not in there:
            near = get_close_matches(str(value), map(str, there), n=1)
            likely = f"did you mean {near[0]!r}? " if near else ""
            raise Error(f"{parameter}: there is no {value!r}; {likely}use {', '.join(map(repr, there)) or 'nothing'}")
    return values


def table(frame: pd.DataFrame, *, decimals: int = 2) -> Styler:
    """Show a frame without its index, its sentences in full, and nothing where nothing is known.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any frame. Its text is escaped. One without rows says so.
    decimals : int
        Places of numbers that are not whole.

    Examples
    --------
    >>> import pandas as pd
    >>> "a &lt; b" in table(pd.DataFrame({"evidence": ["a < b"]})).to_html()
    True
    """
    rows = frame.reset_index(drop=True)
    styles = [{"selector": "td, th", "props": "text-align: left; vertical-align: top"}]
    # Without room of their own, sentences become columns of single words; entries of a lexicon may not break at all.
    for place, (_, values) in enumerate(rows.items()):
        words = [value for value in values if isinstance(value, str)]
        if any(len(value) > _SENTENCE for value in words):
            styles.append({"selector": f".col{place}", "props": "min-width: 15em"})
        if any(len(word) > _WORD for value in words for word in value.split()):
            styles.append({"selector": f".col{place}", "props": "min-width: 10em; overflow-wrap: anywhere"})
    shown = rows.style.hide(axis="index").format(precision=decimals, na_rep="", escape="html")
    if rows.empty:
        shown = shown.set_caption("No rows.")
    return shown.format_index(escape="html", axis=1).set_table_styles(styles)  # type: ignore[arg-type]


def show(ax: Axes, stem: str | os.PathLike[str], *, alt: str, data: pd.DataFrame) -> Any:
    """Save a figure as `allegedly.figures.save` does, and show it with the words that stand for it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Any axes of the figure, which is closed, so that Jupyter does not show it once more.
    stem : path-like
        Where to write, without an ending, as `place` takes it.
    alt : str
        The figure in words.
    data : pandas.DataFrame
        What was drawn.

    Returns
    -------
    IPython.display.Markdown
        The words, to be folded out, and the names of the files. The picture is displayed at once.

    Raises
    ------
    Error
        If IPython is not installed, or there is no folder to write into (see `place`).
    """
    try:
        from IPython.display import Image, Markdown, display
    except ModuleNotFoundError as error:
        raise Error("figures are shown with IPython: pip install 'allegedly[notebooks]'") from error
    import matplotlib.pyplot as plt

    from . import figures
    from .figures.page import figure_of

    files = figures.save(ax, place(stem), alt=alt, data=data)
    figure = figure_of(ax)
    (png,) = [file for file in files if file.suffix == ".png"]
    width = round(figure.get_figwidth() * _PIXELS)
    plt.close(figure)
    display(Image(data=png.read_bytes(), format="png", width=width, alt=alt))  # type: ignore[no-untyped-call]
    names = ", ".join(f"`{file.name}`" for file in files)
    folded = f"<details><summary>The figure in words</summary>{html.escape(alt)}</details>"
    return Markdown(f"{folded}\n\nSaved in `{Path(stem).parent.name}` as {names}.")  # type: ignore[no-untyped-call]


def plain(words: object) -> str:
    r"""Write words of a text so that Markdown shows them as they are.

    Examples
    --------
    >>> print(plain("*Ann* <b>"))
    \*Ann\* &lt;b&gt;
    """
    return _SIGNS.sub(r"\\\1", html.escape(" ".join(str(words).split()), quote=False))


def listed(names: Iterable[object], *, none: str = "nobody", most: int | None = None) -> str:
    """Write names one after another, for Markdown.

    Parameters
    ----------
    names : Iterable
        Words of a text, which `plain` writes; each is named once.
    none : str
        What to say if there are none.
    most : int, optional
        How many to name; of the others only the number is given.

    Examples
    --------
    >>> listed([]), listed(["Ann"]), listed(["Ann", "Bob", "Cy"]), listed(["Ann", "Bob", "Cy"], most=1)
    ('nobody', 'Ann', 'Ann, Bob and Cy', 'Ann and 2 more')
    """
    found = [plain(name) for name in dict.fromkeys(map(str, names))]
    if most is not None and len(found) > most:
        found = [*found[:most], f"{len(found) - most:,} more"]
    if not found:
        return none
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun.

    Parameters
    ----------
    n : int
        How many.
    noun : str
        What is counted, in the singular.
    plural : str, optional
        Its plural; by default with an s.

    Examples
    --------
    >>> counted(0, "mark"), counted(1, "mark"), counted(1200, "party", "parties")
    ('no marks', '1 mark', '1,200 parties')
    """
    many = plural or f"{noun}s"
    return f"no {many}" if not n else f"{n:,} {noun if n == 1 else many}"
