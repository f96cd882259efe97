"""Dictionary forms, by rule and a table of exceptions.

The reading gives each word its part of speech; with that, the lemma of an English word follows
from its ending but for a few thousand words, which ``data/lemmas.tsv`` lists.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Final

from .text import fold

#: Parts of contractions; ``None`` stands for every part of speech that is not listed.
_CLITICS: Final[dict[str, dict[str | None, str]]] = {
    "n't": {None: "not"},
    "'s": {"AUX": "be", "VERB": "be", "PRON": "we", None: "'s"},
    "'m": {None: "be"},
    "'re": {None: "be"},
    "'ve": {None: "have"},
    "'ll": {None: "will"},
    "'d": {"VERB": "have", None: "would"},
    "'em": {None: "they"},
    "'": {"PART": "'s"},
    "s": {"PART": "'s"},
    "ca": {"AUX": "can"},
    "wo": {"AUX": "will"},
    "sha": {"AUX": "shall"},
    "ai": {"AUX": "be"},
    "na": {"PART": "to"},
    "ta": {"PART": "to"},
}

_DIGIT: Final = re.compile(r"\d")
_GROUPED: Final = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))|(?<=\d),(?=\d{3},)")
_VOWELS: Final = frozenset("aeiouy")
_SIBILANT: Final = re.compile(r"(?:ss|zz|x|[^e]ch|[aeo]ech|sh)$")

#: What a stem that has lost ``-ed`` or ``-ing`` must end in to have ended in ``-e``.
_SILENT: Final = re.compile(
    r"(?:[cvu]|dg|rg|lg|ang|eng|ung|(?<!s)s|[bcdfgkptz]l|[aeiouy]z"
    r"|(?<![aeiou])[aiu]r|ee|(?<![aeo])e"
    r"|(?:[^aeo]|[^ch]re|qu|i|^cre|^delineare)at|[cnhgmr]reat$"
    r"|(?:un|ign)it|(?<!o)(?<!p)ut|(?<![aeiou])ot"
    r"|(?<![aeo])[aiuo]d|[^e]ced|mped"
    r"|(?<![aeou])in|(?<![aeio])un|(?<![aeou])im|(?<![aeo])um|(?<![aeio])om"
    r"|(?<![aeiou])[aiou]k|(?<![aeou])[iu]b|(?<![aeiou])[aeiu]g|(?<![aeou])ap"
    r"|(?<![aeou])[io]l|(?<![aeo])ul)$"
)
#: The same for stems of one syllable.
_SILENT_SHORT: Final = re.compile(r"[^aeiou](?:[aiouy][bdgklmnprt]|er)$")
_DOUBLED: Final = re.compile(r"([bdgkmnprtv])\1$")


def lemma(form: str, upos: str) -> str:
    """Return the dictionary form of a word.

    Parameters
    ----------
    form : str
        The token as the text has it.
    upos : str
        Its universal part of speech, such as "VERB".

    Returns
    -------
    str
        In lower case, with plain apostrophes; a proper noun keeps its case.

    Notes
    -----
    The rules are those of English spelling: a stem that has lost ``-ed`` or ``-ing`` gives back
    a doubled consonant or takes a silent ``e`` by its last letters.  The table holds the words
    that they get wrong; it is made by ``analysis/training/lemmas.py``.

    Examples
    --------
    >>> [lemma(form, "VERB") for form in ("denied", "accuses", "alleging", "hedged", "lied")]
    ['deny', 'accuse', 'allege', 'hedge', 'lie']
    >>> lemma("n’t", "PART"), lemma("ca", "AUX"), lemma("’s", "PART"), lemma("spokesmen", "NOUN")
    ('not', 'can', "'s", 'spokesman')
    """
    return _lemma(fold(form), upos)


@lru_cache(maxsize=65536)
def _lemma(form: str, upos: str) -> str:
    word = form.lower()
    listed = _table().get((word, upos))
    if upos == "PROPN":
        return _proper(form, listed)
    if listed is not None:
        return listed
    # Of a compound only the last part is inflected: co-conspirators, fact-checked.
    first, hyphen, last = word.rpartition("-")
    listed = _table().get((last, upos)) if first else None
    return first + hyphen + listed if listed is not None else by_rule(form, upos)


def by_rule(form: str, upos: str) -> str:
    """Return the lemma without a look at the table.

    Parameters
    ----------
    form, upos : str
        As in `lemma`, apostrophes folded.

    Returns
    -------
    str
        What the rules give.

    Examples
    --------
    >>> by_rule("alleged", "VERB"), by_rule("said", "VERB")
    ('allege', 'said')
    """
    if upos == "PROPN":
        return _proper(form, None)
    word = form.lower()
    clitic = _CLITICS.get(word, {})
    part = clitic.get(upos, clitic.get(None))
    if part is not None:
        return part
    if upos == "NUM":
        return _GROUPED.sub("", word)
    rule = _RULES.get(upos)
    if rule is None or _DIGIT.search(word):
        return word
    first, hyphen, last = word.rpartition("-")
    return first + hyphen + rule(last)


def _proper(form: str, listed: str | None) -> str:
    """Return a name as it is, and a name of people in the singular."""
    if listed is None:
        return form[:-1] if len(form) > 5 and form.lower().endswith(("ians", "ists")) else form
    shared = next((i for i, (a, b) in enumerate(zip(form.lower(), listed, strict=False)) if a != b), len(listed))
    return form[:shared] + (listed[shared:].upper() if form.isupper() else listed[shared:])


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], str]:
    source = resources.files("allegedly").joinpath("data/lemmas.tsv")
    rows = (line.split("\t") for line in source.read_text(encoding="utf-8").splitlines()[1:])
    return {(form, upos): found for form, upos, found in rows}


def _verb(word: str) -> str:
    """Return the base of a regular verb form.

    Examples
    --------
    >>> [_verb(w) for w in ("tries", "passes", "planned", "changing", "said")]
    ['try', 'pass', 'plan', 'change', 'said']
    """
    if word.endswith("s"):
        return _third(word)
    if word.endswith("ied"):
        return word[:-1] if len(word) == 4 else word[:-3] + "y"
    for ending in ("ed", "ing"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1 and not _VOWELS.isdisjoint(stem):
            return _whole(stem)
    return word


def _third(word: str) -> str:
    if word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else word[:-3] + "y"
    if word.endswith("oes") or (word.endswith("es") and _SIBILANT.search(word[:-2])):
        return word[:-2]
    return word[:-1]


def _whole(stem: str) -> str:
    """Give a stem its doubled consonant or its silent ``e`` back."""
    short = len(re.findall(r"[aeiouy]+", stem.replace("qu", "kw"))) == 1
    if _DOUBLED.search(stem):
        return stem if len(stem) == 3 else stem[:-1]
    if stem.endswith("ll") and not short:
        return stem[:-1]
    if _SILENT.search(stem) or (short and _SILENT_SHORT.search(stem)):
        return stem + "e"
    return stem


def _noun(word: str) -> str:
    """Return the singular of a regular plural.

    Examples
    --------
    >>> [_noun(w) for w in ("denials", "allies", "witnesses", "cases", "congressmen", "crisis")]
    ['denial', 'ally', 'witness', 'case', 'congressman', 'crisis']
    """
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else word[:-3] + "y"
    if word.endswith("oes") or (word.endswith("es") and _SIBILANT.search(word[:-2])):
        return word[:-2]
    return word[:-1]


_RULES: Final = {"VERB": _verb, "AUX": _verb, "NOUN": _noun}
