"""Who stands where on each charge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .._types import UNSTATED
from ..frames import AGAINST, LIST, ROLES
from .chart import Chart, Row, furnish, note, open_axes
from .dispute import NO_ACCUSER
from .phrases import verb
from .saving import style
from .signs import ACTS, Sign, points
from .values import BY_HAND, by_hand, named, need, told

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "Who stands where on each charge"
_NOTHING: Final = "No act on a charge is in the frame."
_STEP: Final = 11.0
#: Up to so many parties, their names stand level above their columns.
_LEVEL: Final = 4

_Charge = tuple[str, str, str]


@dataclass(slots=True)
class _Stands:
    """The charges in their order, the acts of each party on each of them, and whom the charges are held against."""

    charges: dict[_Charge, str] = field(default_factory=dict)
    cells: dict[tuple[_Charge, str], list[str]] = field(default_factory=dict)
    accused: dict[_Charge, dict[str, None]] = field(default_factory=dict)
    corrected: set[_Charge] = field(default_factory=set)
    speaking: bool = False

    def add(self, charge: _Charge, party: str, act: str) -> None:
        """Note that a party does an act on a charge."""
        acts = self.cells.setdefault((charge, party), [])
        if act not in acts:
            acts.append(act)

    def settle(self) -> None:
        """Put the accused in; whoever is accused without a name is somebody, too."""
        for charge, names in self.accused.items():
            for name in names or ([named(UNSTATED)] if "ACCUSE" in self.done(charge) else []):
                self.add(charge, name, "ACCUSED")
        self.charges |= {charge: f"{self.charges[charge]} {BY_HAND}" for charge in self.charges.keys() & self.corrected}

    def done(self, charge: _Charge) -> set[str]:
        """Return the acts on a charge."""
        return {act for (at, _), acts in self.cells.items() if at == charge for act in acts}

    def unknown(self, charge: _Charge) -> list[str]:
        """Say who was not found: no accuser of what is denied, nobody whom it is held against."""
        acts = self.done(charge)
        # A proposal may be rejected without anybody having accused anybody.
        if acts == {"REJECT"}:
            return []
        found = {NO_ACCUSER: not acts.isdisjoint(AGAINST), "no accused found": "ACCUSED" in acts}
        return [missing for missing, there in found.items() if not there]

    @property
    def parties(self) -> list[str]:
        """Whoever does something, then those who are only accused, in the order of the rows; the unnamed last."""
        doing = [party for (_, party), acts in self.cells.items() if acts != ["ACCUSED"]]
        listed = dict.fromkeys([*doing, *(party for _, party in self.cells)])
        return sorted(listed, key=lambda party: party == named(UNSTATED))

    @property
    def acts(self) -> list[str]:
        """The acts that occur, those with a sign of their own first."""
        found = dict.fromkeys(act for acts in self.cells.values() for act in acts)
        return [act for act in ACTS if act in found] + sorted(act for act in found if act not in ACTS)

    @property
    def remarks(self) -> str:
        """Explain what the drawing makes use of, and nothing else."""
        said = {
            "People count as the parties that they speak for.": self.speaking,
            "Someone not named: the text does not say who; on each charge it may be somebody else.": (
                named(UNSTATED) in self.parties
            ),
            "By hand: with an act that a person changed or added.": bool(self.corrected),
        }
        return " ".join(sentence for sentence, needed in said.items() if needed)


def _stands(frame: pd.DataFrame) -> _Stands:
    """Gather who does what about which charge, from a ledger or its reading form."""
    found = _Stands()
    reading_form = "accusers" in frame.columns
    if not reading_form:
        builder = "allegedly.frames.ledger, or allegedly.frames.positions"
        need(frame, ("doc", "charge_id", "gloss", "accused", "act", "source_name", "source_party"), builder)
    several = frame["doc"].nunique() > 1
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        if row["charge_id"] is None or row.get("blocked") is True:
            continue
        charge = (told(row["doc"]), told(row["charge_id"]), told(row["gloss"]))
        label = told(row["gloss"]) if row["gloss"] else "no wording found"
        found.charges.setdefault(charge, f"{f'{charge[0]} ' if several else ''}{charge[1]}: {label}")
        if by_hand(row):
            found.corrected.add(charge)
        if reading_form:
            for act, role in ROLES.items():
                for name in _names(row.get(role)):
                    found.add(charge, named(name), act)
        else:
            party = row["source_party"] or row["source_name"]
            found.speaking |= party != row["source_name"]
            found.add(charge, named(party), str(row["act"]))
        found.accused.setdefault(charge, {}).update(dict.fromkeys(map(named, _names(row["accused"]))))
    found.settle()
    return found


def _names(listed: object) -> list[str]:
    return [name for name in listed.split(LIST) if name] if isinstance(listed, str) else []


def _signs(acts: list[str]) -> dict[str, Sign]:
    others = points(act for act in acts if act not in ACTS)
    return {act: ACTS[act] if act in ACTS else others[act] for act in acts}


def positions(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw who stands where on each charge: charges in the rows, parties in the columns, a sign for each act.

    Parameters
    ----------
    frame : pandas.DataFrame
        A ledger (columns as in `frames.LEDGER`), whose people are drawn as the parties that they speak for; or its
        reading form (columns as in `frames.POSITIONS`), whose people are drawn under their own names. Acts outside
        all charges, and those that did not take place, are left out. Charges on which a person changed or added an
        act (column ``corrected``, see `allegedly.byhand`) are marked "by hand".
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own, as large as charges and parties need.

    Returns
    -------
    matplotlib.axes.Axes
        Rows and columns stand at 0, 1, 2 ...; a hollow square marks whom a charge is held against. Whoever does
        or suffers something without being named stands in a last column, "someone not named"; beside a charge
        stands whether an accuser or the accused was not found at all.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> from allegedly import analyze
    >>> ax = positions(analyze("Ann accused Bob of lying about the fire. Bob denied lying about the fire.").ledger)
    >>> [label.get_text() for label in ax.get_xticklabels()]
    ['Ann', 'Bob']
    """
    found = _stands(frame)
    if not found.cells:
        return note(ax, _TITLE, _NOTHING)
    charges, parties, acts = list(found.charges), found.parties, found.acts
    signs, level = _signs(acts), len(parties) <= _LEVEL
    chart = Chart(
        _TITLE,
        rows=tuple(Row(found.charges[charge], "\n".join(found.unknown(charge))) for charge in charges),
        columns=tuple(parties),
        faint=frozenset({named(UNSTATED)}),
        key=tuple(map(verb, acts)),
        below=found.remarks,
        row=26.0,
        column=max(78.0 if level else 38.0, _STEP * max(map(len, found.cells.values())) + 10.0),
        upright=not level,
    )
    with style():
        from matplotlib.transforms import ScaledTranslation

        ax, made, scale = open_axes(chart, ax)
        for place in range(len(charges)):
            ax.axhline(place, color="#d0d0d0", linewidth=0.6 * scale, zorder=1)
        for place in range(len(parties)):
            ax.axvline(place, color="#e6e6e6", linewidth=0.6 * scale, zorder=1)
        rows = {charge: place for place, charge in enumerate(charges)}
        columns = {party: place for place, party in enumerate(parties)}
        figure = ax.figure
        for (charge, party), done in found.cells.items():
            ordered = [act for act in acts if act in done]
            for place, act in enumerate(ordered):
                aside = (place - (len(ordered) - 1) / 2) * _STEP * scale / 72
                ax.plot(
                    [columns[party]],
                    [rows[charge]],
                    linestyle="none",
                    transform=ax.transData + ScaledTranslation(aside, 0.0, figure.dpi_scale_trans),
                    gid=f"act-{rows[charge] + 1}-{columns[party] + 1}-{act}",
                    zorder=3,
                    **signs[act].point(1.15 * scale),
                )
        ax.spines[:].set_visible(False)
        furnish(ax, chart, made, scale, [signs[act].key_point(1.15 * scale) for act in acts])
    return ax


def positions_in_words(frame: pd.DataFrame) -> str:
    """Tell the figure of :func:`positions` to somebody who cannot see it.

    Parameters
    ----------
    frame : pandas.DataFrame
        A ledger or its reading form.

    Returns
    -------
    str
        One sentence a charge.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Ann accused Bob of lying about the fire. Bob denied lying about the fire.")
    >>> print(positions_in_words(doc.ledger))
    Who stands where on each charge. C1: lying about the fire: Ann accuses; Bob denies; Bob is accused.
    """
    found = _stands(frame)
    if not found.cells:
        return f"{_TITLE}. {_NOTHING}"
    said = [f"{_TITLE}."]
    for charge, label in found.charges.items():
        acts = found.acts
        pairs = [
            (party, act) for act in acts for (at, party), done in found.cells.items() if at == charge and act in done
        ]
        pairs.sort(key=lambda pair: pair[1] == "ACCUSED")
        clauses = [f"{party} {verb(act, party)}" for party, act in pairs]
        said.append(f"{label}: {'; '.join([*clauses, *found.unknown(charge)])}.")
    return " ".join([*said, found.remarks]).rstrip()
