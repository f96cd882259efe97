"""Train the Punkt sentence parameters that ship as ``allegedly/data/punkt.json``.

Punkt (Kiss & Strunk 2006, https://doi.org/10.1162/coli.2006.32.4.485) learns abbreviations and
frequent sentence starters from raw text.  What it learns is pruned to what holds beyond the
corpus, and joined with the abbreviations that news style prescribes.  The file holds single
words and flags, nothing longer.

    python analysis/training/punkt.py --corpus DIR [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nltk.tokenize.punkt import _ORTHO_BEG_UC, _ORTHO_MID_LC, PunktTrainer

from allegedly.segments import segments
from allegedly.text import fold, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUT: Final = Path(__file__).resolve().parents[1] / "allegedly" / "data" / "punkt.json"

#: Abbreviations that introduce what follows; a sentence never ends with them.
NEVER_FINAL: Final = """
    adm amb asst atty brig capt cmdr col comdr cpl det dr drs ens fr gen gens gov govs hon insp
    lieut lt maj messrs mlle mme mr mrs ms msgr pfc pres prof profs pvt rep reps rev revs sen sens
    sgt sgts spc ssgt supt brig.gen lt.col lt.gen lt.gov maj.gen st ste mt ft vs e.g i.e approx
"""

#: Abbreviations that may also close a sentence; Punkt weighs what follows.
MAY_END: Final = """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri ala ariz ark
    calif colo conn fla ga kan ky mich minn mont neb nev okla pa penn tenn tex va vt wis wyo n.h n.j
    n.m n.y n.c n.d s.c s.d r.i w.va d.c p.r b.c ont que alta u.s u.k u.n e.u u.a.e u.s.a u.s.s.r
    l.a a.m p.m a.d b.c.e c.e al etc ed eds est v cf inc corp ltd co cos bros llc l.l.c l.p plc pty
    s.a jr sr esq ph.d m.d b.a m.a j.d d.d.s r.n m.b.a d.phil ave blvd rd hwy rte bldg assn assoc
    dept div univ inst intl natl govt vol vols pp fig figs ext tel lb lbs hr hrs mph
"""

#: Learned types must look like initials with stops (``f.b.i``): shorter words that the trainer
#: takes for abbreviations are as often ordinary words of the corpus.
INITIALS: Final = re.compile(r"(?:[a-z]\.)+[a-z]")

#: A sentence starter is a word that opens sentences, and that is written small elsewhere.
MIN_STARTS: Final = 12
MIN_LOWER: Final = 20
MAX_CAPITAL: Final = 0.04

#: Words that open sentences in this corpus, and names and titles elsewhere.
NO_STARTERS: Final = """
    asked back candidates early first former look people polls presidential presumptive right
    speaking supporters things voters well
"""

_WORD: Final = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_END: Final = re.compile(r"[.?!][\"')\]]*$")


def paragraphs(corpus: Path) -> Iterator[str]:
    """Yield the folded paragraphs of every text under `corpus`, in order of path."""
    paths = sorted(corpus.rglob("*.txt"))
    if not paths:
        raise SystemExit(f"no .txt file under {corpus}: unpack the corpus there first")
    for path in paths:
        string = read_text(path).string
        for segment in segments(string):
            line = fold(string)[segment.start : segment.end]
            words = line.split()
            titled = sum(word[0].isupper() for word in words) > 0.6 * len(words)
            if segment.kind == "paragraph" and not titled:
                yield line


def starters(lines: Sequence[str]) -> list[str]:
    """Return the words whose capital, after a stop, tells that a sentence begins."""
    starts: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        before = "."
        for word in line.split():
            found = _WORD.match(word.lstrip("\"'(["))
            if found:
                form = found.group()
                if _END.search(before):
                    starts[form.lower()] += form[0].isupper()
                elif before[-1].isalnum() or before[-1] == ",":
                    (capital if form[0].isupper() else lower)[form.lower()] += 1
            before = word
    barred = NO_STARTERS.split()
    return sorted(
        form
        for form, count in starts.items()
        if form not in barred
        and count >= MIN_STARTS
        and lower[form] >= MIN_LOWER
        and capital[form] <= MAX_CAPITAL * lower[form]
    )


def train(lines: Sequence[str]) -> dict[str, object]:
    """Return the parameters as plain data."""
    trainer = PunktTrainer()
    trainer.train("\n\n".join(lines))
    learned = {form for form in trainer.get_params().abbrev_types if INITIALS.fullmatch(form)}
    opening = starters(lines)
    return {
        "abbrev_types": sorted({*MAY_END.split(), *NEVER_FINAL.split(), *learned}),
        "never_final": sorted(NEVER_FINAL.split()),
        "collocations": [],
        "sent_starters": opening,
        # Written small but for a sentence's start: so an initial before it ends a sentence.  A single
        # letter is left out, for it is an initial itself.
        "ortho_context": {form: _ORTHO_BEG_UC | _ORTHO_MID_LC for form in opening if len(form) > 1},
    }


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="folder of .txt files, to any depth")
    parser.add_argument("--out", type=Path, default=OUT, help="JSON file to write (default: %(default)s)")
    options = parser.parse_args()
    data = train(list(paragraphs(options.corpus)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
