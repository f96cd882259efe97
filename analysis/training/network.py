"""The reading model as it is trained: one encoder, heads for attribution and syntax.

The encoder is BERT (Devlin et al. 2019) in the size of all-MiniLM-L6-v2 (Wang et al. 2020). Heads
read the vector of each word's first piece; position 0, the classification piece, stands for the
root of a sentence and for "no link". Tags are decoded by a linear-chain CRF (Lafferty et al.
2001), heads and links by biaffine scores (Dozat & Manning 2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpora import TAGS, UPOS

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = 4
IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of encoder and heads."""

    vocabulary: int = 30522
    positions: int = 512
    layers: int = 6
    width: int = 384
    attention_heads: int = 12
    inner: int = 1536
    link: int = 64
    arc: int = 192
    relation: int = 128
    relations: int = 0


class QuantizableLinear(nn.Linear):
    """A linear layer that can calculate as its exported integer form will (Jacob et al. 2018).

    With `quantized` set, weights are rounded to 7 bits an output channel and inputs to 8 bits a
    row; gradients pass as if nothing had been rounded.
    """

    quantized = False

    def forward(self, x: Tensor) -> Tensor:
        """Multiply the rows of `x`, rounded or not."""
        if not self.quantized:
            return super().forward(x)
        return functional.linear(rounded(x, 127), rounded(self.weight, 63), self.bias)


def rounded(x: Tensor, top: int) -> Tensor:
    """Round each row to multiples of its largest magnitude over `top`; the gradient ignores it."""
    with torch.no_grad():
        scale = x.abs().amax(-1, keepdim=True).clamp(min=1e-9) / top
        error = torch.round(x / scale) * scale - x
    return x + error


def quantize(model: nn.Module) -> None:
    """Let the encoder calculate as its exported form will."""
    for module in model.modules():
        if isinstance(module, QuantizableLinear):
            module.quantized = True


class Layer(nn.Module):
    """One transformer layer, normalised after each residual sum."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.attention_heads
        self.query = QuantizableLinear(shape.width, shape.width)
        self.key = QuantizableLinear(shape.width, shape.width)
        self.value = QuantizableLinear(shape.width, shape.width)
        self.output = QuantizableLinear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner = QuantizableLinear(shape.width, shape.inner)
        self.outer = QuantizableLinear(shape.inner, shape.width)
        self.norm_output = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Map vectors (batch, pieces, width); `mask` is True where there is a piece to attend to."""
        batch, length, width = x.shape
        split = (batch, length, self.heads, width // self.heads)
        query, key, value = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        # No dropout inside attention: with it PyTorch takes a path twice as slow on a CPU.
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.output(mixed)))
        return self.norm_output(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces to vectors; gives the outputs of all layers, embeddings first."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.casing = nn.Embedding(TYPES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Map ids and casing flags (batch, pieces) to vectors, one tensor a layer."""
        position = self.position.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.word(ids) + position + self.casing(types)))
        out = [x]
        for layer in self.layers:
            out.append(layer(out[-1], mask))
        return out


