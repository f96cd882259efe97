"""Feed the library what nobody would write, and see that what it promises holds.

Guided by which lines each input reaches, inputs are mutated and mutated again (atheris, after libFuzzer; K. Serebryany
2016, "Continuous fuzzing with libFuzzer and AddressSanitizer"). ``python -m bench.fuzz scores -runs=20000`` fuzzes
one of three targets:

``text``
    Any text through the whole pipeline, the reading model as it is.
``scores``
    The same with scores of the model drawn at random, so that tags, trees and links come out as no text would have
    them; several times as fast, as the model is most of the work.
``files``
    Files of every format that is read, cut, bent and patched, beside sound ones.

An input that breaks a promise is written to ``fuzz/crash-...``, and ``python -m bench.fuzz scores fuzz/crash-...``
runs it again. What was run is added to ``record.tsv``. Linux only.
"""

from __future__ import annotations
