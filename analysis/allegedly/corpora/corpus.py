"""A corpus: texts one after the other, and beside them what did not become one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from .._errors import Error, LexiconError, ModelError
from ..text import Text
from .checks import Checks
from .problems import Problem, table
from .sources import Start, frame_of, from_frame, from_iterable, from_path, from_paths
from .units import Layout, Options

if TYPE_CHECKING:
    import pandas as pd

    from ..document import Document

Duplicates = Literal["keep", "drop", "drop exact"]

#: The values of two options.
DUPLICATES: Final = get_args(Duplicates)
LAYOUTS: Final = get_args(Layout)
#: Longer strings are no paths.
_PATH: Final = 1024


class Corpus:
    """Texts from a folder, a file, a table or a list, one after the other and never all in memory.

    Made by `read_corpus`. Iterating yields a `Text` with name, string and metadata each, in the same order every
    time; it can be iterated over again and again, unless it was made from an iterator.

    Examples
    --------
    >>> corpus = read_corpus(["It rained.", "It rained. "])
    >>> [text.name for text in corpus]
    ['text-8b38b558e4df', 'text-ec6b0f6056b7']
    >>> corpus.problems[["location", "kind", "reason"]].values.tolist()
    [['item 2', 'duplicate', "the same as 'text-8b38b558e4df'"]]
    """

    def __init__(self, start: Start, checks: Callable[[], Checks], *, once: bool) -> None:
        self._start = start
        self._checks = checks
        self._once = once
        self._whole = False
        self._problems: dict[Problem, None] = {}

    def __iter__(self) -> Iterator[Text]:
        """Yield the texts, and keep what is wrong with the others in `problems`."""
        for one in self.stream():
            if isinstance(one, Problem):
                self._problems[one] = None
            else:
                yield one
        self._whole = True

    def stream(self) -> Iterator[Text | Problem]:
        """Yield texts and, where they come up between them, problems; nothing is kept."""
        checks = self._checks()
        for found in self._start():
            yield from checks.checked(found)

    @property
    def repeatable(self) -> bool:
        """Whether it can be iterated over again."""
        return not self._once

    @property
    def problems(self) -> pd.DataFrame:
        """What did not become a text, or should be looked at: one row a problem.

        Everything is read once, without analysis, if it has not been yet. A corpus made from an iterator is not: it
        could not be read again, so its problems are those of the texts taken from it so far.

        Returns
        -------
        pandas.DataFrame
            The columns of `allegedly.corpora.problems.COLUMNS`: source, location, kind, reason, severity and doc.
        """
        if not self._whole and not self._once:
            for _ in self:
                pass
        return table(self._problems)

    def documents(self, **options: Any) -> Iterator[Document]:
        """Analyze the texts one after the other.

        Parameters
        ----------
        **options
            Those of `allegedly.analyze`, but for name and meta.

        Yields
        ------
        Document
            One a text. A text whose analysis fails is left out and stands in `problems`, and the others go on.

        Raises
        ------
        LexiconError, ModelError
            As `allegedly.analyze` does: no text would fare better.
        TypeError
            If there is no such option.

        Examples
        --------
        >>> corpus = read_corpus(["The mayor denied selling the harbour."])
        >>> [document.acts["act"].tolist() for document in corpus.documents()]
        [['DENY']]
        """
        from ..document import analyze

        # A wrong option is said at once, and not once a text.
        signature(analyze).bind("", name="", meta=None, **options)
        return self._analyzed(analyze, options)

    def _analyzed(self, analyze: Callable[..., Document], options: Mapping[str, Any]) -> Iterator[Document]:
        for text in self:
            try:
                document = analyze(text.string, name=text.name, meta=text.meta, **options)
            except (LexiconError, ModelError):
                raise
            # Whatever one text does to the analysis, the others are not to be lost with it.
            except Exception as error:
                reason = f"{type(error).__name__}: {error}"
                self._problems[Problem(text.name, "", "analysis", reason)] = None
            else:
                yield document


def read_corpus(
    source: Any,
    *,
    text: str | None = None,
    name: str | None = None,
    meta: Sequence[str] | Mapping[str, str] | None = None,
    headline: bool = False,
    glob: str | Sequence[str] = (),
    separator: str | re.Pattern[str] | None = None,
    layout: Layout = "auto",
    encoding: str | None = None,
    language: str | None = "en",
    duplicates: Duplicates = "keep",
    max_characters: int = 1_000_000,
    max_bytes: int = 256 * 2**20,
) -> Corpus:
    r"""Read texts from a folder, an archive, a file, a table or a list.

    Parameters
    ----------
    source : path-like, DataFrame, or iterable of str, mapping, Text or path
        A folder, with all folders in it; a ZIP archive; a file of a format in `allegedly.corpora.formats.FORMATS`; a
        table of pandas, polars or pyarrow; or texts, records or paths. A function that returns an iterable is called
        at the start of every pass.
    text : str, optional
        The column, or the key of records, that holds the texts; guessed from `allegedly.corpora.rows.TEXTS` by default.
    name : str, optional
        The column or key that holds the names of the texts; guessed from `allegedly.corpora.rows.NAMES` by default.
    meta : sequence of str or mapping of str to str, optional
        The columns or keys that are metadata, or what each is to be called; all by default.
    headline : bool
        Put the title above the text, so that it is analyzed with it; offsets then count from the title on.
    glob : str or sequence of str
        Which files of a folder or archive are read, such as ``"*.txt"``; all by default.
    separator : str or re.Pattern, optional
        What stands between the texts of a file: a line, or a pattern.
    layout : {"auto", "nexis", "factiva", "proquest", "plain"}
        The layout of files with several articles; "plain" for one text a file, whatever it looks like.
    encoding : str, optional
        The encoding of the files; found out by default.
    language : str or None
        Texts of 200 characters or more that do not look like this language (ISO 639-1) are told in the problems; None
        for any. This needs the extra ``files``.
    duplicates : {"keep", "drop", "drop exact"}
        What to do with a text that repeats one before it: keep it; leave it out if it is the same or nearly so; leave
        it out if it is the same but for case and white space. It stands in the problems in any case.
    max_characters : int
        Longer texts are left out, and stand in the problems.
    max_bytes : int
        Larger files are left out too, those that are read row by row excepted.

    Returns
    -------
    Corpus
        To iterate over; nothing of a file is read before.

    Raises
    ------
    ReadError
        If there is no such file or folder; or, for a single file or table, if a library is not installed or the
        column of the texts cannot be told, as soon as it is read. Everything else that is wrong stands in the problems.
    Error
        If the source or a value is of another kind.

    Examples
    --------
    >>> records = [{"id": "selm", "text": "It rained.", "date": "March 6, 2018"}, {"id": "korva", "text": ""}]
    >>> corpus = read_corpus(records)
    >>> [(text.name, text.string, dict(text.meta)) for text in corpus]
    [('selm', 'It rained.', {'date': '2018-03-06'})]
    >>> corpus.problems[["location", "kind", "reason"]].values.tolist()
    [['item 2', 'empty', "nothing in the column 'text'"]]
    """
    for option, value, allowed in (("layout", layout, LAYOUTS), ("duplicates", duplicates, DUPLICATES)):
        if value not in allowed:
            raise Error(f"{option}={value!r}: use one of {', '.join(map(repr, allowed))}")
    options = Options(
        text=text,
        name=name,
        meta=meta,
        separator=separator,
        layout=layout,
        encoding=encoding,
        headline=headline,
        max_characters=max_characters,
        max_bytes=max_bytes,
    )

    def checks() -> Checks:
        return Checks(language=language, duplicates=duplicates, max_characters=max_characters)

    return Corpus(
        _start(source, options, (glob,) if isinstance(glob, str) else tuple(glob)),
        checks,
        once=isinstance(source, Iterator),
    )


def _start(source: Any, options: Options, glob: Sequence[str]) -> Start:
    if isinstance(source, (str, os.PathLike)):
        return from_path(Path(source), options, glob=glob)
    frame = frame_of(source)
    if frame is not None:
        return from_frame(frame, options)
    if isinstance(source, (list, tuple)) and source and _is_file(source[0]):
        return from_paths([Path(one) for one in source], options, glob=glob)
    if isinstance(source, (bytes, Mapping)) or not (isinstance(source, Iterable) or callable(source)):
        raise Error(f"cannot read texts from {type(source).__name__}; give a path, a DataFrame or a list of texts")
    return from_iterable(source, options)


def _is_file(one: object) -> bool:
    """Tell whether an item of a list is a path; strings are if there is such a file, as `glob.glob` gives them."""
    if isinstance(one, os.PathLike):
        return True
    return isinstance(one, str) and len(one) < _PATH and "\n" not in one and "\0" not in one and os.path.isfile(one)
