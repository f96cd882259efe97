"""Frames as tables for LaTeX and Markdown."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from .._errors import Error
from .choosing import chosen, heading, is_number, written
from .layout import Layout, lay_out

if TYPE_CHECKING:
    import pandas as pd

#: What LaTeX takes for a command, a ligature or an argument. pandas' own escaping leaves the last five alone, and a
#: row that begins with a bracket then breaks the one above it.
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "[": "{[}",
        "*": "{*}",
        # pdfLaTeX stops at these, for which there is a sign in its fonts, or nothing to be seen.
        "\ufffd": r"\fbox{?}",
        "\u2212": r"\ensuremath{-}",
        "≤": r"\ensuremath{\leq}",
        "≥": r"\ensuremath{\geq}",
        "≠": r"\ensuremath{\neq}",
        "≈": r"\ensuremath{\approx}",
        "∞": r"\ensuremath{\infty}",
        "\u200b": r"\hspace{0pt}",
        "\u2011": r"\mbox{-}",
        **dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", ""),
    }
)
#: Between signs that TeX joins into another: two hyphens into a dash, a question mark and a grave accent into one mark.
_JOINED: Final = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=[?!])(?=`)")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>|~$&#])")
_LABEL: Final = re.compile(r"[\w:.\-]+", re.ASCII)


def to_latex(
    frame: pd.DataFrame,
    *,
    columns: Sequence[str] | None = None,
    headings: Mapping[str, str] | None = None,
    caption: str | None = None,
    label: str | None = None,
    digits: int = 2,
    long: bool = False,
) -> str:
    r"""Write a frame as a LaTeX table.

    Parameters
    ----------
    frame : pandas.DataFrame
        A frame of the library, of `allegedly.statistics`, or any other.
    columns : sequence of str, optional
        The columns to print; by default those that suit the frame (see `allegedly.papers.chosen`).
    headings : Mapping, optional
        Headings of your own, by name of the column.
    caption : str, optional
        What the table shows; plain text.
    label : str, optional
        Name to refer to it by with ``\ref``.
    digits : int
        Decimal places of numbers that are not whole; p-values have three.
    long : bool
        Let the table run over several pages (``longtable``).

    Returns
    -------
    str
        A ``table`` with ``tabular``, or a ``longtable``. The preamble needs
        ``\usepackage{array,booktabs,longtable}``, and with pdfLaTeX ``\usepackage[T1]{fontenc}`` too. All signs that
        LaTeX reads as commands are escaped. A table that is wide for a line of LaTeX's ``article`` has long text
        broken, then smaller letters. Scripts other than Latin need LuaLaTeX or XeLaTeX, and a font that has them.

    Warns
    -----
    UserWarning
        If the table is likely to be cut off at the edge of the page, or at its foot unless `long`.

    Raises
    ------
    Error
        If there is no such column, or `label` has signs that LaTeX does not allow in one.

    Examples
    --------
    >>> import pandas as pd
    >>> print(to_latex(pd.DataFrame({"source_name": ["Smith & Co"], "n": [3]}), caption="Who denies", label="tab:deny"))
    \begin{table}
    \centering
    \caption{Who denies}
    \label{tab:deny}
    \begin{tabular}{lr}
    \toprule
    Source & n \\
    \midrule
    Smith \& Co & 3 \\
    \bottomrule
    \end{tabular}
    \end{table}
    <BLANKLINE>
    """
    if label is not None and not _LABEL.fullmatch(label):
        raise Error(f"label={label!r}: use letters, digits and : . - _ only, such as 'tab:denials'")
    shown = chosen(frame, columns)
    if not len(shown.columns):
        raise Error("the frame has no columns; give one with columns to print")
    table = written(shown, digits=digits)
    numeric = [is_number(shown.iloc[:, at]) for at in range(table.shape[1])]
    cells = [table.iloc[:, at].tolist() for at in range(table.shape[1])]
    layout = lay_out([heading(name, headings) for name in shown.columns], cells, numeric=numeric)
    _warn(layout, table, long=long)
    # A Styler wants every column to have a name of its own, and takes braces in a heading for a place to fill.
    styler = (
        table.set_axis(range(table.shape[1]), axis=1)
        .style.hide(axis="index")
        .format({at: _typeset if width is None else _breakable for at, width in enumerate(layout.widths)})
    )
    heads = [_head(lines, side="r" if right else "l") for lines, right in zip(layout.headings, numeric, strict=True)]
    styler = styler.relabel_index([head.replace("{", "{{").replace("}", "}}") for head in heads], axis="columns")
    typeset = str(
        styler.to_latex(
            column_format="".join(
                ("r" if right else "l") if width is None else rf">{{\raggedright\arraybackslash}}p{{{width}\linewidth}}"
                for width, right in zip(layout.widths, numeric, strict=True)
            ),
            position_float=None if long else "centering",
            environment="longtable" if long else "table",
            hrules=True,
            caption=None if caption is None else _typeset(" ".join(caption.split())),
            label=label,
        )
    )
    if not layout.commands:
        return typeset
    if long:
        return f"{{{layout.commands}\n{typeset}}}\n"
    return typeset.replace("\\begin{tabular}", f"{layout.commands}\n\\begin{{tabular}}", 1)


def _warn(layout: Layout, table: pd.DataFrame, *, long: bool) -> None:
    rows, columns = table.shape
    if not layout.fits:
        said = f"{columns} columns are too many for the width of a page: choose some with columns=[...]"
    elif not (long or layout.fits_a_page):
        said = f"{rows} rows are too many for one page: pass long=True, and LaTeX goes on with them on the next"
    else:
        return
    warnings.warn(said, stacklevel=3)


def _head(lines: Sequence[str], *, side: str) -> str:
    if len(lines) == 1:
        return _typeset(lines[0])
    return rf"\begin{{tabular}}[b]{{@{{}}{side}@{{}}}}" + r"\\".join(map(_typeset, lines)) + r"\end{tabular}"


def to_markdown(
    frame: pd.DataFrame,
    *,
    columns: Sequence[str] | None = None,
    headings: Mapping[str, str] | None = None,
    digits: int = 2,
) -> str:
    r"""Write a frame as a Markdown table.

    Parameters
    ----------
    frame, columns, headings, digits
        As for `to_latex`.

    Returns
    -------
    str
        A pipe table, as pandoc, GitHub and Jupyter read it. All signs that Markdown or HTML would read are escaped.

    Raises
    ------
    Error
        If there is no such column, or the package tabulate is not installed.

    Examples
    --------
    >>> import pandas as pd
    >>> print(to_markdown(pd.DataFrame({"source_name": ["Smith_Co"], "rate": [3.14159]})))
    | Source    |   Rate |
    |:----------|-------:|
    | Smith\_Co |   3.14 |
    """
    shown = chosen(frame, columns)
    if not len(shown.columns):
        raise Error("the frame has no columns; give one with columns to print")
    table = written(shown, digits=digits)
    table = table.map(_marked_down).set_axis([_marked_down(heading(name, headings)) for name in shown.columns], axis=1)
    sides = ["right" if is_number(shown.iloc[:, at]) else "left" for at in range(shown.shape[1])]
    try:
        # Without the option, text such as "1e5" would be printed as a number.
        return str(table.to_markdown(index=False, tablefmt="pipe", disable_numparse=True, colalign=sides))
    except ImportError as error:
        raise Error("Markdown needs the package tabulate: pip install 'allegedly[files]'") from error


def _marked_down(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _breakable(value: object) -> str:
    return _typeset(value).replace(r"\_", r"\_\allowbreak{}")


def _typeset(value: object) -> str:
    # pdfLaTeX knows letters with their accents as one sign only.
    # LuaLaTeX joins them across an empty group.
    return _JOINED.sub(r"\\kern0pt{}", unicodedata.normalize("NFC", str(value)).translate(_TEX))
