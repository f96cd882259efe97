"""Pictures of what was found: a frame in, an `Axes` out.

A function here draws and does nothing else: it computes no statistic, shows nothing and saves nothing, so
that the picture says what the frame says. :func:`save` writes the picture beside that frame. Each figure has a
function that tells it in words, for those who cannot see it. An empty frame gives a note that nothing was found.
"""

from __future__ import annotations

from .forest import forest, forest_in_words
from .matrix import matrix, matrix_in_words
from .naming import naming, naming_in_words
from .network import network, network_in_words
from .page import OKABE_ITO
from .positions import positions, positions_in_words
from .rates_by_voice import rates_by_voice, rates_by_voice_in_words
from .reporting_verbs import reporting_verbs, reporting_verbs_in_words
from .saving import save, style
from .stance_strip import stance_strip, stance_strip_in_words
from .timeline import timeline, timeline_in_words
from .voices import voices, voices_in_words
from .who_accuses import who_accuses_who_denies, who_accuses_who_denies_in_words

__all__ = [
    "OKABE_ITO",
    "forest",
    "forest_in_words",
    "matrix",
    "matrix_in_words",
    "naming",
    "naming_in_words",
    "network",
    "network_in_words",
    "positions",
    "positions_in_words",
    "rates_by_voice",
    "rates_by_voice_in_words",
    "reporting_verbs",
    "reporting_verbs_in_words",
    "save",
    "stance_strip",
    "stance_strip_in_words",
    "style",
    "timeline",
    "timeline_in_words",
    "voices",
    "voices_in_words",
    "who_accuses_who_denies",
    "who_accuses_who_denies_in_words",
]
