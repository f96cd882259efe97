"""Measure the peers: ``python -m bench.peers --data DIR``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click
import pandas as pd
from tqdm import tqdm

from allegedly import Error
from allegedly.evaluation import attributions as attribution_scores
from allegedly.evaluation.corpora import polnear, splits
from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.gold import read_json
from bench.environments import default_cache, interpreter
from bench.parts import GOLD
from bench.peers import figure, measuring
from bench.peers.registry import PEERS, Peer, read_table, recorded, write_table

DOCS: Final = Path(__file__).parents[3] / "docs"
TABLE: Final = DOCS / "peers.tsv"
DRAWN: Final = DOCS / "_static" / "peers"
_FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--data", type=_FOLDER, required=True, help="Folder that holds polnear/.")
@click.option("--gold", type=_FOLDER, help="Folder with marks_dev.json; default: gold/ in --data or beside it.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="How often each is timed.")
@click.option("--only", multiple=True, metavar="SYSTEM", help="A peer to run; may be given several times.")
@click.option(
    "--table",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    default=TABLE,
    show_default="docs/peers.tsv",
    help="Table to write; rows of peers that are not run stay.",
)
@click.option("--cache", type=click.Path(file_okay=False, path_type=Path), default=default_cache, show_default=True)
def main(data: Path, gold: Path | None, rounds: int, only: tuple[str, ...], target: Path, cache: Path) -> None:
    """Run other people's programs over PolNeAR dev and score them as the library is scored.

    Environments are made on request and kept; ConvoKit's takes 6.5 GB. A peer that cannot be installed is named on the
    error stream and left out.
    """
    beside = gold or next((one for one in (data / "gold", data.parent / "gold") if one.is_dir()), data)
    corpus = {split: polnear(data / "polnear", split) for split in splits(data / "polnear")}
    fresh = read_json(GOLD / "marks_train.json")
    marked = {
        "hedges": read_json(beside / "marks_dev.json"),
        "hedges_fresh": fresh,
        "hedges_held_out": [item for item in fresh if item["held_out"]],
    }
    wanted = {item["article"] for items in marked.values() for item in items} | {one.name for one in corpus["dev"]}
    texts = {one.name: one.string for articles in corpus.values() for one in articles if one.name in wanted}

    known = [peer for peer in PEERS if not only or peer.system in only]
    peers = [peer for peer in known if _installed(peer, cache)]
    if not peers:
        sys.exit(1)
    with tqdm(desc="peers", total=rounds * len(peers), leave=False) as bar:
        outcomes = measuring.run(peers, texts, cache, rounds=rounds, tick=bar.update)
    shared = [(one.string, one.annotations) for all_ in corpus.values() for one in all_ if len(one.annotations) > 1]
    agreed = attribution_scores.agreement(shared)
    people = {("attributions", name): Estimate(agreed[name], n=len(shared)) for name in measuring.ATTRIBUTIONS}
    measured = {
        "people": ("", people),
        **{
            peer.system: (
                outcomes[peer.system].version,
                measuring.figures(peer, outcomes[peer.system], corpus["dev"], marked),
            )
            for peer in peers
            if peer.system in outcomes
        },
    }
    for peer in peers:
        if peer.system not in outcomes:
            click.echo(f"{peer.system}: failed, left out", err=True)
    found = merged(measuring.table(measured), read_table(target) if target.exists() else recorded())
    write_table(found, target)
    click.echo(figure.summary(found))
    click.echo(f"written to {target}", err=True)
    if target == TABLE:
        figure.draw(found, DRAWN)
        click.echo(f"written to {DRAWN}.*", err=True)


def _installed(peer: Peer, cache: Path) -> bool:
    try:
        if peer.requirements:
            interpreter(cache / peer.environment, peer.requirements)
    except Error as error:
        click.echo(f"{peer.system}: not run: {error}", err=True)
        return False
    return True


def merged(measured: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Put new figures before those of peers that were not run, which stay; recorded ones come from their file."""
    known = recorded()
    gone = {*measured["system"], *known["system"]}
    kept = before[~before["system"].isin(gone)]
    found = pd.concat([measured, kept, known], ignore_index=True)
    order = {name: number for number, name in enumerate(["people", *(peer.system for peer in PEERS)])}
    rank = found["system"].map(lambda name: order.get(name, len(order)))
    return found.iloc[rank.sort_values(kind="stable").index].reset_index(drop=True)


if __name__ == "__main__":
    main(prog_name="python -m bench.peers")
