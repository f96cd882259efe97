"""Read a text with the trained model: attribution tags and links, parts of speech, dependencies.

One small encoder answers all of these in one pass over a window of a few sentences. Windows
overlap; each word's answer comes from the one window in whose core it stands. One window is run
at a time, so that what a text gives depends on that text alone.
"""

from __future__ import annotations

import bisect
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from .._errors import ModelError
from .._types import Span
from ..lemmas import lemma
from ..segments import Segment, Sentence, segments, sentences
from ..text import fold
from ..tokens import Token, tokenize
from .decode import runs, softmax, tree, viterbi
from .files import checked
from .windows import LEFT, LOWER, RIGHT, SIZE, Window, Words, identity, pieces, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Scores = NDArray[np.float32]

#: Where the shipped model lies, below the package.
FOLDER: Final = "model"
_PER_WORD: Final = ("tag", "link", "upos", "arc", "relation_dependent", "relation_head")
#: Rows of a product that OpenBLAS works out in one thread.
_ROWS: Final = 12
#: Forms whose pieces a model remembers, a few megabytes.
_MOST_KNOWN: Final = 50_000
_CONSTANT: Final = ("transition", "relation_weight", "relation_bias")


@dataclass(frozen=True)
class Reading:
    """What the model read, as parallel tuples with one item a token.

    All indices are token indices of the whole document; spans are half-open character ranges of
    the untouched text.

    Attributes
    ----------
    string : str
        The text.
    segments, sentences, tokens : tuple
        Its parts in order.
    lemma, upos, deprel : tuple of str
        Lemma, universal part of speech, and Universal Dependencies relation with subtype.
    head : tuple of int
        Head of the token, -1 for the root of its sentence. Each sentence is one tree.
    tag : tuple of str
        ``O`` or ``B-``/``I-`` with ``SOURCE``, ``CUE`` or ``CONTENT``.
    link : tuple of int
        For a content token the first token of its cue, for a cue token the first token of its
        source, -1 for none.
    score : tuple of float
        The model's probability of the tag.
    """

    string: str
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    lemma: tuple[str, ...]
    upos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]
    tag: tuple[str, ...]
    link: tuple[int, ...]
    score: tuple[float, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.head]
        for i, h in enumerate(self.head):
            if h >= 0:
                found[h].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _first_tokens(self) -> list[int]:
        """First token of each sentence, and the number of tokens at the end."""
        owners = [t.sentence for t in self.tokens]
        return [bisect.bisect_left(owners, k) for k in range(len(self.sentences) + 1)]

    @cached_property
    def answers(self) -> dict[object, Any]:
        """What rules have found out about single words, see `allegedly._remembered`."""
        return {}

    def children(self, i: int, *relations: str) -> tuple[int, ...]:
        """Return the dependents of token `i` in order, of the given relations or of any."""
        found = self._children[i]
        if not found or not relations:
            return found
        deprel = self.deprel
        return tuple([c for c in found if deprel[c] in relations])

    def subtree(self, i: int) -> tuple[int, ...]:
        """Return token `i` and all that hangs from it, in text order."""
        found = [i]
        for j in found:
            found.extend(self._children[j])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the head of token `i`, its head, and so on up to the root."""
        while (i := self.head[i]) >= 0:
            yield i

    def span(self, i: int, j: int) -> Span:
        """Return the characters from token `i` to token `j`, both included."""
        return self.tokens[i].start, self.tokens[j].end

    def yield_span(self, i: int) -> Span:
        """Return the characters from the first to the last token of the subtree of `i`."""
        found = self.subtree(i)
        return self.span(found[0], found[-1])

    def sentence_tokens(self, k: int) -> range:
        """Return the token indices of sentence `k`."""
        return range(self._first_tokens[k], self._first_tokens[k + 1])

    def text(self, i: int) -> str:
        """Return the surface of token `i`."""
        return self.tokens[i].text

    def token_at(self, offset: int) -> int | None:
        """Return the token that covers a character offset, or None between tokens."""
        i = bisect.bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    def tokens_in(self, span: Span) -> range:
        """Return the tokens that start inside a span."""
        return range(bisect.bisect_left(self._starts, span[0]), bisect.bisect_left(self._starts, span[1]))


@dataclass(frozen=True, slots=True)
class Labels:
    """The model's answer for a sequence of words; see `Reading` for the fields."""

    upos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]
    tag: tuple[str, ...]
    link: tuple[int, ...]
    score: tuple[float, ...]


