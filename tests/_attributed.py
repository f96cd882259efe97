"""The attributions of texts that are written as compact tables (see `_tagged`)."""

from __future__ import annotations

from allegedly.attributions import Attribution, attributions
from allegedly.quotes import quotations
from allegedly.reading import Reading

SPLIT = (
    '"/PUNCT/3/punct/C1 We/PRON/3/nsubj/C1 lost/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 "/PUNCT/3/punct/C1 '
    'she/PRON/7/nsubj/S1 said/VERB/0/root/K1 ,/PUNCT/7/punct "/PUNCT/10/punct/C1 badly/ADV/3/advmod/C1 '
    './PUNCT/10/punct/C1 "/PUNCT/10/punct/C1'
)
SHARED = (
    "He/PRON/2/nsubj/S1 said/VERB/0/root/K1 it/PRON/4/nsubj/C1 rained/VERB/2/ccomp/C1 and/CCONJ/6/cc "
    "warned/VERB/2/conj/K2 of/ADP/8/case/C2 floods/NOUN/6/obl/C2 ./PUNCT/2/punct"
)
NESTED = (
    "She/PRON/2/nsubj/S1 mentioned/VERB/0/root/K1 a/DET/4/det/C1 report/NOUN/2/obj/C1 of/ADP/7/case/C1 "
    "two/NUM/7/nummod/C1 officers/NOUN/4/nmod/C1 claiming/VERB/7/acl/C1 that/SCONJ/11/mark/C1 "
    "he/PRON/11/nsubj/C1 "
    "fled/VERB/8/ccomp/C1 ./PUNCT/2/punct"
)


def found(read: Reading, **options: object) -> tuple[Attribution, ...]:
    return attributions(read, quotations(read.string, read.segments), **options)  # type: ignore[arg-type]
