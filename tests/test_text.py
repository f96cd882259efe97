from __future__ import annotations

import dataclasses
import hashlib
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly import ReadError
from allegedly.text import Text, decode, fold, read_text

CURLY = "“It’s a lie,” Núñez said… — €5\r\n"


def test_text_is_immutable_and_hashable() -> None:
    text = Text("It rained.", name="rain", meta={"outlet": "The Echo"})
    with pytest.raises(dataclasses.FrozenInstanceError):
        text.string = "It snowed."  # type: ignore[misc]
    assert hash(text) == hash(Text("It rained.", name="rain"))
    assert pickle.loads(pickle.dumps(text)) == text


def test_sha256_is_that_of_the_file() -> None:
    assert Text(CURLY).sha256 == hashlib.sha256(CURLY.encode("utf-8")).hexdigest()


def test_sha256_of_a_lone_surrogate() -> None:
    assert len(Text("\ud800").sha256) == 64


# --- fold -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("string", "folded"),
    [
        ("“No,” he said", '"No," he said'),
        ("„Nein“ «non» »nej«", '"Nein" "non" "nej"'),
        ("it’s ‘fine’ ‚so‘ ‹x›", "it's 'fine' 'so' 'x'"),
        ("10\u00a0000\u202fmen\u3000x", "10 000 men x"),
        ("\ufeffA\u200bB", " A B"),
        ("6′2″", "6'2\""),
        ("a\r\nb\tc—d…", "a\r\nb\tc—d…"),
    ],
)
def test_fold(string: str, folded: str) -> None:
    assert fold(string) == folded


@given(st.text())
def test_fold_keeps_the_length_and_folds_once(string: str) -> None:
    folded = fold(string)
    assert len(folded) == len(string)
    assert fold(folded) == folded


# --- decode ---------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_decode_without_a_mark(encoding: str) -> None:
    assert decode(CURLY.encode(encoding), name="x") == CURLY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays(encoding: str) -> None:
    assert decode(("\ufeff" + CURLY).encode(encoding), name="x") == "\ufeff" + CURLY


@pytest.mark.parametrize("string", ["It’s over", "é", "“", "café", "£5m", "§ 3", "“No,” he said.", "Peña – 50°"])
def test_short_windows_1252(string: str) -> None:
    assert decode(string.encode("cp1252"), name="x") == string


@pytest.mark.parametrize("ends", ["a\nb", "a\r\nb", "a\rb", "a\r\n\r\nb\r"])
def test_line_ends_stay(ends: str) -> None:
    assert decode(ends.encode(), name="x") == ends


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", name="x") == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", r"zero byte at byte 8"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01", r"control code 0x01 at byte 15"),
        ("naïve “talk”".encode()[:-1], r"damaged utf-8 at byte 14"),
        ("talk".encode("utf-16")[:-1], r"damaged utf-16-le at byte 8"),
        (b"a lie\x00", r"zero byte at byte 5"),
        (b"\xef\xbb\xbfa\x00", r"zero character at byte 4"),
        (b"\x81 lie", r"fails at byte 0"),
        ("Привет, это новости".encode("cp1251"), r"nor plausible as cp1252"),
        ("日本語の新聞記事".encode("shift_jis"), r"cp1252"),
    ],
)
def test_no_text_is_an_error_with_place_and_remedy(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=rf"^wire\.txt: .*{message}.*; save the file as UTF-8$"):
        decode(data, name="wire.txt")


@given(st.binary())
def test_decode_gives_text_or_a_read_error(data: bytes) -> None:
    try:
        string = decode(data, name="x")
    except ReadError:
        return
    assert "\0" not in string


# --- read_text ------------------------------------------------------------------------------


def test_read_text(tmp_path: Path) -> None:
    path = tmp_path / "2018-03-06.wells.txt"
    path.write_bytes(CURLY.encode())
    text = read_text(str(path), meta={"outlet": "The Echo"})
    assert text == Text(CURLY, name="2018-03-06.wells", meta={"outlet": "The Echo"})


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert read_text(tmp_path / "empty.txt").string == ""


def test_read_text_names_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no file '.*none\.txt'; check the path"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(ReadError, match=r"is a folder; name the files in it"):
        read_text(tmp_path)
    with pytest.raises(ReadError, match=r"cannot open"):
        read_text("null\0byte.txt")
