"""Train the reading model: ``python -m training.train --data DIR --out DIR``.

Each step takes a batch of PolNeAR and a batch of treebank windows and sums their losses. Training
has two stages: a long one from the published encoder, and a short one in which the encoder already
calculates in the integers of the exported file. Each stage hands on a running average of its
weights. A run that was stopped goes on from its last checkpoint; with the same seed, data and
versions it ends in the same weights.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from allegedly.evaluation.treebanks import Tree, conllu
from allegedly.reading import default_path
from allegedly.reading.files import write_sums
from training import corpora
from training.batches import IGNORE, Batch, Sample, batches, pad, samples, treebank_samples
from training.export import export
from training.network import IMPOSSIBLE, Reader, Shape, crf_loss, load_encoder, quantize
from training.pretrained import folder, pretrained
from training.record import RECORD, update, versions

log = logging.getLogger("training")

#: Steps from one checkpoint to the next.
CHECKPOINT = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a stage depends on besides data, versions and the weights it starts from."""

    seed: int = 1
    quantized: bool = False
    epochs: int = 4
    rate: float = 3e-4
    rate_heads: float = 1e-3
    warmup: int = 150
    weight_decay: float = 0.01
    dropout: float = 0.1
    pieces_attribution: int = 2048
    pieces_syntax: int = 1536
    weight_crf: float = 1.0
    weight_link: float = 0.3
    weight_syntax: float = 0.5
    average: float = 0.998


STAGES = (Settings(), Settings(seed=2, quantized=True, epochs=1, rate=1e-4, rate_heads=3e-4, warmup=50))


