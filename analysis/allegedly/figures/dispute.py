"""Who accuses, of what, whom, and who answers how: the bands of the figure, and where everything stands."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from .._errors import Error
from .._types import AUTHOR, UNSTATED
from ..frames import AGAINST, LIST, STRICT
from .page import (
    FAINT,
    INK,
    OKABE_ITO,
    Align,
    Box,
    Font,
    Item,
    Page,
    Shaft,
    Text,
    clean,
    moved,
    tall,
    wrap,
    write,
)
from .phrases import verb
from .signs import STROKES
from .values import by_hand

if TYPE_CHECKING:
    import pandas as pd

# Lengths are in points of the layout, which small axes shrink as a whole.
ROOM: Final = 700.0
LEAST_ROOM: Final = 480.0
_MARGIN: Final = 10.0
_PAD: Final = 6.0
_TIP: Final = 18.0

QUESTION: Final = "Who accuses whom of what, and who denies it"
UNSAID: Final = "no charge found"
#: There may be one among acts that were left out, such as those that are only implied.
NO_ACCUSER: Final = "no accuser among these acts"
NOTHING: Final = (
    "No accusation, criticism, denial, rejection or evasion is among the edges. Either the text has none, or "
    "none that is as explicit as was asked for."
)

_TITLE: Final = Font(13.0, "bold")
_HEAD: Final = Font(9.0, "bold", color=FAINT)
_NAME: Final = Font(9.5, "bold")
_NOBODY: Final = Font(9.5, slant="italic")
_SMALL: Final = Font(8.0, color=FAINT)
_VERB: Final = Font(9.0, "bold")
_CUE: Final = Font(8.0, slant="italic", color=FAINT)
_GLOSS: Final = Font(10.0, "bold")
_OPEN: Final = Font(9.5, slant="italic", color=FAINT)


@dataclass(slots=True)
class Lane:
    """One arrow between a party and a charge."""

    act: str
    verb: str
    cue: str
    incoming: bool = False


@dataclass(slots=True)
class Party:
    """Somebody in a band, with the arrows that leave or reach them."""

    name: str
    kind: Literal["named", "nobody", "author"]
    party: str
    accused: bool = False
    lanes: list[Lane] = field(default_factory=list)


@dataclass(slots=True)
class Band:
    """A charge with its accusers on the left, the accused and those who answer on the right."""

    label: str
    gloss: str
    held_against: list[tuple[str, str]]
    left: dict[str, Party] = field(default_factory=dict)
    right: dict[str, Party] = field(default_factory=dict)


def bands_of(edges: pd.DataFrame) -> list[Band]:
    """Gather the edges of each charge."""
    found: dict[tuple[str, str, str, str], Band] = {}
    several = edges["doc"].nunique() > 1
    for row in edges.to_dict("records"):
        act, charge, target = str(row["act"]), _string(row["charge_id"]), _string(row["target"])
        if act not in STROKES:
            raise Error(f"no way is known to draw the act {act!r}: take one of {', '.join(STROKES)}")
        doc = str(row["doc"])
        gloss = _string(row["gloss"])
        about = "" if charge else gloss
        # Accusations of nothing that was found have only their target in common.
        key = (doc, charge, about, target if not charge and not about and act in AGAINST else "")
        if key not in found:
            label = f"{doc} {charge}".strip() if several else charge
            found[key] = Band(clean(label), clean(gloss), _accused(row) if charge else [])
        band = found[key]
        side = band.left if act in AGAINST else band.right
        source = _place(side, str(row["source"]), _string(row["source_party"]))
        source.lanes.append(Lane(act, _said(act, source.name, row), clean(_string(row["cue"]))))
        if act in AGAINST:
            parties = [(target, _string(row["target_party"]))] if target else _accused(row)
            for name, party in parties:
                _accuse(act, _place(band.right, name, party))
    for band in found.values():
        # A charge that is only answered is held against somebody, too.
        if not any(party.accused for party in band.right.values()):
            for name, party in band.held_against:
                _accuse("ACCUSE", _place(band.right, name, party))
        band.right = dict(sorted(band.right.items(), key=lambda item: not item[1].accused))
    return list(found.values())


def _accused(row: Mapping[Hashable, object]) -> list[tuple[str, str]]:
    """Return those whom the charge is held against, with the parties that they stand for: themselves."""
    return [(name, name) for name in _string(row["accused"]).split(LIST) if name]


def _accuse(act: str, party: Party) -> None:
    party.accused = True
    if not any(lane.incoming and lane.act == act for lane in party.lanes):
        passive = verb("CRITICIZED" if act == "CRITICIZE" else "ACCUSED", party.name)
        party.lanes.insert(0, Lane(act, passive, "", incoming=True))


def _place(side: dict[str, Party], name: str, party: str) -> Party:
    """Return the party of that name on a side, new if need be."""
    if name not in side:
        if name == AUTHOR:
            side[name] = Party("the article itself", "author", "")
        elif name == UNSTATED:
            side[name] = Party("someone not named", "nobody", "")
        else:
            side[name] = Party(clean(name), "named", "" if party == name else clean(party))
    return side[name]


def _said(act: str, name: str, row: Mapping[Hashable, object]) -> str:
    n = int(str(row["n"]))
    asides = []
    if row["explicitness"] not in STRICT:
        asides.append("implied")
    if row["hedged"] == n:
        asides.append("hedged")
    if by_hand(row):
        asides.append("by hand")
    return verb(act, name) + (f" ({', '.join(asides)})" if asides else "") + (f" ×{n}" if n > 1 else "")


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand for a given width of the page."""

    room: float

    @property
    def party(self) -> float:
        return 0.195 * self.room

    @property
    def charge(self) -> float:
        return 0.23 * self.room

    @property
    def middle(self) -> float:
        """Left edge of the charges; answers are said in more words than accusations, and get more room."""
        return _MARGIN + self.party + 0.44 * (self.room - 2 * _MARGIN - 2 * self.party - self.charge)

    @property
    def answers(self) -> float:
        return self.middle + self.charge

    @property
    def right(self) -> float:
        return self.room - _MARGIN - self.party