class Model:
    """The reading model, loaded: an ONNX session, its vocabulary and its label names.

    Parameters
    ----------
    path : path-like, optional
        The ONNX file, with ``vocab.txt`` beside it; the one in the package by default.
    threads : int
        Processor threads a window may use.

    Attributes
    ----------
    sha256 : str
        Hash of the model file.

    Raises
    ------
    ModelError
        If the file is missing, is not the one that came with the library, is not an ONNX model, or carries no
        labels of ours.
    """

    def __init__(self, path: str | Path | None = None, *, threads: int = 1) -> None:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as failures

        self.path = Path(path) if path is not None else default_path()
        if not self.path.is_file():
            raise ModelError(f"no reading model at {str(self.path)!r}: reinstall allegedly, or run `make model`")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        data = checked(self.path)
        self.sha256: str = hashlib.sha256(data).hexdigest()
        try:
            self._session: Any = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        except (failures.Fail, failures.InvalidProtobuf, failures.InvalidGraph, failures.NoSuchFile) as error:
            raise ModelError(f"{str(self.path)!r} is no readable ONNX model: {error}") from error
        properties = self._session.get_modelmeta().custom_metadata_map
        if "allegedly" not in properties:
            raise ModelError(f"{str(self.path)!r} is an ONNX model, but none of allegedly's")
        labels = json.loads(properties["allegedly"])
        self.version: str = labels["version"]
        self.tags: tuple[str, ...] = tuple(labels["tags"])
        self.upos: tuple[str, ...] = tuple(labels["upos"])
        self.relations: tuple[str, ...] = tuple(labels["relations"])
        self.tokenizer = _tokenizer(self.path.with_name("vocab.txt"))
        self._known: dict[str, tuple[int, ...]] = {}
        self._classify = identity(self.tokenizer, "[CLS]")
        nothing = (np.asarray(some, dtype=np.int64) for some in ([self._classify], [LOWER], [0, 0]))
        constants = self.run(*nothing, outputs=_CONSTANT)
        self.transition = constants["transition"]
        self._relation = constants["relation_weight"].T.copy(), constants["relation_bias"]

    def run(
        self,
        ids: NDArray[np.int64],
        types: NDArray[np.int64],
        starts: NDArray[np.int64],
        *,
        outputs: Sequence[str] = _PER_WORD,
    ) -> dict[str, Scores]:
        """Run the encoder and its heads on one window."""
        feed = {"ids": ids, "types": types, "starts": starts}
        return dict(zip(outputs, self._session.run(list(outputs), feed), strict=True))

    def label(self, words: Words, *, size: int = SIZE, left: int = LEFT, right: int = RIGHT) -> Labels:
        """Label a sequence of words.

        Parameters
        ----------
        words : Words
            A document: forms, and where sentences and paragraphs begin.
        size, left, right : int
            Most pieces of a window and its overlap, see `allegedly.reading.windows.windows`.
        """
        if not len(words):
            return Labels((), (), (), (), (), ())
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        cut = pieces(self.tokenizer, words, known=self._known)
        laid = windows(words, cut, size=size, left=left, right=right)
        answers = []
        for window in laid:
            begin = int(cut.starts[window.first])
            end = int(cut.starts[window.last]) if window.last < len(words) else len(cut.ids)
            ids = np.concatenate(([self._classify], cut.ids[begin:end]))
            types = np.concatenate(([LOWER], cut.types[begin:end]))
            starts = np.concatenate(([0], cut.starts[window.first : window.last] - begin + 1))
            answers.append(self.run(ids, types, starts))

        cores = [slice(w.core_first - w.first, w.core_last - w.first) for w in laid]
        emission = np.concatenate([a["tag"][core] for a, core in zip(answers, cores, strict=True)])
        inside = frozenset(k for k, tag in enumerate(self.tags) if tag[0] == "I")
        best = viterbi(emission, self.transition, inside)
        tag = tuple(self.tags[k] for k in best)
        score = softmax(emission)[np.arange(len(best)), best]
        upos = np.concatenate([a["upos"][core] for a, core in zip(answers, cores, strict=True)]).argmax(1)
        head, deprel = self._trees(words, laid, answers)
        return Labels(
            tuple(self.upos[k] for k in upos),
            tuple(head),
            tuple(deprel),
            tag,
            tuple(_links(tag, laid, [a["link"] for a in answers])),
            tuple(score.tolist()),
        )

    def _trees(
        self, words: Words, laid: Sequence[Window], answers: Sequence[dict[str, Scores]]
    ) -> tuple[list[int], list[str]]:
        """Return head and relation of each word.

        The part of a sentence inside one core is one tree. A sentence longer than a window has
        several parts: the roots of the later ones hang from the first as parataxis.
        """
        root = self.relations.index("root")
        head: list[int] = []
        deprel: list[str] = []
        top: dict[int, int] = {}
        for window, answer in zip(laid, answers, strict=True):
            shift = window.first
            local: list[int] = []
            at = window.core_first
            while at < window.core_last:
                end = bisect.bisect_right(words.sentence, words.sentence[at], at, window.core_last)
                arcs = answer["arc"][at - shift : end - shift]
                inside = np.concatenate((arcs[:, :1], arcs[:, at - shift + 1 : end - shift + 1]), 1)
                local.extend(h + at if h >= 0 else -1 for h in tree(inside))
                at = end
            core = slice(window.core_first - shift, window.core_last - shift)
            chosen = np.asarray([h - shift + 1 if h >= 0 else 0 for h in local])
            own, above = answer["relation_dependent"][core], answer["relation_head"][chosen]
            joined = np.concatenate((own, above, own * above), 1)
            # A few rows at a time: a larger product wakes numpy's threads, which cost more than they do, and
            # get in each other's way where several processes analyse.
            products = [joined[at : at + _ROWS] @ self._relation[0] for at in range(0, len(joined), _ROWS)]
            scores = np.concatenate(products) + self._relation[1]
            scores[chosen > 0, root] = -np.inf
            names = [self.relations[k] for k in scores.argmax(1)]
            for i, (h, name) in enumerate(zip(local, names, strict=True), start=window.core_first):
                first = top.setdefault(words.sentence[i], i) if h < 0 else i
                head.append(h if h >= 0 or first == i else first)
                deprel.append(name if h >= 0 else "root" if first == i else "parataxis")
        return head, deprel


