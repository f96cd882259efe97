"""These run where the extra `train` is installed: ``pip install -e .[train]``."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from training import export  # noqa: E402
from training.corpora import TAGS  # noqa: E402
from training.network import (  # noqa: E402
    IMPOSSIBLE,
    Reader,
    Shape,
    crf_loss,
    legal_transitions,
    quantize,
    rounded,
)

SIZES = {"layers": 2, "width": 24, "attention_heads": 2, "inner": 48, "arc": 8, "relation": 6}
SMALL = Shape(vocabulary=50, positions=256, relations=5, **SIZES)


def test_crf_loss_is_the_likelihood_over_all_paths() -> None:
    torch.manual_seed(0)
    scores, transition = torch.randn(1, 3, len(TAGS)), torch.randn(len(TAGS), len(TAGS))
    gold = torch.tensor([[1, 2, 3]])
    legal = transition.masked_fill(~legal_transitions(), IMPOSSIBLE)

    def total(path: tuple[int, ...]) -> float:
        own = sum(float(scores[0, t, k]) for t, k in enumerate(path))
        return own + sum(float(legal[a, b]) for a, b in pairwise(path))

    every = torch.tensor([total(p) for p in product(range(len(TAGS)), repeat=3)])
    expected = torch.logsumexp(every, 0) - total((1, 2, 3))
    found = crf_loss(scores, transition, gold, torch.ones(1, 3, dtype=torch.bool))
    assert float(found) == pytest.approx(float(expected), abs=1e-3)


def test_crf_loss_ignores_padding() -> None:
    torch.manual_seed(0)
    scores, transition = torch.randn(1, 4, len(TAGS)), torch.randn(len(TAGS), len(TAGS))
    gold = torch.tensor([[0, 3, 0, 0]])
    short = crf_loss(scores[:, :2], transition, gold[:, :2], torch.ones(1, 2, dtype=torch.bool))
    padded = crf_loss(scores, transition, gold, torch.tensor([[True, True, False, False]]))
    assert float(short) == pytest.approx(float(padded), abs=1e-4)


def test_inside_tags_only_continue_their_role() -> None:
    allowed = legal_transitions()
    assert allowed[TAGS.index("B-CUE"), TAGS.index("I-CUE")]
    assert not allowed[TAGS.index("O"), TAGS.index("I-CUE")]
    assert not allowed[TAGS.index("B-SOURCE"), TAGS.index("I-CONTENT")]


def test_rounding_keeps_the_gradient_and_at_most_so_many_values() -> None:
    x = torch.randn(2, 500, requires_grad=True)
    y = rounded(x, 7)
    y.sum().backward()  # type: ignore[no-untyped-call]
    assert torch.equal(x.grad, torch.ones_like(x))
    assert len(torch.unique(y[0])) <= 15


def test_the_exported_graph_calculates_what_quantised_training_saw(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = Reader(SMALL)
    quantize(model)
    model.eval()
    weights = {name: p.detach().numpy() for name, p in model.named_parameters()}
    proto = export.build(weights, [f"r{k}" for k in range(5)], SMALL, "test")
    path = tmp_path / "small.onnx"
    path.write_bytes(proto.SerializeToString())
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids, types = np.arange(9), np.array([0, 1, 2, 3, 0, 0, 0, 1, 0])
    starts = np.array([0, 1, 2, 4, 7])
    names = ("tag", "link", "upos", "arc", "relation_dependent", "relation_head")
    found = session.run(list(names), {"ids": ids, "types": types, "starts": starts})
    with torch.no_grad():
        pieces, casing, first = (torch.from_numpy(x)[None] for x in (ids, types, starts))
        x, mixed = model.words(pieces, casing, first, None)
        expected = (*model.attribution_scores(x), *model.syntax_scores(mixed))
    for name, got, want in zip(names, found, expected, strict=True):
        assert np.abs(got - want[0].numpy()).max() < 0.05 * np.abs(want.numpy()).max(), name