def layout(bands: Sequence[Band], room: float) -> Page:
    """Place everything for a given width; the height follows."""
    columns = _Columns(room)
    inner = room - 2 * _MARGIN
    title = wrap(QUESTION, _TITLE, inner, 3)
    items: list[Item] = [*write(title, _TITLE, _MARGIN, _MARGIN, "title", "left")]
    y = _MARGIN + tall(title, _TITLE) + _PAD
    if not bands:
        lines = wrap(NOTHING, _OPEN, inner, 6)
        items += write(lines, _OPEN, _MARGIN, y, "nothing", "left")
        return Page(room, y + tall(lines, _OPEN) + _MARGIN, tuple(items))
    heads, height = _heads(columns)
    items += [moved(item, y) for item in heads]
    y += height
    for number, band in enumerate(bands, 1):
        items.append(Box(_MARGIN, y + _PAD, inner, 0.0, "none", "#bfbfbf", 0.6, False, f"rule-{number}"))
        y += 2 * _PAD
        placed, height = _band(band, number, columns)
        items += [moved(item, y) for item in placed]
        y += height
    y += 2 * _PAD
    note = wrap(_note(bands), _SMALL, inner, 4)
    items += write(note, _SMALL, _MARGIN, y, "note", "left")
    return Page(room, y + tall(note, _SMALL) + _MARGIN, tuple(items))


def _heads(columns: _Columns) -> tuple[list[Text], float]:
    heads: tuple[tuple[str, float, float, Align], ...] = (
        ("Who accuses", _MARGIN, columns.middle - _PAD, "left"),
        ("of what", columns.middle, columns.answers, "center"),
        ("whom, and who answers how", columns.answers + _PAD, columns.room - _MARGIN, "right"),
    )
    items: list[Text] = []
    height = 0.0
    for head, start, end, align in heads:
        lines = wrap(head, _HEAD, end - start, 2)
        at = {"left": start, "center": (start + end) / 2, "right": end}[align]
        items += write(lines, _HEAD, at, 0.0, f"head-{align}", align)
        height = max(height, tall(lines, _HEAD))
    return items, height


def _band(band: Band, number: int, columns: _Columns) -> tuple[list[Item], float]:
    party, middle, answers, right = columns.party, columns.middle, columns.answers, columns.right
    left, raised = _side(band.left, _MARGIN, party, _MARGIN + party, middle, number, 1)
    others, answered = _side(band.right, right, party, right, answers, number, 1 + len(band.left))
    gloss, glossed = _charge(band, middle, columns.charge, number)
    height = max(raised, answered, glossed)
    items: list[Item] = [
        Box(middle, 0.0, columns.charge, height, "white", INK, 1.4, False, f"charge-{number}"),
        *(moved(item, (height - raised) / 2) for item in left),
        *(moved(item, (height - answered) / 2) for item in others),
        *(moved(item, (height - glossed) / 2) for item in gloss),
    ]
    if unraised(band):
        lines = wrap(NO_ACCUSER, _OPEN, party, 3)
        top = (height - tall(lines, _OPEN)) / 2
        items += write(lines, _OPEN, _MARGIN, top, f"label-{number}-none", "left")
    return items, height


def unraised(band: Band) -> bool:
    """Tell whether somebody answers an accusation that nobody raises."""
    # A proposal may be rejected without anybody having accused anybody.
    answers = {lane.act for party in band.right.values() for lane in party.lanes if not lane.incoming}
    return not band.left and bool(answers - {"REJECT"})


