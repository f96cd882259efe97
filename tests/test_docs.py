"""The pages of the documentation say what the library does: their examples, names, links and tables are tried."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from allegedly import frames, lexicon
from allegedly._tables import ACTS
from allegedly.acts import RULES
from allegedly.cli import main
from allegedly.corpora.units import META
from allegedly.document import Document, analyze
from allegedly.summary import summary
from allegedly.syntactic_tests import TESTS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
CATEGORIES = [f"{category}.{subtype}" for category, subtypes in lexicon.CATEGORIES.items() for subtype in subtypes]

sys.path.insert(0, str(DOCS / "_ext"))
cases: Any = importlib.import_module("pagework.cases")
cells: Any = importlib.import_module("pagework.cells")
record: Any = importlib.import_module("pagework.record")
tables: Any = importlib.import_module("pagework.tables")
tests_shown: Any = importlib.import_module("pagework.tests_shown")
trials: Any = importlib.import_module("pagework.trials")

HELPERS = [cases, cells, record, tables]


def blocks(page: str, language: str) -> list[tuple[str, str]]:
    """Return the argument and the text of each fenced block of a page."""
    found = re.findall(rf"^ *```{re.escape(language)} ?(.*)\n((?:.*\n)*?) *```$", PAGES[page], flags=re.MULTILINE)
    return [(str(argument), str(text)) for argument, text in found]


def shown(page: str) -> list[str]:
    return [argument for argument, _ in blocks(page, "{shown}")]


CASES = [
    (page, label, line)
    for page in PAGES
    for label, text in blocks(page, "{cases}")
    for line in text.splitlines()
    if line.strip()
]


# ------------------------------------------------------------------ examples
@pytest.mark.parametrize(("page", "label", "line"), CASES)
def test_sentence_is_read_as_its_page_says(page: str, label: str, line: str) -> None:
    case = cases.parse(label, line)
    # What the library was seen to fail may have got right since.
    assert case.doubtful or cases.failure(case) is None, page


@pytest.mark.parametrize("page", PAGES)
def test_code_prints_what_stands_below_it(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "\n".join(
        re.sub("^ +(?=>>>|\\.\\.\\.)", "", block, flags=re.MULTILINE) for _, block in blocks(page, "pycon")
    )
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(text, {}, page, f"{page}.md", 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=flags).run(test, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("helper", HELPERS, ids=lambda helper: str(helper.__name__))
def test_helper_does_as_its_examples_say(helper: Any) -> None:
    assert doctest.testmod(helper).failed == 0


def test_tables_of_ones_own_are_sound(tmp_path: Path) -> None:
    found = 0
    for page in PAGES:
        for _, text in blocks(page, "text"):
            if "\t" in text:
                found += 1
                (tmp_path / f"table-{found}.tsv").write_text(text, "utf-8")
                assert lexicon.check(tmp_path / f"table-{found}.tsv", examples=True) == [], page
    assert found == 5


def test_entry_of_the_summary_is_printed_for_the_seed() -> None:
    text = (ROOT / "seeds" / "tass-2018-wells" / "text.txt").read_bytes().decode("utf-8")
    (shown_entry,) = (block for _, block in blocks("start", "text") if "cue:" in block)
    assert shown_entry in summary(analyze(text), width=80)


# ------------------------------------------------------------------ everything is named
def test_every_subtype_has_a_section() -> None:
    assert re.findall(r"^### ([A-Z_]+\.[a-z_]+)$", PAGES["categories"], flags=re.MULTILINE) == CATEGORIES
    assert re.findall(r"^## ([A-Z_]{4,})$", PAGES["categories"], flags=re.MULTILINE) == list(lexicon.CATEGORIES)


def test_every_act_has_a_section_and_its_rules() -> None:
    acts = {*ACTS, "UNDERCUT"}
    assert set(re.findall(r"^## ([A-Z_]+)$", PAGES["acts"], flags=re.MULTILINE)) == acts
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", PAGES["acts"], flags=re.MULTILINE)) == acts
    assert {label for page, label, _ in CASES if page == "acts"} == acts


def test_every_rule_is_listed_with_its_example() -> None:
    listed: dict[str, str] = {}
    for name in shown("rules"):
        table = tables.table(name)
        listed |= {cells.plain(row[0]): cells.plain(row[2]) for row in table.rows if table.labels}
    assert set(listed) == {rule.name for rule in RULES}
    assert all(rule.example in listed[rule.name] for rule in RULES)


def test_precision_of_a_rule_is_shown_by_set(monkeypatch: pytest.MonkeyPatch) -> None:
    one = {"n": 8, "right": 6, "precision": 75.0, "low": 40.9, "high": 92.9}
    monkeypatch.setattr(tables, "measured", lambda: {"acts_rules": {"A1": {"act": "ACCUSE", "train": one, "dev": one}}})
    first, second, *_ = [[cells.plain(cell) for cell in row[3:]] for row in tables.rules("ACCUSE").rows]
    assert first == ["train\ndev", "8\n8", "75\n75", "41 to 93\n41 to 93"]
    assert second == ["not measured", "–", "–", "–"]
    assert [cells.plain(row[3]) for row in tables.rules_measured().rows] == ["8", "8", "0"]


def test_every_reason_of_a_block_is_explained() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "analysis/allegedly/acts").rglob("*.py"))
    explained = set(re.findall(r"^\| `([a-z]+)` \|", PAGES["acts"], flags=re.MULTILINE)) - {"block", "explicitness"}
    assert explained >= {one.block for _, _, line in CASES for one in _blocked(line)} | set(frames.EXPLICITNESS)
    assert all(f'"{reason}"' in source for reason in explained - set(frames.EXPLICITNESS))


def _blocked(line: str) -> list[Any]:
    return [act for act in cases.read(cases.parse("ACCUSE", line).sentence).records.acts if act.blocked]


def test_every_syntactic_test_is_shown() -> None:
    found = tests_shown.shown()
    assert {one.name for one in found} == set(TESTS)
    assert all(one.gist and one.sentences and one.entries for one in found)
    assert "tests" in shown("tests")
    assert "```{tests}" in PAGES["tests"]


def test_every_column_is_listed() -> None:
    listed = {
        (name, cells.plain(row[0])) for name in tables.frame_names() for row in tables.table(f"columns {name}").rows
    }
    assert listed == {(frame, column) for frame, columns in frames.COLUMNS.items() for column in columns}
    assert "```{frames}" in PAGES["columns"]


def test_every_key_of_the_record_is_explained() -> None:
    explained = re.findall(r"`([a-z0-9]+)`", " ".join(re.findall(r"^`[^\n]+`$", PAGES["columns"], flags=re.MULTILINE)))
    assert set(analyze("").to_dict()) <= set(explained)


def test_every_table_that_a_page_asks_for_has_rows() -> None:
    special = {"tests": tests_shown.overview, "trials": trials.totals, "trials-wrong": trials.wrong}
    for page in PAGES:
        for name in shown(page):
            table = special[name]() if name in special else tables.table(name)
            assert table.rows or name == "trials-wrong", (page, name)
            assert all(len(row) == len(table.columns) for row in table.rows), (page, name)
            assert len(table.labels) in {0, len(table.rows)}, (page, name)


# ------------------------------------------------------------------ trials
def test_trials_cover_every_act_and_subtype() -> None:
    left_out = {one for one in CATEGORIES if one.partition(".")[2] in lexicon.OPTIONAL}
    labels = {trial.label for trial in trials.load()}
    assert labels == {*ACTS, "UNDERCUT", *CATEGORIES} - left_out


def test_trials_hold_no_expectation_twice() -> None:
    seen = [(one.label, one.words, one.sentence) for one in trials.load()]
    assert len(seen) == len(set(seen))


def test_a_missed_act_counts_as_a_fault() -> None:
    def trial(label: str, verdict: str, source: str) -> Any:
        return trials.Trial(label, verdict, "denied", source, "-", "Pike denied the claim.", 2)

    faults = [trials.fault(trial(*one)) for one in (("DENY", "found", "Pike"), ("DENY", "found", "Bell"))]
    assert faults == [None, "wrong party"]
    assert trials.fault(trial("ACCUSE", "found", "-")) == "missed"
    assert trials.fault(trial("DENY", "absent", "-")) == "false alarm"
    assert trials.fault(trial("DENY", "blocked", "-")) == "not blocked"


# ------------------------------------------------------------------ links and names
def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def anchors(page: str) -> set[str]:
    included = [(DOCS / path).read_text("utf-8") for path, _ in blocks(page, "{include}")]
    text = "\n".join([PAGES[page], *included])
    return {slug(heading) for heading in re.findall(r"^#{1,4} (.+)$", text, flags=re.MULTILINE)}


LABELS = {f"rule-{rule.name.lower()}" for rule in RULES} | {f"test-{name}" for name in TESTS}
LINKS = [(page, link) for page, text in PAGES.items() for link in re.findall(r"\]\(([^)\s]+)\)", text)]


@pytest.mark.parametrize(("page", "link"), [one for one in LINKS if not one[1].startswith("http")])
def test_link_leads_somewhere(page: str, link: str) -> None:
    file, _, anchor = link.partition("#")
    target = file.removesuffix(".md") or page
    assert target in PAGES
    assert not anchor or anchor in anchors(target) or (not file and anchor in LABELS)


def test_every_public_module_is_in_the_reference() -> None:
    package = ROOT / "analysis" / "allegedly"
    modules = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    public = {f"allegedly.{name}" for name in modules if not name.startswith("_")} - {"allegedly.cli"}
    assert public <= set(re.findall(r"^   (allegedly\.\w+)$", PAGES["api"], flags=re.MULTILINE))


def test_every_page_is_in_the_contents() -> None:
    contents = {line for _, text in blocks("index", "{toctree}") for line in text.split() if line in PAGES}
    assert contents == set(PAGES) - {"index"}


NAMES = sorted(
    {(page, name) for page, text in PAGES.items() for name in re.findall(r"`(allegedly(?:\.\w+)+)(?:\(.*?\))?`", text)}
)


@pytest.mark.parametrize(("page", "name"), NAMES)
def test_name_stands_for_something(page: str, name: str) -> None:
    parts = name.split(".")
    found: Any = importlib.import_module(parts[0])
    for at, part in enumerate(parts[1:], start=2):
        if not hasattr(found, part):
            importlib.import_module(".".join(parts[:at]))
        found = getattr(found, part)


SPANS = sorted({(page, code) for page, text in PAGES.items() for code in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)})


def test_code_in_a_line_names_what_there_is() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "analysis").rglob("*.py"))
    marks = set(CATEGORIES) | set(lexicon.CATEGORIES)
    wrong = []
    for page, code in SPANS:
        if re.fullmatch(r"(?:analysis|notebooks|seeds)/\S+|[A-Z]+\.(?:md|cff)", code):
            right = (ROOT / code).exists()
        elif re.fullmatch(r"[A-Z_]+\.[a-z_]+", code):
            right = code in marks
        elif re.fullmatch(r"[ACDEMNRU]\d+", code):
            right = any(rule.name == code for rule in RULES)
        elif re.fullmatch(r"doc\.\w+", code):
            right = hasattr(Document, code[4:]) or code[4:] in Document.__dataclass_fields__
        elif code in {f"meta_{name}" for name in META}:
            right = True
        elif re.fullmatch(r"\w+_\w+", code):
            right = re.search(rf"\b{code}\b", source) is not None
        else:
            continue
        if not right:
            wrong.append((page, code))
    assert not wrong


def test_options_and_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    single = ([name] for name in ("analyze", "corpus", "evaluate", "lexicon", "report"))
    for command in ([], *single, ["lexicon", "check"], ["lexicon", "list"]):
        assert main([*command, "--help"]) == 0
    known = set(re.findall(r"--[a-z]+(?:-[a-z]+)*", capsys.readouterr().out))
    text = "\n".join(PAGES.values())
    called = re.findall(r"^(?:\$ |\.venv\S+[/\\])?allegedly (.*)$", text, flags=re.MULTILINE)
    named = {option for line in called for option in re.findall(r"--[a-z-]+", line)}
    named |= set(re.findall(r"`(?:allegedly )?(?:analyze )?(--[a-z-]+)`", text))
    assert {"--csv", "--lexicon", "--version", "--without"} <= named <= known
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"`make ([a-z]+)`", text))


# ------------------------------------------------------------------ the build
@pytest.mark.skipif(importlib.util.find_spec("sphinx") is None, reason="sphinx is not installed (extra: docs)")
def test_pages_build_without_a_warning(tmp_path: Path) -> None:
    # A copy, as the pages of the modules are written beside the others.
    def unwanted(folder: str, names: list[str]) -> set[str]:
        found = shutil.ignore_patterns(".*", "_build", "api", "__pycache__")(folder, names)
        # Of training, and large; packages may be called so too.
        return found | ({"corpora", "runs"} if Path(folder) == ROOT else set())

    shutil.copytree(ROOT, tmp_path / "project", ignore=unwanted)
    where = tmp_path / "project"
    command = [sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--quiet", "docs", "html"]
    ran = subprocess.run(command, cwd=where, capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    rules = (where / "html" / "rules.html").read_text("utf-8")
    assert all(f'id="rule-{rule.name.lower()}"' in rules for rule in RULES)