class Reader(nn.Module):
    """Encoder and heads. Word axes are one longer than the words: position 0 is root or none."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(shape.width, len(TAGS))
        self.transition = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.link_from = nn.Linear(shape.width, shape.link)
        self.link_to = nn.Linear(shape.width, shape.link)
        self.mix = nn.Parameter(torch.zeros(shape.layers + 1))
        self.upos = nn.Linear(shape.width, len(UPOS))
        self.arc_dependent = nn.Linear(shape.width, shape.arc)
        self.arc_head = nn.Linear(shape.width, shape.arc)
        self.arc = nn.Parameter(torch.zeros(shape.arc, shape.arc))
        self.arc_bias = nn.Linear(shape.arc, 1)
        self.relation_dependent = nn.Linear(shape.width, shape.relation)
        self.relation_head = nn.Linear(shape.width, shape.relation)
        self.relation = nn.Linear(3 * shape.relation, shape.relations)
        nn.init.eye_(self.arc)

    def words(self, ids: Tensor, types: Tensor, starts: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Return word vectors for attribution and for syntax, each (batch, 1 + words, width)."""
        layers = self.encoder(ids, types, mask)
        index = starts.unsqueeze(-1).expand(-1, -1, layers[0].shape[-1])
        weights = self.mix.softmax(0)
        mixed = sum(w * x for w, x in zip(weights.unbind(), layers, strict=True))
        assert isinstance(mixed, Tensor)
        return layers[-1].gather(1, index), mixed.gather(1, index)

    def attribution_scores(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return tag scores (batch, words, tags) and link scores (batch, words, 1 + words)."""
        x = self.dropout(x)
        link = self.link_from(x[:, 1:]) @ self.link_to(x).transpose(1, 2)
        return self.tag(x[:, 1:]), link / self.link_from.out_features**0.5

    def syntax_scores(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return scores of parts of speech and arcs, and the two vectors behind relations."""
        x = self.dropout(x)
        dependent = functional.gelu(self.arc_dependent(x[:, 1:]))
        head = functional.gelu(self.arc_head(x))
        arc = (dependent @ self.arc) @ head.transpose(1, 2) / self.arc.shape[0] ** 0.5
        arc = arc + self.arc_bias(head).transpose(1, 2)
        return (
            self.upos(x[:, 1:]),
            arc,
            functional.gelu(self.relation_dependent(x[:, 1:])),
            functional.gelu(self.relation_head(x)),
        )

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Score relations of paired vectors (..., relation) -> (..., relations)."""
        return self.relation(torch.cat((dependent, head, dependent * head), -1))


def legal_transitions() -> Tensor:
    """Return a mask over (from, to) tags: an inside tag only continues its own role."""
    allowed = torch.ones(len(TAGS), len(TAGS), dtype=torch.bool)
    for j, to in enumerate(TAGS):
        if to.startswith("I-"):
            for i, before in enumerate(TAGS):
                allowed[i, j] = before[1:] == to[1:] and before != "O"
    return allowed


def crf_loss(scores: Tensor, transition: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Return the summed negative log-likelihood of tag sequences.

    Parameters
    ----------
    scores : Tensor, shape (batch, words, tags)
    transition : Tensor, shape (tags, tags)
        From, to.
    gold : Tensor of int64, shape (batch, words)
    mask : Tensor of bool, shape (batch, words)
        True where there is a word; words come first.
    """
    scores = scores.float()
    transition = transition.masked_fill(~legal_transitions(), IMPOSSIBLE)
    weight = mask.float()
    own = scores.gather(2, gold.unsqueeze(-1)).squeeze(-1)
    step = transition[gold[:, :-1], gold[:, 1:]]
    path = (own * weight).sum() + (step * weight[:, 1:]).sum()
    total = scores[:, 0]
    for t in range(1, scores.shape[1]):
        following = torch.logsumexp(total.unsqueeze(2) + transition, 1) + scores[:, t]
        total = torch.where(mask[:, t, None], following, total)
    return torch.logsumexp(total, 1).sum() - path


def load_encoder(model: Reader, weights: Mapping[str, Tensor]) -> None:
    """Copy the published encoder weights into `model`, by their published names.

    The published model has one meaningful token type; all our casing flags start from it.
    """
    own = model.encoder
    flat: dict[str, Tensor] = {
        "word.weight": weights["embeddings.word_embeddings.weight"],
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "casing.weight": weights["embeddings.token_type_embeddings.weight"][:1].repeat(TYPES, 1),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "output": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    for k in range(len(own.layers)):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                flat[f"layers.{k}.{ours}.{part}"] = weights[f"encoder.layer.{k}.{theirs}.{part}"]
    own.load_state_dict(flat)