def _links(tag: Sequence[str], laid: Sequence[Window], scores: Sequence[Scores]) -> list[int]:
    """Return each word's link: one for a whole stretch, by the mean vote of its words.

    Content votes among the cues, a cue among the sources, that stand in the window; or for none.
    """
    found = runs(tag)
    out = [-1] * len(tag)
    anchors = {
        "CONTENT": [first for role, first, _ in found if role == "CUE"],
        "CUE": [first for role, first, _ in found if role == "SOURCE"],
    }
    k = 0
    votes: dict[int, dict[int, float]] = {}
    linking = [(role, first, last) for role, first, last in found if role in anchors]
    for window, score in zip(laid, scores, strict=True):
        visible = {
            role: np.asarray(
                starts[bisect.bisect_left(starts, window.first) : bisect.bisect_left(starts, window.last)],
                dtype=np.intp,
            )
            for role, starts in anchors.items()
        }
        while k and linking[k - 1][2] > window.core_first:
            k -= 1
        while k < len(linking) and linking[k][1] < window.core_last:
            role, first, last = linking[k]
            k += 1
            begin, end = max(first, window.core_first), min(last, window.core_last)
            if begin >= end:
                continue
            columns = np.r_[0, visible[role] - window.first + 1]
            share = softmax(score[begin - window.first : end - window.first][:, columns]).sum(0)
            tally = votes.setdefault(first, {})
            for target, vote in zip((-1, *visible[role].tolist()), share.tolist(), strict=True):
                tally[target] = tally.get(target, 0.0) + vote
    for _, first, last in linking:
        tally = votes[first]
        out[first:last] = [max(tally, key=lambda target: (tally[target], -target))] * (last - first)
    return out


def _tokenizer(vocabulary: Path) -> Tokenizer:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    if not vocabulary.is_file():
        raise ModelError(f"the reading model has no vocabulary at {str(vocabulary)!r}: reinstall allegedly")
    lines = checked(vocabulary).decode("utf-8").splitlines()
    tokenizer = Tokenizer(models.WordPiece(dict(zip(lines, range(len(lines)), strict=True)), unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def default_path() -> Path:
    """Return the path of the model in the package."""
    return Path(str(resources.files("allegedly") / FOLDER / "reading.onnx"))


@lru_cache(maxsize=2)
def default(threads: int = 1) -> Model:
    """Return the shipped model, loaded once a process and number of threads."""
    return Model(threads=threads)


def words(string: str, parsed: Sequence[Sentence], tokens: Sequence[Token]) -> Words:
    """Return a text's tokens in the form that the model reads."""
    copy = fold(string)
    return Words(
        [copy[t.start : t.end] for t in tokens],
        [t.start > 0 and not string[t.start - 1].isspace() for t in tokens],
        [t.sentence for t in tokens],
        [parsed[t.sentence].segment for t in tokens],
    )


def read(string: str, *, model: Model | None = None) -> Reading:
    """Read a text.

    Parameters
    ----------
    string : str
        Any text; nothing in it makes this raise.
    model : Model, optional
        The shipped one by default.

    Raises
    ------
    ModelError
        If the shipped model is missing or damaged.

    Examples
    --------
    >>> reading = read("Moscow denied the charge.")
    >>> reading.upos
    ('PROPN', 'VERB', 'DET', 'NOUN', 'PUNCT')
    """
    parts = segments(string)
    parsed = sentences(string, parts)
    tokens = tokenize(string, parsed)
    labels = (model or default()).label(words(string, parsed, tokens))
    return Reading(
        string,
        parts,
        parsed,
        tokens,
        tuple(lemma(t.text, u) for t, u in zip(tokens, labels.upos, strict=True)),
        labels.upos,
        labels.head,
        labels.deprel,
        labels.tag,
        labels.link,
        labels.score,
    )
