"""Other senses of a marker's word, told by the words that it hangs together with.

"Outstanding work" praises, "outstanding debts" does not: what decides is the noun. The table ``data/senses.tsv``
lists such words. It has three columns: ``word``, a lemma; ``beside``, lemmas parted by ``|`` with which the word is
no marker of stance where one of them stands right above or right below it in the tree; ``example``, our own
sentence in which the word is none, which a test reads. The tests for adjectives, nouns and adverbs look into it; a
marker row that names no test is not touched.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from .._errors import LexiconError
from .._tsv import split, table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..reading import Reading

COLUMNS: Final = ("word", "beside", "example")


@lru_cache(maxsize=1)
def senses() -> Mapping[str, frozenset[str]]:
    """Return, for each word of the table, the lemmas with which it is no marker of stance.

    Raises
    ------
    LexiconError
        If the table is damaged.

    Examples
    --------
    >>> "debt" in senses()["outstanding"]
    True
    """
    problems: list[str] = []
    rows = table_rows(resources.files("allegedly").joinpath("data", "senses.tsv"), COLUMNS, problems)
    found = {row["word"]: frozenset(split(row["beside"], "|")) for _, row in rows}
    if problems:
        raise LexiconError(problems[0])
    return found


def other_sense(reading: Reading, word: int) -> bool:
    """Tell whether a word has a sense here that says nothing about anybody's stance.

    Parameters
    ----------
    reading : Reading
        The text.
    word : int
        Number of the word.
    """
    known = senses()
    beside = known.get(reading.lemma[word].lower()) or known.get(reading.tokens[word].text.lower())
    if beside is None:
        return False
    above = reading.head[word]
    if above >= 0 and not _apart(reading, word) and reading.lemma[above].lower() in beside:
        return True
    return any(reading.lemma[child].lower() in beside for child in reading.children(word) if not _apart(reading, child))


def _apart(reading: Reading, word: int) -> bool:
    """Tell whether a word is tied to the one above it as its equal, by a clause, or as a place that has a name."""
    relation = reading.deprel[word].partition(":")[0]
    if relation == "nmod" and reading.upos[word] == "PROPN":
        cases = [reading.lemma[child].lower() for child in reading.children(word, "case")]
        return not set(cases) <= {"of", "'s"}
    return relation in {"conj", "parataxis", "advcl", "ccomp", "csubj"} or reading.deprel[word] == "acl:relcl"
