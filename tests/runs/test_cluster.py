"""Many machines: here two workers of Dask on one, of which one is killed on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from runs.made import PART_WORDS, contents, texts

import allegedly as al

pytest.importorskip("pyarrow")
pytest.importorskip("filelock")
dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

COUNT = 12


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster


def test_results_are_those_of_one_process_though_a_worker_is_killed(cluster: Any, tmp_path: Path) -> None:
    al.run_corpus(texts(COUNT), tmp_path / "here", part_words=PART_WORDS)
    pids = [worker.pid for worker in cluster.workers.values()]
    assert len(pids) == 2

    def killing() -> Iterator[al.Text]:
        for number, text in enumerate(texts(COUNT)):
            if number == COUNT // 2:
                os.kill(pids[0], signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
            yield text

    al.run_corpus(killing(), tmp_path / "there", part_words=PART_WORDS, cluster=cluster.scheduler_address)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_nobody_at_the_address(tmp_path: Path) -> None:
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(al.RunError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"),
    ):
        al.run_corpus(texts(1), tmp_path / "out", cluster="tcp://127.0.0.1:9")
