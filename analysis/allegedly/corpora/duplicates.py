"""Texts that repeat another: exactly, but for case and white space, or nearly.

Near duplicates are found by MinHash over runs of five words, with banding (Broder, A. 1997. On the resemblance and
containment of documents. *Compression and Complexity of Sequences*; Leskovec, J., A. Rajaraman & J. Ullman 2020.
*Mining of Massive Datasets*, chapter 3). Time is linear in the length of a text, and what is kept of it has one size,
whatever its length: about two kilobytes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

#: Words in a run.
SHINGLE: Final = 5
#: Resemblance from which two texts are near duplicates.
ALIKE: Final = 0.8
#: With fewer runs of words than this, chance alone makes texts alike.
_FEWEST: Final = 20
#: Numbers in a signature.
_LENGTH: Final = 60
#: Texts that agree in all numbers of a band are compared: of those that resemble each other by 0.8, 24 in 25 are.
_BANDS: Final = 8
_ROWS: Final = 5
#: Runs of words that are hashed at a time, so that a book takes no more memory than an article.
_AT_ONCE: Final = 4096
_WORD: Final = re.compile(r"\w+")
_MASK: Final = np.uint64(2**32 - 1)
# Multiply-shift hashing; the numbers are drawn once, from a seed, so that results are the same everywhere.
_DRAW: Final = np.random.default_rng(1997)
_FACTORS: Final = _DRAW.integers(1, 2**63, size=(_LENGTH, 1), dtype=np.uint64) | np.uint64(1)
_TERMS: Final = _DRAW.integers(0, 2**63, size=(_LENGTH, 1), dtype=np.uint64)

Signature = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A text that repeats another.

    Attributes
    ----------
    of : str
        Name of the text before it.
    resemblance : float
        Share of the runs of five words of both that they have in common, estimated, 0 to 1; 1 if they are the same.
    exact : bool
        Whether they are the same but for case and white space.
    """

    of: str
    resemblance: float
    exact: bool


class Repeats:
    """The texts seen so far, each as a hash and a signature.

    Examples
    --------
    >>> repeats = Repeats()
    >>> repeats.see("It rained all day.", "a"), repeats.see("It  rained all day. ", "b")
    (None, Repeat(of='a', resemblance=1.0, exact=True))
    """

    def __init__(self) -> None:
        self._exact: dict[bytes, str] = {}
        self._bands: dict[int, int] = {}
        self._signatures: list[Signature] = []
        self._names: list[str] = []

    def see(self, string: str, name: str) -> Repeat | None:
        """Tell which text before repeats this one, and keep this one in mind if none does exactly.

        Parameters
        ----------
        string : str
            The text.
        name : str
            Its name.

        Returns
        -------
        Repeat or None
            The text that is the same, else one that is nearly the same, else None.
        """
        words = " ".join(unicodedata.normalize("NFKC", string).casefold().split())
        key = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if (same := self._exact.setdefault(key, name)) != name:
            return Repeat(same, 1.0, exact=True)
        signature = signature_of(words)
        return None if signature is None else self._near(signature, name)

    def _near(self, signature: Signature, name: str) -> Repeat | None:
        keys = [_key(signature, band) for band in range(_BANDS)]
        alike = {self._bands[key] for key in keys if key in self._bands}
        best = max(((_resemblance(signature, self._signatures[one]), -one) for one in alike), default=(0.0, 0))
        if best[0] >= ALIKE:
            return Repeat(self._names[-best[1]], best[0], exact=False)
        for key in keys:
            self._bands.setdefault(key, len(self._names))
        self._signatures.append(signature)
        self._names.append(name)
        return None


def signature_of(words: str) -> Signature | None:
    """Return the signature of a text, None if it is too short to have one.

    Parameters
    ----------
    words : str
        The text in lower case.

    Returns
    -------
    numpy.ndarray or None
        60 numbers of 32 bits: the least hash of any run of five words under each of 60 hash functions.
    """
    found = [match.group() for match in _WORD.finditer(words)]
    runs = len(found) - SHINGLE + 1
    if runs < _FEWEST:
        return None
    least = np.full(_LENGTH, _MASK, dtype=np.uint64)
    for start in range(0, runs, _AT_ONCE):
        some = range(start, min(start + _AT_ONCE, runs))
        hashes = [zlib.crc32(" ".join(found[k : k + SHINGLE]).encode("utf-8", "surrogatepass")) for k in some]
        mixed = (_FACTORS * np.array(hashes, dtype=np.uint64) + _TERMS) >> np.uint64(32)
        np.minimum(least, mixed.min(axis=1), out=least)
    return least.astype(np.uint32)


def _key(signature: Signature, band: int) -> int:
    data = bytes((band,)) + signature[band * _ROWS : (band + 1) * _ROWS].tobytes()
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _resemblance(one: Signature, other: Signature) -> float:
    return round(float((one == other).mean()), 2)
