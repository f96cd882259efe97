"""What a lexicon of stance markers is made of: categories, rows, and rows joined and switched off."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from .._errors import LexiconError
from .._tsv import EMPTY, choice, known_sources, source_keys, split
from .patterns import Matcher, PatternError, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS: Final = (
    "entry",
    "category",
    "subtype",
    "test",
    "commitment",
    "source",
    "example",
    "counterexample",
    "note",
)

#: Categories and their subtypes.
CATEGORIES: Final[dict[str, tuple[str, ...]]] = {
    "HEDGE": (
        "modal",
        "epistemic",
        "shield",
        "hearsay",
        "inferential",
        "approximator",
        "adaptor",
        "weasel",
    ),
    "BOOSTER": ("certainty", "consensus", "intensifier"),
    "ATTITUDE": ("affect", "evaluation", "deontic", "label"),
    "EVIDENTIAL": ("attributive", "reported", "direct", "lack"),
    "DISTANCING": ("report_verb", "report_noun", "loaded_noun", "label", "scare_quote", "partial_quote"),
    "EVASION": (
        "refusal",
        "no_response",
        "glomar",
        "disclaim_standing",
        "disclaim_knowledge",
        "restrict",
        "redirect",
    ),
    "DISCLAIM": ("negation", "counter"),
    "SELF_MENTION": ("singular", "plural"),
}

#: What a marker does to the commitment of its holder: the values of FactBank (certain, probable, possible,
#: with polarity; Saurí & Pustejovsky 2009), or the stance of a reporting voice (Martin & White 2005).
COMMITMENTS: Final = (
    "CT+",
    "CT-",
    "PR+",
    "PR-",
    "PS+",
    "PS-",
    "Uu",
    "distance",
    "acknowledge",
    "endorse",
    "deny",
    EMPTY,
)

#: The entry that stands for a stretch in quotation marks.
QUOTED: Final = "{QUOTED}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lexicon.

    Attributes
    ----------
    entry, category, subtype, test, commitment, source, example, counterexample, note : str
        The columns of the table, as they stand there.
    lexicon : str
        Name of the table without its extension.
    line : int
        Line of the row in the table, from 1.
    """

    entry: str
    category: str
    subtype: str
    test: str
    commitment: str
    source: str
    example: str
    counterexample: str
    note: str
    lexicon: str = ""
    line: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """Entry, category and subtype: what no two rows of a lexicon share."""
        return self.entry, self.category, self.subtype


