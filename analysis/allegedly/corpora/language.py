"""Whether a text looks like English."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Any, Final

#: Shorter texts give the detector nothing to go by.
_SHORTEST: Final = 200
#: A detector needs no more than this of a long text.
_ENOUGH: Final = 1000
#: Less sure than this, it is not believed.
_SURE: Final = 0.8


def available() -> bool:
    """Tell whether the detector is installed."""
    return find_spec("py3langid") is not None


@lru_cache(maxsize=1)
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def other_language(string: str, *, wanted: str) -> str | None:
    """Return the language of a text if it is not the one wanted.

    Parameters
    ----------
    string : str
        The text, of which the first 1,000 characters are looked at.
    wanted : str
        The language by its code in ISO 639-1.

    Returns
    -------
    str or None
        The code of the other language; None if the text is in the wanted one, is shorter than 200 characters, or
        the detector is less sure than 0.8.

    Notes
    -----
    The detector is that of Lui, M. & T. Baldwin (2012). langid.py: An off-the-shelf language identification tool. ACL.
    """
    if len(string) < _SHORTEST:
        return None
    start = string[:_ENOUGH].encode("utf-8", "replace").decode("utf-8")
    code, sure = _detector().classify(start)
    return str(code) if code != wanted and sure >= _SURE else None