def _note(bands: Sequence[Band]) -> str:
    """Explain the signs that the drawing makes use of, and no others."""
    parties = [party for band in bands for party in (*band.left.values(), *band.right.values())]
    lanes = [lane for party in parties for lane in party.lanes]
    said = {
        "In quotation marks: the words of the text that carry the act.": any(lane.cue for lane in lanes),
        "In brackets: whom the party speaks for.": any(party.party for party in parties),
        "×2: in two places of the text.": any("×" in lane.verb for lane in lanes),
        "Implied: not said in so many words.": any("(implied" in lane.verb for lane in lanes),
        "Hedged: softened by a word of doubt.": any(re.search(r"\bhedged[,)]", lane.verb) for lane in lanes),
        "By hand: changed or added by a person.": any("by hand)" in lane.verb for lane in lanes),
        "Thick frame: whom the charge is held against.": any(party.accused for party in parties),
        "Dashed frame: the text does not say who.": any(party.kind == "nobody" for party in parties),
    }
    return " ".join(sentence for sentence, needed in said.items() if needed)


def _charge(band: Band, x: float, width: float, number: int) -> tuple[list[Text], float]:
    inner = width - 2 * _PAD
    font = _GLOSS if band.gloss else _OPEN
    gloss = wrap(band.gloss or UNSAID, font, inner, 7)
    label = wrap(band.label, _HEAD, inner, 2) if band.label else ()
    middle, y = x + width / 2, _PAD
    texts = write(label, _HEAD, middle, y, f"charge-{number}-id", "center")
    texts += write(gloss, font, middle, y + tall(label, _HEAD), f"charge-{number}-gloss", "center")
    return texts, 2 * _PAD + tall(label, _HEAD) + tall(gloss, font)


def _side(
    parties: Mapping[str, Party], x: float, width: float, start: float, end: float, band: int, first: int
) -> tuple[list[Item], float]:
    """Stack the parties of one side; arrows run from `start`, the party's edge, to `end`, the charge's."""
    items: list[Item] = []
    y = 0.0
    for place, party in enumerate(parties.values(), first):
        placed, height = _party(party, x, width, start, end, f"{band}-{place}")
        items += [moved(item, y) for item in placed]
        y += height + _PAD
    return items, max(0.0, y - _PAD)


def _party(party: Party, x: float, width: float, start: float, end: float, place: str) -> tuple[list[Item], float]:
    inner, middle = width - 2 * _PAD, x + width / 2
    font = _NAME if party.kind == "named" else _NOBODY
    name = wrap(party.name, font, inner, 4)
    stands = wrap(f"({party.party})", _SMALL, inner, 2) if party.party else ()
    words = tall(name, font) + tall(stands, _SMALL)
    room = abs(end - start) - _TIP - _PAD
    lanes = [(lane, _unparted(lane.verb, room), _quoted(lane.cue, room)) for lane in party.lanes]
    aboves = [tall(said, _VERB) + 0.75 * _PAD for _, said, _ in lanes]
    belows = [tall(cue, _CUE) + _PAD for _, _, cue in lanes]
    if len(lanes) == 1:
        # A lone arrow runs from the middle of its party: arrows on both sides of a charge line up.
        aboves = belows = [max(aboves + belows)]
    need = sum(aboves) + sum(belows)
    height = max(words + 1.5 * _PAD, need)
    edge, line = (OKABE_ITO["vermillion"], 1.8) if party.accused else ("#7f7f7f", 0.8)
    nobody = party.kind == "nobody"
    face = "white" if nobody else "#f2f2f2"
    top = (height - words) / 2
    items: list[Item] = [
        Box(x, 0.0, width, height, face, edge, line, nobody, f"party-{place}"),
        *write(name, font, middle, top, f"party-{place}-name", "center"),
        *write(stands, _SMALL, middle, top + tall(name, font), f"party-{place}-for", "center"),
    ]
    top = (height - need) / 2
    for index, ((lane, said, cue), above, below) in enumerate(zip(lanes, aboves, belows, strict=True), 1):
        gid, level = f"{place}-{index}", top + above
        tail, goal = (end, start) if lane.incoming else (start, end)
        # The end of the arrow, where its tip is, belongs to the tip.
        at = (start + end) / 2 - math.copysign(_TIP / 2, goal - tail)
        items.append(Shaft(tail, goal, level, STROKES[lane.act], f"act-{gid}"))
        items += write(said, _VERB, at, level - 0.5 * _PAD - tall(said, _VERB), f"label-{gid}-verb", "center")
        items += write(cue, _CUE, at, level + 0.5 * _PAD, f"label-{gid}-cue", "center")
        top = level + below
    return items, height


def _unparted(said: str, room: float) -> tuple[str, ...]:
    """Break what a party does into lines, none of them within "by hand"."""
    joined = wrap(said.replace("by hand", "by\u00a0hand"), _VERB, room, 3)
    return tuple(line.replace("\u00a0", " ") for line in joined)


def _quoted(cue: str, room: float) -> tuple[str, ...]:
    if not cue:
        return ()
    return wrap(marked(cue), _CUE, room, 2)


def marked(cue: str) -> str:
    """Put each of the cues in quotation marks."""
    return LIST.join(f"“{piece}”" for piece in cue.split(LIST))
