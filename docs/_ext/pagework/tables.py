"""The tables that pages show, made from the library itself, so that a page cannot say what it does not do."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from allegedly import analyze, charges, frames, lexicon
from allegedly.actors import aliases
from allegedly.acts import RULES
from allegedly.evaluation.frame import agreement
from bench.quality import estimates
from bench.report import ROWS

from . import peers
from .cases import describe_act, read
from .cells import BREAK, Cell, Code, Piece, Table, cell, joined
from .record import ROOT, Figure, figure, measured, rule_figures

NOT_MEASURED: Final = "not measured"

#: On what rules are measured, and what to make of it.
SETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "train": "annotated sentences of PolNeAR train, on which the rules were made: in-sample",
        "dev": "annotated sentences of PolNeAR dev",
        "judged": "acts found in PolNeAR dev, judged one by one after the rules were finished",
    }
)
_RULE_COLUMNS: Final = ("rule", "what it matches", "example, and what comes out", "on", "n", "right, %", "95 %")


def rules(act: str) -> Table:
    """List the rules of one act, ``"*"`` for those of any, each with what its example gives and how it fares."""
    figures = rule_figures(measured())
    rows = []
    chosen = [rule for rule in RULES if rule.act == act]
    for rule in chosen:
        found = [one for one in read(rule.example).records.acts if one.rule == rule.name]
        out: Cell = (rule.example,)
        for one in found:
            out += (BREAK, "⇒ ", *describe_act(one, rule.example, rule_too=False))
        if not found:
            out += (BREAK, "⇒ nothing under this rule with the shipped model")
        rows.append((cell(Code(rule.name)), cell(rule.gist), out, *_measured(figures.get(rule.name, {}))))
    labels = tuple(f"rule-{rule.name}" for rule in chosen)
    return Table(_RULE_COLUMNS, tuple(rows), (6, 21, 38, 10, 5, 10, 10), labels)


def _measured(sets: Mapping[str, Figure]) -> tuple[Cell, ...]:
    """Return set, number, precision and interval of a rule, a line a set."""
    if not sets:
        return cell(NOT_MEASURED), cell("–"), cell("–"), cell("–")
    columns: list[list[Piece]] = [[], [], [], []]
    for name, one in sets.items():
        for column, text in zip(columns, (name, str(one.n), f"{one.value:.0f}", one.interval), strict=True):
            column += [BREAK, text] if column else [text]
    return tuple(tuple(column) for column in columns)


def rules_measured() -> Table:
    """Say how many rules were measured, and on which sets."""
    figures = rule_figures(measured())
    rows = []
    for name, about in SETS.items():
        known = [figures[rule.name][name] for rule in RULES if name in figures.get(rule.name, {})]
        total = sum(one.n or 0 for one in known)
        rows.append((cell(Code(name)), cell(about), cell(f"{len(known)} of {len(RULES)}"), cell(str(total))))
    return Table(("on", "what that is", "rules", "acts"), tuple(rows), (12, 60, 14, 14))


def marker_counts() -> Table:
    """Count the rows of each subtype in the tables of stance markers, and name the tests that they use."""
    entries = list(lexicon.default(optional=lexicon.OPTIONAL))
    rows = []
    for category, subtypes in lexicon.CATEGORIES.items():
        for subtype in subtypes:
            mine = [one for one in entries if (one.category, one.subtype) == (category, subtype)]
            tested = sum(one.test != "-" for one in mine)
            shown = joined(list(dict.fromkeys(one.entry for one in mine))[:4])
            optional = "only if asked for" if subtype in lexicon.OPTIONAL else ""
            rows.append(
                (cell(Code(f"{category}.{subtype}")), cell(str(len(mine))), cell(str(tested)), shown, cell(optional))
            )
    return Table(("category.subtype", "rows", "with a test", "the first ones", ""), tuple(rows), (26, 8, 10, 40, 16))


def cue_counts() -> Table:
    """Count the reporting cues of each act."""
    rows = [row for found in lexicon.cues().values() for row in found]
    counted = Counter(row.act for row in rows)
    out = []
    for act, number in counted.most_common():
        lemmas = list(dict.fromkeys(row.lemma for row in rows if row.act == act))
        out.append((cell(Code(act)), cell(str(number)), cell(str(len(lemmas))), joined(lemmas[:6], code=False)))
    return Table(("act", "rows", "words", "the first ones"), tuple(out), (22, 10, 10, 58))


def class_counts() -> Table:
    """Count the members of each word class."""
    rows = [row for found in lexicon.objects().values() for row in found]
    out = []
    for name in sorted({row.name for row in rows}):
        mine = [row.lemma for row in rows if row.name == name]
        out.append((cell(Code(name)), cell(str(len(mine))), joined(mine[:8], code=False)))
    return Table(("class", "rows", "the first ones"), tuple(out), (22, 10, 68))


def source_counts() -> Table:
    """Count the rows that name each source."""
    named: Counter[str] = Counter()
    for entry in lexicon.default(optional=lexicon.OPTIONAL):
        named.update(part.strip() for part in entry.source.split(","))
    for cues in lexicon.cues().values():
        named.update(key for cue in cues for key in cue.source)
    for members in lexicon.objects().values():
        named.update(key for member in members for key in member.source)
    return Table(("key", "rows that name it"), tuple((cell(Code(key)), cell(str(n))) for key, n in named.most_common()))


def alias_kinds() -> Table:
    """Count the rows of the table of names by kind, with one of each."""
    rows = aliases.default().rows
    out = []
    for kind in aliases.KINDS:
        mine = [row for row in rows if row.kind == kind]
        shown = f"{mine[0].alias} → {mine[0].name}" if mine else "–"
        out.append((cell(Code(kind)), cell(str(len(mine))), cell(shown)))
    return Table(("kind", "rows", "the first one"), tuple(out), (20, 10, 70))


def paraphrase_predicates() -> Table:
    """List the predicates of the table of paraphrases, with their forms."""
    rows = charges.default()
    out = []
    for name in dict.fromkeys(row.predicate for row in rows):
        forms = [row.form + (" *" if row.needs else "") for row in rows if row.predicate == name]
        out.append((cell(Code(name)), joined(forms, code=False)))
    return Table(("predicate", "forms"), tuple(out), (16, 84))


def frame_names() -> tuple[str, ...]:
    """Return the names of the frames that have columns, in the order of the library."""
    return tuple(dict.fromkeys(frames.columns()["frame"]))


def columns(frame: str) -> Table:
    """List the columns of one frame."""
    described = frames.columns()
    mine = described[described["frame"].eq(frame)]
    rows = tuple(
        (cell(Code(row["column"])), cell(Code(row["dtype"])), cell(row["description"]), cell(row["unit"]))
        for row in mine.to_dict("records")
    )
    return Table(("column", "dtype", "what it holds", "unit"), rows, (22, 12, 44, 22))


def figures(part: str) -> Table:
    """List the measured figures of one part, with those of people beside them where they are known."""
    parts = measured()
    mine = parts.get(part, {})
    people = agreement(estimates(parts).get("people", {}))
    with_people = any((part, row.key) in people for row in ROWS)
    rows = []
    for row in ROWS:
        if row.part != part:
            continue
        found = figure(mine.get(row.key))
        value = cell(NOT_MEASURED) if found is None else cell(format(found.value, row.digits))
        interval = "–"
        if found is not None and found.low is not None and found.high is not None:
            interval = f"{found.low:{row.digits}} to {found.high:{row.digits}}"
        human = people.get((part, row.key))
        extra = (cell("–" if human is None else format(human.value, row.digits)),) if with_people else ()
        rows.append((cell(row.label), value, cell(interval), *extra))
    heads = ("figure", "value", "95 %", *(("people",) if with_people else ()))
    return Table(heads, tuple(rows), (46, 18, 18, 18) if with_people else (60, 18, 22))


def with_versions() -> Table:
    """Say with what the figures were measured."""
    raw = json.loads((ROOT / "analysis" / "training" / "record.json").read_text("utf-8"))
    used = raw["measured"]["with"]
    shipped = hashlib.sha256((ROOT / "analysis" / "allegedly" / "model" / "reading.onnx").read_bytes()).hexdigest()
    which = " the one of this version" if shipped == used["model"] else " an earlier one than that of this version"
    model = (cell("model, SHA-256"), cell(Code(str(used["model"])[:16]), which))
    named = {"Python": used["python"], "machine": used["machine"], **used["versions"]}
    rows = (model, *((cell(name), cell(str(value))) for name, value in named.items()))
    return Table(("measured with", ""), rows, (30, 70))


def record_json(sentence: str) -> str:
    """Return the JSON record of one sentence, one key a line at the top, one object a line below."""
    lines = ["{"]
    items = list(analyze(sentence, name="example").to_dict().items())
    for number, (key, value) in enumerate(items):
        comma = "," if number < len(items) - 1 else ""
        if isinstance(value, list) and value and isinstance(value[0], dict):
            inner = ",\n   ".join(json.dumps(one, ensure_ascii=False) for one in value)
            lines.append(f" {json.dumps(key)}: [\n   {inner}]{comma}")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}{comma}")
    return "\n".join([*lines, "}"])


#: Tables by the name that a page asks for; the first ones take no argument.
PLAIN: Final[Mapping[str, Callable[[], Table]]] = MappingProxyType(
    {
        "rules-measured": rules_measured,
        "marker-counts": marker_counts,
        "cue-counts": cue_counts,
        "class-counts": class_counts,
        "source-counts": source_counts,
        "alias-kinds": alias_kinds,
        "paraphrases": paraphrase_predicates,
        "measured-with": with_versions,
        "peers": peers.attributions,
        "peers-hedges": peers.hedges,
        "peers-start": peers.start,
    }
)
WITH_ARGUMENT: Final[Mapping[str, Callable[[str], Table]]] = MappingProxyType(
    {"rules": rules, "columns": columns, "figures": figures}
)


def table(name: str) -> Table:
    """Return the table that a page asks for: ``"rules ACCUSE"``, ``"marker-counts"``.

    Examples
    --------
    >>> table("columns acts").columns
    ('column', 'dtype', 'what it holds', 'unit')
    """
    kind, _, argument = name.partition(" ")
    if argument and kind in WITH_ARGUMENT:
        return WITH_ARGUMENT[kind](argument)
    if name in PLAIN:
        return PLAIN[name]()
    known = ", ".join(sorted([*PLAIN, *(f"{one} ..." for one in WITH_ARGUMENT)]))
    raise ValueError(f"no table {name!r}; use one of {known}")