@dataclass(frozen=True)
class Lexicon:
    """Rows in order, found in text by `allegedly.marks.marks`.

    Where two matches overlap, more words win over fewer; then fewer words skipped by a gap; then the match that
    begins earlier; then the row that stands earlier. This is a total order, so that the same rows in the same
    order give the same marks. The search takes time linear in the text: see `allegedly.lexicon.patterns`.

    Parameters
    ----------
    entries : tuple of Entry
        The rows.

    Examples
    --------
    >>> from allegedly.lexicon import default
    >>> row = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "So they say.", "-", "-")
    >>> mine = Lexicon((row,))
    >>> len(default() + mine) - len(default())
    1
    """

    entries: tuple[Entry, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # There are more than a thousand rows, and what is made of them is looked up by them for every text.
        return hash(self.entries)

    def __getstate__(self) -> dict[str, object]:
        # Hashes of strings differ from process to process.
        return {"entries": self.entries}

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __add__(self, other: Lexicon) -> Lexicon:
        """Join two lexica of which `other` wins.

        A row of `other` takes the place of a row with the same entry, category and subtype. Its rows stand
        before all others, so that they win where two rows match the same words.
        """
        if not isinstance(other, Lexicon):
            return NotImplemented
        replaced = {entry.key for entry in other.entries}
        return Lexicon(other.entries + tuple(entry for entry in self.entries if entry.key not in replaced))

    def without(
        self,
        *names: str,
        entry: str | None = None,
        category: str | None = None,
        subtype: str | None = None,
        test: str | None = None,
    ) -> Lexicon:
        """Switch off rows: all that one of `names` calls, and those that have all the values given by keyword.

        Parameters
        ----------
        *names : str
            Names such as ``"HEDGE.weasel"`` or ``"test:clause_adverb"``, see `allegedly.lexicon.switching`.
        entry, category, subtype, test : str, optional
            Value of that column.

        Raises
        ------
        LexiconError
            If nothing is given, a name is unknown, or no row has the values given by keyword.

        Examples
        --------
        >>> from allegedly.lexicon import default
        >>> len(default().without("HEDGE.hearsay:allegedly")) - len(default())
        -1
        >>> default().without(category="EVASION") == default().without("EVASION")
        True
        """
        columns = {"entry": entry, "category": category, "subtype": subtype, "test": test}
        wanted = {name: value for name, value in columns.items() if value is not None}
        if not names and not wanted:
            raise LexiconError("nothing to switch off; give names such as 'EVASION', or entry, category, subtype, test")
        lexicon = self
        if names:
            from .switching import switches

            off = switches(names, self)
            if off.rules:
                raise LexiconError(f"'rule:{min(off.rules)}' names acts, not rows; give it to analyze(without=...)")
            if off.reporting:
                raise LexiconError(
                    "'cue:...' and 'class:...' name rows of other tables; give them to analyze(without=...)"
                )
            lexicon = off.left(self)
        if not wanted:
            return lexicon
        kept = tuple(
            row for row in lexicon.entries if not all(getattr(row, name) == value for name, value in wanted.items())
        )
        if len(kept) == len(lexicon):
            given = ", ".join(f"{name}={value!r}" for name, value in wanted.items())
            raise LexiconError(f"no row with {given}; iterate over the lexicon to see its rows")
        return Lexicon(kept)

    def replaced(self, row: Entry, **columns: str) -> Lexicon:
        """Change columns of one row.

        Parameters
        ----------
        row : Entry
            A row of this lexicon.
        **columns : str
            New values of its columns.

        Raises
        ------
        LexiconError
            If the row is not in the lexicon, or a column is unknown or gets a value that breaks the format.

        Examples
        --------
        >>> from allegedly.lexicon import default
        >>> lexicon = default()
        >>> row = next(entry for entry in lexicon if entry.entry == "allegedly")
        >>> changed = lexicon.replaced(row, commitment="distance")
        >>> [entry.commitment for entry in changed if entry.key == row.key]
        ['distance']
        """
        if row not in self.entries:
            raise LexiconError(f"no row {row.key}; take the row from this lexicon")
        unknown = [name for name in columns if name not in COLUMNS]
        if unknown:
            raise LexiconError(f"no column {unknown[0]!r}; use one of {', '.join(COLUMNS)}")
        fields = {name: columns.get(name, getattr(row, name)) for name in COLUMNS}
        new = Entry(**fields, lexicon=row.lexicon, line=row.line)
        problems: list[str] = []
        where = f"{row.lexicon}.tsv:{row.line}" if row.lexicon else f"row {row.entry!r}"
        check_row(new, where, source_keys() | set(split(row.source, ",")), problems)
        if problems:
            raise LexiconError(problems[0])
        return Lexicon(tuple(new if entry is row or entry == row else entry for entry in self.entries))

    def to_tsv(self) -> str:
        r"""Return the rows as a table that `allegedly.lexicon.load` reads.

        Examples
        --------
        >>> row = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "So they say.", "-", "-")
        >>> Lexicon((row,)).to_tsv().splitlines()[1]
        'so they say\tHEDGE\thearsay\t-\tUu\town\tSo they say.\t-\t-'
        """
        lines = ["\t".join(COLUMNS)]
        lines.extend("\t".join(getattr(entry, name) for name in COLUMNS) for entry in self.entries)
        return "\n".join(lines) + "\n"

    @cached_property
    def sha256(self) -> str:
        """Hash of the rows in their order, as `to_tsv` writes them."""
        return hashlib.sha256(self.to_tsv().encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def matcher(self) -> Matcher:
        """The rows compiled for searching; those for quotation marks are left to `quoted`."""
        return Matcher(_unless_quoted(self.entries))

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """Numbers of the rows that look at stretches in quotation marks instead of words."""
        return tuple(number for number, entry in enumerate(self.entries) if entry.entry == QUOTED)


def _unless_quoted(entries: Iterable[Entry]) -> Iterator[str]:
    # A word that no text holds keeps the numbering of the rows.
    for entry in entries:
        yield "=\x00" if entry.entry == QUOTED else entry.entry


def check_meaning(entry: Entry, where: str, problems: list[str]) -> None:
    """Add to `problems` what keeps a row from being searched for.

    Parameters
    ----------
    entry : Entry
        The row.
    where : str
        File and line, as they begin a message.
    problems : list of str
        Gets one message a problem.
    """
    from ..syntactic_tests import TESTS

    if choice(entry.category, tuple(CATEGORIES), f"{where}: category", problems):
        choice(entry.subtype, CATEGORIES[entry.category], f"{where}: subtype", problems)
    choice(entry.test, (*TESTS, EMPTY), f"{where}: test", problems)
    choice(entry.commitment, COMMITMENTS, f"{where}: commitment", problems)
    if entry.entry == QUOTED:
        if entry.test == EMPTY:
            problems.append(f"{where}: test: none given for {QUOTED}; name one, such as 'scare_quote'")
        return
    try:
        expand(entry.entry)
    except PatternError as error:
        problems.append(f"{where}: entry: {error}")


def check_row(entry: Entry, where: str, keys: frozenset[str] | set[str], problems: list[str]) -> bool:
    """Tell whether a row keeps to the format, and if not add to `problems` what is wrong.

    Parameters
    ----------
    entry, where, problems
        As for `check_meaning`.
    keys : set of str
        Keys of sources.
    """
    before = len(problems)
    check_meaning(entry, where, problems)
    known_sources(split(entry.source, ","), keys, where, problems)
    if entry.source == EMPTY:
        problems.append(f"{where}: source: none given; name a key of SOURCES.md, such as 'own'")
    if entry.example == EMPTY:
        problems.append(f"{where}: example: none given; write a sentence in which the entry fires")
    return len(problems) == before