def attribution_loss(model: Reader, batch: Batch, x: Tensor, settings: Settings) -> Tensor:
    """Return the mean loss a word of tags and links."""
    tag, link = model.attribution_scores(x)
    gold = batch.labels["tag"]
    n = batch.words.sum()
    crf = crf_loss(tag, model.transition, gold.clamp(min=0), batch.words) / n
    plain = functional.cross_entropy(tag.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    seen = functional.pad(batch.words, (1, 0), value=True)
    link = link.float().masked_fill(~seen[:, None, :], IMPOSSIBLE)
    linked = functional.cross_entropy(link.flatten(0, 1), batch.labels["link"].flatten(), ignore_index=IGNORE)
    return settings.weight_crf * crf + plain + settings.weight_link * linked


def syntax_loss(model: Reader, batch: Batch, x: Tensor) -> Tensor:
    """Return the mean loss a word of parts of speech, heads and relations."""
    upos, arc, dependent, head = model.syntax_scores(x)
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    arc = arc.float().masked_fill(~functional.pad(same, (1, 0), value=True), IMPOSSIBLE)
    gold = batch.labels["head"]
    index = gold.clamp(min=0).unsqueeze(-1).expand(-1, -1, head.shape[-1])
    relation = model.relation_scores(dependent, head.gather(1, index))
    known = batch.labels["deprel"].masked_fill(gold == IGNORE, IGNORE)
    return (
        functional.cross_entropy(upos.float().flatten(0, 1), batch.labels["upos"].flatten(), ignore_index=IGNORE)
        + functional.cross_entropy(arc.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
        + functional.cross_entropy(relation.float().flatten(0, 1), known.flatten(), ignore_index=IGNORE)
    )


def optimizer(model: Reader, settings: Settings) -> torch.optim.AdamW:
    """Return AdamW: a low rate for the encoder, a high one for the new heads, no decay of biases."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        key = (name.startswith("encoder."), parameter.ndim > 1)
        groups.setdefault(key, []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": settings.rate if encoder else settings.rate_heads,
                "weight_decay": settings.weight_decay if matrix else 0.0,
            }
            for (encoder, matrix), parameters in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def schedule(step: int, total: int, warmup: int) -> float:
    """Return the share of the full rate at a step: linear up, linear down."""
    return min((step + 1) / warmup, max(0.0, (total - step) / (total - warmup)))


@dataclass(frozen=True, slots=True)
class Data:
    """What a run reads, with the hashes of the files behind it."""

    articles: list[corpora.Labelled]
    treebank: list[list[Tree]]
    relations: tuple[str, ...]
    hashes: dict[str, str]


def load(data: Path) -> Data:
    """Read the training splits below `data` (``polnear/``, ``ud/``)."""
    files = [data / "polnear" / "train.tar.gz", *sorted((data / "ud").glob("*-train.conllu.gz"))]
    articles = corpora.polnear(files[0])
    treebank = [document for path in files[1:] for document in conllu(path)]
    relations = {r for document in treebank for tree in document for r in tree.deprel}
    return Data(articles, treebank, tuple(sorted(relations)), {p.name: corpora.sha256(p) for p in files})


class Stream:
    """Batches of both tasks by step, the same for the same seed whenever it is entered."""

    def __init__(self, data: Data, tokenizer: Any, settings: Settings) -> None:
        self.data, self.tokenizer, self.settings = data, tokenizer, settings
        self.syntax: list[list[Sample]] = []
        self.syntax_epoch = 0

    def attribution(self, epoch: int) -> list[list[Sample]]:
        """Return the PolNeAR batches of an epoch."""
        rng = random.Random(f"attribution {self.settings.seed} {epoch}")
        found = [
            sample
            for article in self.data.articles
            for sample in samples(self.tokenizer, article, self.data.relations, rng)
        ]
        return batches(found, size=self.settings.pieces_attribution, rng=rng)

    def treebank(self) -> Iterator[list[Sample]]:
        """Yield treebank batches for ever, epoch after epoch."""
        for epoch in range(sys.maxsize):
            rng = random.Random(f"syntax {self.settings.seed} {epoch}")
            found = list(treebank_samples(self.tokenizer, self.data.treebank, self.data.relations, rng))
            yield from batches(found, size=self.settings.pieces_syntax, rng=rng)


def run(data: Data, out: Path, settings: Settings, *, start: Path | None = None) -> Path:
    """Train a stage, or go on with it, and return the path of its averaged weights.

    Parameters
    ----------
    data : Data
        What to learn from.
    out : Path
        Folder for checkpoint, log and weights.
    settings : Settings
        The stage.
    start : Path, optional
        Weights to start from; the published encoder and new heads by default.
    """
    final = out / "weights.pt"
    if final.exists():
        log.info("%s is there already", final)
        return final
    out.mkdir(parents=True, exist_ok=True)
    tokenizer, published = pretrained()
    torch.manual_seed(settings.seed)
    shape = Shape(relations=len(data.relations))
    model = Reader(shape, settings.dropout)
    if start is None:
        load_encoder(model, published)
    else:
        model.load_state_dict(torch.load(start, weights_only=True)["weights"])
    if settings.quantized:
        quantize(model)
    average = {name: p.detach().clone() for name, p in model.named_parameters()}
    optim = optimizer(model, settings)
    rates = [group["lr"] for group in optim.param_groups]
    stream = Stream(data, tokenizer, settings)
    per_epoch = len(stream.attribution(0))
    total = settings.epochs * (per_epoch + per_epoch // 50 + 1)  # later epochs differ by a few batches

    step = begin = 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        if state["settings"] != asdict(settings) or state["hashes"] != data.hashes:
            raise SystemExit(f"{checkpoint}: made with other settings or data; choose another --out")
        model.load_state_dict(state["model"])
        optim.load_state_dict(state["optimizer"])
        average, begin = state["average"], state["step"]
        log.info("goes on from step %d", begin)

    def save() -> None:
        state = {
            "model": model.state_dict(),
            "optimizer": optim.state_dict(),
            "average": average,
            "step": step,
            "settings": asdict(settings),
            "hashes": data.hashes,
        }
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").replace(checkpoint)

    model.train()
    treebank = stream.treebank()
    started, shown = time.monotonic(), [0.0, 0.0]
    for epoch in range(settings.epochs):
        for group in stream.attribution(epoch):
            other = next(treebank)
            if step < begin:
                step += 1
                continue
            torch.manual_seed(settings.seed * 1_000_003 + step)
            share = schedule(step, total, settings.warmup)
            for rate, param_group in zip(rates, optim.param_groups, strict=True):
                param_group["lr"] = rate * share
            optim.zero_grad(set_to_none=True)
            for kind, samples_ in enumerate((group, other)):
                batch = pad(samples_)
                mask = batch.mask[:, None, None, :]
                with torch.autocast("cpu", torch.bfloat16):
                    x, mixed = model.words(batch.ids, batch.types, batch.starts, mask)
                    loss = (
                        settings.weight_syntax * syntax_loss(model, batch, mixed)
                        if kind
                        else attribution_loss(model, batch, x, settings)
                    )
                loss.backward()  # type: ignore[no-untyped-call]
                shown[kind] += float(loss.detach())
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optim.step()
            step += 1
            keep = min(settings.average, (step + 1) / (step + 10))
            with torch.no_grad():
                for name, parameter in model.named_parameters():
                    average[name].lerp_(parameter, 1 - keep)
            if step % 50 == 0:
                speed = (step - begin) / (time.monotonic() - started)
                left = (total - step) / speed / 60
                log.info(
                    "epoch %d step %d/%d attribution %.3f syntax %.3f %.2f steps/s %.0f min left",
                    *(epoch, step, total, shown[0] / 50, shown[1] / 50, speed, left),
                )
                shown = [0.0, 0.0]
            if step % CHECKPOINT == 0:
                save()
        save()
        torch.save({"weights": average, "relations": list(data.relations)}, out / f"epoch{epoch}.pt")
        log.info("epoch %d done", epoch)
    torch.save({"weights": average, "relations": list(data.relations)}, final)
    return final


def main(argv: Sequence[str] | None = None) -> None:
    """Train both stages, export the model and write the record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and ud/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and weights")
    parser.add_argument("--model", type=Path, default=default_path(), help="the ONNX file to write")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(args.out / "train.log")],
    )
    torch.set_num_threads(args.threads)
    data = load(args.data)
    weights: Path | None = None
    for number, settings in enumerate(STAGES, start=1):
        weights = run(data, args.out / f"stage{number}", settings, start=weights)
    assert weights is not None
    digest = export(weights, args.model)
    args.model.with_name("vocab.txt").write_bytes((folder() / "vocab.txt").read_bytes())
    write_sums(args.model.parent, args.model.name, "vocab.txt")
    update(RECORD, "model", {"sha256": digest, "bytes": args.model.stat().st_size})
    update(RECORD, "training", {"data": data.hashes, "stages": [asdict(s) for s in STAGES], **versions()})
    log.info("wrote %s, sha256 %s", args.model, digest)


if __name__ == "__main__":
    main()
