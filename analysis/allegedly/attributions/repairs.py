"""What the tagger gets wrong in a way that the page shows: one named repair each.

A repair takes the reading, its quotations and the drafts, and gives new drafts. `REPAIRS` has them in the
order in which they are done; any selection of them works, so that each can be measured by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .edges import close_phrases, join_pieces, trim_edges
from .owners import (
    adopt_orphans,
    announce,
    continue_quotations,
    drop_loose,
    marry_orphans,
    relink_strays,
    sign,
    take_whole_quotations,
)
from .sources import fill_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..quotes import Quotation
    from ..reading import Reading
    from .drafts import Drafts

    Repair = Callable[[Reading, Sequence[Quotation], Drafts], Drafts]

#: The repairs in the order in which they are done.
REPAIRS: Final[tuple[Repair, ...]] = (
    relink_strays,
    marry_orphans,
    announce,
    sign,
    take_whole_quotations,
    continue_quotations,
    adopt_orphans,
    drop_loose,
    close_phrases,
    join_pieces,
    trim_edges,
    fill_sources,
)
