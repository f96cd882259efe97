from __future__ import annotations

import os

from hypothesis import settings

# Figures are drawn in memory, whatever display the machine has.
os.environ.setdefault("MPLBACKEND", "Agg")

# The machine that runs the tests may be busy: an example is never judged by its time.
settings.register_profile("allegedly", settings(), deadline=None)
settings.load_profile("allegedly")
