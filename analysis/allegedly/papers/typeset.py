"""Frames as tables for LaTeX and Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from .._errors import Error
from .choosing import chosen, heading, is_number, written

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
    }
)
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>|~$&#])")
_LABEL: Final = re.compile(r"[\w:.\-]+", re.ASCII)
#: A column with longer cells than this many characters has its lines broken.
_LONG: Final = 32
#: Share of the line that columns without line breaks take, each.
_SHORT: Final = 0.1


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
        A ``table`` with ``tabular``, or a ``longtable``. The preamble needs ``\usepackage{booktabs}`` (and
        ``longtable``). All signs that LaTeX reads as commands are escaped. Text in scripts other than Latin needs
        XeLaTeX or LuaLaTeX.

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
    long_ones = [bool(table.iloc[:, at].str.len().gt(_LONG).any()) for at in range(table.shape[1])]
    width = max(0.15, (1 - _SHORT * (len(long_ones) - sum(long_ones))) / max(1, sum(long_ones)) - 0.03)
    broken = f"p{{{width:.2f}\\linewidth}}"
    kinds = [
        "r" if is_number(shown.iloc[:, at]) else broken if is_long else "l" for at, is_long in enumerate(long_ones)
    ]
    # A Styler wants every column to have a name of its own.
    names = [heading(name, headings) for name in shown.columns]
    styler = table.set_axis(range(table.shape[1]), axis=1).style.hide(axis="index").format(_typeset)
    styler = styler.relabel_index([_typeset(name) for name in names], axis="columns")
    return str(
        styler.to_latex(
            column_format="".join(kinds),
            position_float=None if long else "centering",
            environment="longtable" if long else "table",
            hrules=True,
            caption=None if caption is None else _typeset(" ".join(caption.split())),
            label=label,
        )
    )


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


def _typeset(value: object) -> str:
    return str(value).translate(_TEX)
