"""These run where the extra `train` is installed: ``pip install -e .[train]``."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("safetensors")

from allegedly import reading  # noqa: E402
from allegedly.evaluation.treebanks import Tree  # noqa: E402
from allegedly.reading.windows import Words  # noqa: E402
from training import train  # noqa: E402
from training.corpora import Attributions, Labelled  # noqa: E402
from training.network import Shape  # noqa: E402

WORDS = "The mayor said the bridge was safe . The council denied it .".split()


def data() -> train.Data:
    """Return a few articles and trees of one sentence each, labelled anyhow."""
    n = len(WORDS)
    words = Words(WORDS, [False] * n, [0] * 8 + [1] * 5, [0] * n)
    article = Labelled("a", words, attributions=Attributions((1, 2, 3, *(5,) * (n - 3)), (-1,) * n))
    spans = tuple((k, k + 1) for k in range(4))
    tree = Tree("abcd", tuple("abcd"), spans, tuple("abcd"), ("NOUN",) * 4, (-1, 0, 0, 0), ("root", *("dep",) * 3))
    return train.Data([article] * 12, [[tree] * 30] * 12, ("dep", "root"), {})


class PowerCutError(Exception):
    """Stands for a power cut."""


def test_a_run_that_was_cut_ends_in_the_weights_of_an_undisturbed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = {"layers": 1, "width": 24, "attention_heads": 2, "inner": 48, "arc": 8, "relation": 6}
    monkeypatch.setattr(train, "Shape", lambda relations: Shape(relations=relations, **small))
    monkeypatch.setattr(train, "pretrained", lambda: (reading.default().tokenizer, {}))
    monkeypatch.setattr(train, "load_encoder", lambda model, weights: None)
    monkeypatch.setattr(train, "CHECKPOINT", 2)
    settings = train.Settings(epochs=2, warmup=2, pieces_attribution=32, pieces_syntax=64, quantized=True)

    whole = torch.load(train.run(data(), tmp_path / "whole", settings))["weights"]

    steps = 0
    true_loss = train.syntax_loss

    def cut(*args: object) -> object:
        nonlocal steps
        steps += 1
        if steps == 6:
            raise PowerCutError
        return true_loss(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(train, "syntax_loss", cut)
    with pytest.raises(PowerCutError):
        train.run(data(), tmp_path / "cut", settings)
    assert not (tmp_path / "cut" / "weights.pt").exists()
    monkeypatch.setattr(train, "syntax_loss", true_loss)
    resumed = torch.load(train.run(data(), tmp_path / "cut", settings))["weights"]

    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
