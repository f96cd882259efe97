"""One call that measures everything for which there are corpora."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._errors import Error
from .frame import frame
from .parts import PARTS, Inputs

if TYPE_CHECKING:
    import pandas as pd


def evaluate(
    *,
    polnear: str | PathLike[str] | None = None,
    ud: str | PathLike[str] | None = None,
    acts: str | PathLike[str] | None = None,
    marks: str | PathLike[str] | None = None,
    fresh_marks: str | PathLike[str] | None = None,
    syntax: str | PathLike[str] | None = None,
    judged: str | PathLike[str] | None = None,
    probes: str | PathLike[str] | None = None,
    seed: str | PathLike[str] | None = None,
    split: str = "dev",
    only: Sequence[str] = (),
    **options: Any,
) -> pd.DataFrame:
    """Measure the library on corpora and gold files.

    Every part for which the inputs are given is measured; so ``evaluate(seed="gold/seed.json")`` measures one.

    Parameters
    ----------
    polnear : path-like, optional
        Folder of PolNeAR (Newell, Margolin & Ruths 2018) that holds ``dev/text/*.txt`` and
        ``dev/attributions/*.ann``, or the same as ``dev.tar.gz``: part ``attributions``. Articles that several
        people annotated, of any split, tell what people reach.
    ud : path-like, optional
        Folder of treebanks of English in CoNLL-U, such as ``gum-dev.conllu.gz``: part ``treebanks``.
    acts, marks, fresh_marks, syntax, judged : path-like, optional
        Gold files that point into the articles of PolNeAR: parts ``acts``, ``marks``, ``marks_fresh``,
        ``news_syntax``, and with `acts` and `judged` ``rules``.
    probes, seed : path-like, optional
        Gold files with a text of their own: parts ``probes`` and ``seed``.
    split : str
        Split of the corpora to measure on.
    only : sequence of str
        Names of parts, if not all are wanted.
    options
        Of `allegedly.analyze`, such as ``without=["HEDGE.weasel"]``.

    Returns
    -------
    pandas.DataFrame
        One row a figure, as `allegedly.evaluation.recorded` gives it: ``part``, ``measure``, ``value``, the bounds
        ``low`` and ``high`` of the 95 % interval over articles (2,000 bootstrap samples, seed 0), ``n``,
        ``human``, ``source``, ``unit``, ``label``.

    Raises
    ------
    Error
        If nothing can be measured, a file is missing or damaged, or a gold file names an article that is not
        there.

    Notes
    -----
    Intervals are percentile intervals over articles (Efron & Tibshirani 1993, chapter 13); those of rules are
    Wilson's (1927).

    Examples
    --------
    >>> import json, tempfile
    >>> probe = {"id": "p1", "text": "Ann denied the fraud.", "must_not": [],
    ...          "edges": [{"type": "DENY", "source": "Ann", "target": []}]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "probes.json")
    ...     _ = path.write_text(json.dumps({"sentences": [probe]}), encoding="utf-8")
    ...     evaluate(probes=path)[["measure", "value", "n"]].values.tolist()
    [['acts', 100.0, 1], ['precision', 100.0, 1], ['recall', 100.0, 1], ['clean', 100.0, 1]]
    """
    given = {
        "polnear": polnear,
        "ud": ud,
        "acts": acts,
        "marks": marks,
        "fresh_marks": fresh_marks,
        "syntax": syntax,
        "judged": judged,
        "probes": probes,
        "seed": seed,
    }
    paths = {name: Path(path) for name, path in given.items() if path is not None}
    for name, path in paths.items():
        if not path.exists():
            raise Error(f"{name}: no {path}; say where it is")
    if unknown := sorted(set(only) - PARTS.keys()):
        raise Error(f"no part {unknown[0]!r}; the parts are {', '.join(PARTS)}")
    ready = [name for name, (needs, _) in PARTS.items() if paths.keys() >= set(needs)]
    for name in paths:
        if not any(name in PARTS[part][0] for part in ready):
            needs = min((needs for needs, _ in PARTS.values() if name in needs), key=len)
            others = " and ".join(one for one in needs if one not in paths)
            raise Error(f"{name} alone measures nothing; give {others} as well")
    chosen = [name for name in ready if not only or name in only or (name == "people" and "attributions" in only)]
    if missing := sorted(set(only) - set(chosen)):
        raise Error(f"part {missing[0]!r} needs {' and '.join(PARTS[missing[0]][0])}; say where they are")
    if not chosen or chosen == ["people"]:
        raise Error("nothing to measure; give polnear, ud, probes or seed")
    inputs = Inputs(**paths, split=split, options=options)
    return frame({name: PARTS[name][1](inputs) for name in chosen})
