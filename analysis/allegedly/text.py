r"""Texts: the immutable string that every offset points into, and how it is read from bytes.

Nothing edits a text.  White space, line ends (``\r\n`` included) and a byte order mark stay as
they are, so that an offset is an index into the decoded file.  Whoever wants plain quotation marks
works on `fold`, a copy of equal length, and cuts from the original.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ._errors import ReadError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its string, a name, and what is known about it.

    Parameters
    ----------
    string : str
        The text.  Every offset in this library is an index into it.
    name : str
        What the document is called in tables; for a file its name without extension.
    meta : mapping of str to object
        Date, outlet and the like; carried along, never read.

    Examples
    --------
    >>> Text("It rained.", name="rain").sha256[:12]
    '8b38b558e4df'
    """

    string: str
    name: str = ""
    meta: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8.

        A lone surrogate, which UTF-8 proper cannot hold, counts as its three bytes.
        """
        return hashlib.sha256(self.string.encode("utf-8", "surrogatepass")).hexdigest()


# --- an equal-length copy -------------------------------------------------------------------

_DOUBLE: Final = "“”„‟«»″〝〞＂"
_SINGLE: Final = "‘’‚‛‹›′ʼ´＇"
#: Spaces that `str.split` may or may not know; the last two have no width, and no word holds them.
_SPACE: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff"
)
_FOLD: Final = str.maketrans(_DOUBLE + _SINGLE + _SPACE, '"' * len(_DOUBLE) + "'" * len(_SINGLE) + " " * len(_SPACE))


def fold(string: str) -> str:
    r"""Return a copy of equal length with plain quotation marks, apostrophes and spaces.

    Parameters
    ----------
    string : str
        Any string.

    Returns
    -------
    str
        ``"`` for every curly, low or angled double mark, ``'`` for every single one and for
        apostrophes, a space for every space that is not ASCII and for marks of zero width (U+200B,
        U+FEFF).  Everything else, line ends included, is untouched; ``len`` is the same.

    Examples
    --------
    >>> fold("«It’s\u00a0over» “now”")
    '"It\'s over" "now"'
    """
    return string if string.isascii() else string.translate(_FOLD)


# --- bytes to string ------------------------------------------------------------------------

#: UTF-32 comes before UTF-16, whose mark is the beginning of its own.
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: The one encoding other than UTF that English news files come in.
_LEGACY: Final = "cp1252"
#: With fewer bytes than this beyond ASCII, the detector has nothing to go by.
_TELLING: Final = 4
#: Control codes that no text holds in those encodings.
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
#: Share of zero bytes on one side of the byte pairs that tells UTF-16 without a mark.
_ZEROS: Final = 0.4
_REMEDY: Final = "save the file as UTF-8"


def decode(data: bytes, *, name: str) -> str:
    r"""Decode the bytes of a text file.

    UTF-8 comes first.  A byte order mark tells UTF-8, UTF-16 or UTF-32, and zero bytes in every
    other place tell UTF-16 without one.  What is not UTF-8 is read as Windows-1252 if
    charset-normalizer finds that this gives plausible text.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        What to call the file in an error.

    Returns
    -------
    str
        The text.  Line ends stay as they are; a byte order mark stays as U+FEFF, so that offsets
        are those of a plain decode.

    Raises
    ------
    ReadError
        If the bytes are no text: damaged UTF-8 or UTF-16, zero bytes, control codes, another
        encoding.  The message names the file, the byte and the remedy.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfIt rained.\r\n", name="rain.txt")
    '\ufeffIt rained.\r\n'
    >>> decode(b"It\x92s over", name="rain.txt")
    'It’s over'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if b"\0" in data:
        return _strict(data, _utf16(data, name), name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        string = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: damaged {encoding} at byte {error.start} ({error.reason}); {_REMEDY}") from error
    if "\0" in string:
        at = len(string[: string.index("\0")].encode(encoding, "surrogatepass"))
        raise ReadError(f"{name}: zero character at byte {at}, so this is no text; {_REMEDY}")
    return string


def _utf16(data: bytes, name: str) -> str:
    """Return the byte order of UTF-16 that carries no mark."""
    pairs = max(1, len(data) // 2)
    first, second = data[::2].count(0) / pairs, data[1::2].count(0) / pairs
    if second >= _ZEROS > first:
        return "utf-16-le"
    if first >= _ZEROS > second:
        return "utf-16-be"
    raise ReadError(f"{name}: zero byte at byte {data.index(0)}, so this is no text; {_REMEDY}")


def _legacy(data: bytes, error: UnicodeDecodeError, name: str) -> str:
    """Decode what is not UTF-8."""
    bad = f"byte {error.start} (0x{data[error.start]:02x})"
    control = _CONTROL.search(data)
    if control:
        raise ReadError(
            f"{name}: control code 0x{control.group()[0]:02x} at byte {control.start()}, so this is no text; {_REMEDY}"
        ) from error
    # Sequences that are sound UTF-8 hardly arise by chance: then the file is UTF-8, and damaged.
    sound = sum(len(sequence) for sequence in _MULTIBYTE.findall(data))
    other = sum(byte >= 0x80 for byte in data) - sound
    if sound > other:
        raise ReadError(f"{name}: damaged utf-8 at {bad}: {error.reason}; {_REMEDY}") from error
    # Most runs never meet such a file, and the detector takes longer to import than a text to read.
    from charset_normalizer import from_bytes

    plausible = from_bytes(data, cp_isolation=[_LEGACY]).best() is not None
    try:
        string = data.decode(_LEGACY)
    except UnicodeDecodeError as undefined:
        raise ReadError(
            f"{name}: neither utf-8 (fails at {bad}) nor {_LEGACY} (fails at byte {undefined.start}); {_REMEDY}"
        ) from undefined
    if not plausible and other + sound >= _TELLING:
        raise ReadError(f"{name}: neither utf-8 (fails at {bad}) nor plausible as {_LEGACY}; {_REMEDY}") from error
    return string


def read_text(path: str | os.PathLike[str], *, meta: Mapping[str, object] | None = None) -> Text:
    """Read a text file, whatever its usual encoding.

    Parameters
    ----------
    path : path-like
        The file.
    meta : mapping of str to object, optional
        What is known about the document.

    Returns
    -------
    Text
        Named by the file's name without extension.  An empty file is an empty text.

    Raises
    ------
    ReadError
        If there is no such file, it cannot be opened, or it holds no text (see `decode`).

    Examples
    --------
    >>> read_text("no-such-article.txt")
    Traceback (most recent call last):
        ...
    allegedly.ReadError: no file 'no-such-article.txt'; check the path
    """
    path = Path(path)
    if path.is_dir():
        raise ReadError(f"'{path}' is a folder; name the files in it, such as '{path / '*.txt'}'")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"no file '{path}'; check the path") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot open '{path}': {error}") from error
    return Text(decode(data, name=str(path)), name=path.stem, meta=dict(meta or {}))
