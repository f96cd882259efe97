from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import allegedly as al
from allegedly.html import fragment, report
from allegedly.html.runs import MOST, Layer, Thing
from allegedly.html.safe import environment, holdable
from allegedly.html.views import paragraphs, view_of

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "tass-2018-wells" / "text.txt"
TEMPLATES = ROOT / "analysis" / "allegedly" / "html" / "templates"
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"}
ANY = st.text(st.characters(exclude_categories=()))

HOSTILE = (
    '<script>alert(1)</script> "We deny it," said O\'Hara & <img src=x onerror=alert(2)>.\r\n'
    "</p></div></section><style>*{display:none}</style>\0\x01\x0b\x85\u2028 \ud800 he said\r\r\n\n"
    "\u202eThe mayor accused Bell of theft\u2066, reportedly. --> ]]> &amp; &#13; {{ 7 * 7 }} {% raw %}\n"
    + "x" * 5000
    + " javascript:alert(3) Bell denied the claim."
)


class Page(HTMLParser):
    """What a parser finds in a page: elements with attributes, and the text inside some element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if any(values.get("class") == "al-text" for _, values in self._open):
            self.text += data

    def values(self, name: str) -> list[str]:
        return [values[name] for _, values in self.elements if name in values]

    def classes(self) -> set[str]:
        return {name for value in self.values("class") for name in value.split()}


@pytest.fixture(scope="module")
def seed() -> al.Document:
    return al.read(SEED)


@pytest.fixture(scope="module")
def hostile() -> al.Document:
    return al.analyze(HOSTILE, name='"><script>alert(4)</script>', meta={"<b>": {"x": "<i>\0\ud800"}, "l": ["<u>"]})


# ------------------------------------------------------------------ the text
def test_text_of_the_page_is_the_text(seed: al.Document, hostile: al.Document) -> None:
    for document in (seed, hostile):
        for html in (fragment(document), report(document)):
            assert Page(html).text == holdable(document.text.string)


@settings(max_examples=60)
@given(ANY)
def test_text_of_the_page_is_any_text(string: str) -> None:
    html = fragment(al.analyze(string))
    assert Page(html).text == holdable(string)
    html.encode("utf-8")


@given(ANY, st.data())
def test_text_comes_through_any_highlights(string: str, data: st.DataObject) -> None:
    numbers = count()
    layers: st.SearchStrategy[Layer] = st.sampled_from(sorted(MOST))
    at = st.integers(0, len(string))
    one = st.builds(
        lambda layer, spans: Thing(layer, "k-x", 0, tuple(sorted(spans)), "<note>", (f"t{next(numbers)}",), "tag"),
        layers,
        st.lists(st.tuples(at, at), min_size=1, max_size=3),
    )
    things = data.draw(st.lists(one, max_size=6))
    lines = tuple(paragraphs(string, (), things))
    template = environment().from_string(
        '{% import "parts.html.jinja" as parts %}{{ parts.text({"uid": "u", "name": "", "paragraphs": lines}) }}'
    )
    page = Page(template.render(lines=lines))
    assert page.text == holdable(string)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(ids) == {"u-text", *(f"u-{x.ids[0]}" for x in things if any(a < b for a, b in x.spans))}


def test_paragraphs_are_set_apart_and_headings_told(seed: al.Document) -> None:
    lines = view_of(seed).paragraphs
    assert len(lines) == seed.text.string.count("\n") + 1
    heads = ["".join(run.text for run in line.runs).strip() for line in lines if "al-head" in line.classes]
    assert heads == ["US concerns", "No evidence provided"]


# ------------------------------------------------------------------ harmless
def test_a_hostile_text_makes_no_elements(hostile: al.Document, seed: al.Document) -> None:
    for make in (fragment, report):
        page, usual = Page(make(hostile)), Page(make(seed))
        counts = [[tag for tag, _ in one.elements].count("script") for one in (page, usual)]
        assert counts == [1, 1]
        assert {tag for tag, _ in page.elements} <= {tag for tag, _ in usual.elements}
        names = {name for _, values in page.elements for name in values}
        assert not {name for name in names if name.startswith("on")}


@pytest.mark.parametrize("make", [fragment, report])
def test_nothing_is_loaded_from_anywhere(make: type, seed: al.Document) -> None:
    html = make(seed)
    page = Page(html)
    assert all(value.startswith("#") for name in ("href", "xlink:href") for value in page.values(name))
    assert not [name for name in ("src", "srcset", "action", "data", "poster") if page.values(name)]
    assert not re.search(r"url\((?!#)|@import", html)


def test_policy_forbids_the_network_and_foreign_scripts(seed: al.Document) -> None:
    (policy,) = [
        values["content"]
        for _, values in Page(report(seed)).elements
        if values.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]+=*'", rules["script-src"])
    assert not {name for name in rules if name in {"connect-src", "img-src", "font-src", "frame-src"}}


def test_styles_of_a_fragment_touch_nothing_outside_it() -> None:
    css = re.sub(r"/\*.*?\*/", "", (TEMPLATES / "style.css").read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r"@supports[^{]*\{(.*?\})\s*\}", r"\1", css, flags=re.DOTALL)
    selectors = [part.strip() for block in re.findall(r"([^{}]+)\{", css) for part in re.split(r",(?![^(]*\))", block)]
    assert len(selectors) > 50
    stray = [one for one in selectors if not re.search(r"(^|\s)\.(allegedly|al-page)\b", one)]
    assert stray == []


def test_a_fragment_has_no_headings_for_the_contents_of_a_notebook(seed: al.Document) -> None:
    assert not {tag for tag, _ in Page(fragment(seed)).elements} & {"h1", "h2", "h3", "h4", "h5", "h6", "main", "nav"}


# ------------------------------------------------------------------ links and ids
def dangling(page: Page) -> set[str]:
    links = {value[1:] for name in ("href", "xlink:href") for value in page.values(name) if value.startswith("#")}
    return links - set(page.values("id"))


@pytest.mark.parametrize("make", [fragment, report])
def test_every_link_leads_somewhere_and_no_id_stands_twice(make: type, seed: al.Document, hostile: al.Document) -> None:
    for document in (seed, hostile, al.analyze(""), al.analyze("No comment, she said.")):
        page = Page(make(document))
        assert dangling(page) == set()
        ids = page.values("id")
        assert len(ids) == len(set(ids))


def test_one_document_may_stand_on_a_page_twice(seed: al.Document) -> None:
    page = Page(report([seed, seed]))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert dangling(page) == set()


def test_every_act_links_to_its_words_and_these_to_an_act(seed: al.Document) -> None:
    page = Page(report(seed))
    rows = {
        values["id"] for tag, values in page.elements if tag == "tr" and re.search(r"-row-x\d+$", values.get("id", ""))
    }
    assert len(rows) == len(seed.acts)
    in_text = {values["id"] for tag, values in page.elements if values.get("class") == "al-r" and "id" in values}
    in_text |= {values["id"] for tag, values in page.elements if tag == "span" and "id" in values}
    linked = {value[1:] for value in page.values("href")}
    for act in seed.records.acts:
        (place,) = {one for one in linked & in_text if re.search(rf"-({'|'.join(alike(seed, act.id))})$", one)}
        assert place in in_text
    back = {
        value[1:]
        for tag, values in page.elements
        if values.get("class") == "al-r"
        for value in [values.get("href", "")]
    }
    firsts = {alike(seed, act.id)[0] for act in seed.records.acts}
    assert {one.rpartition("-")[2] for one in back & rows} == firsts


def alike(document: al.Document, name: str) -> list[str]:
    """Return the ids of the acts that are the same act on the same words."""
    (chosen,) = [act for act in document.records.acts if act.id == name]
    key = (chosen.act, chosen.cue, chosen.source_name, chosen.blocked)
    return [x.id for x in document.records.acts if (x.act, x.cue, x.source_name, x.blocked) == key]


def test_every_highlight_can_be_switched_off_by_kind_and_by_voice(seed: al.Document) -> None:
    page = Page(fragment(seed))
    boxes = {values["value"] for tag, values in page.elements if tag == "input"}
    used = [value.split() for value in page.values("class") if value.startswith("al-hl") and " v" in value]
    for classes in used:
        assert {name for name in classes if name.startswith("k-") or re.fullmatch(r"v\d+", name)} <= boxes
    assert {name for name in boxes if name.startswith("k-")} == {
        name for classes in used for name in classes if name.startswith("k-")
    }
    style = fragment(seed)
    assert all(f'input[value="{box}"]:not(:checked)) .al-text .{box}.al-hl' in style for box in boxes)


def test_plain_reports_are_not_drawn_until_asked_for(seed: al.Document) -> None:
    boxes = {values["value"]: "checked" in values for tag, values in Page(fragment(seed)).elements if tag == "input"}
    assert [box for box, checked in boxes.items() if not checked] == ["k-assert"]


def test_an_act_that_did_not_take_place_is_told_apart() -> None:
    document = al.analyze("Moscow did not deny arming the rebels.")
    assert document.acts["blocked"].all()
    html = fragment(document)
    assert "al-not" in Page(html).classes()
    assert "not: deny" in html
    assert "did not take place" in html


# ------------------------------------------------------------------ reports
def test_same_documents_give_the_same_bytes(seed: al.Document) -> None:
    again = al.read(SEED)
    assert fragment(seed) == fragment(again) == again._repr_html_()
    assert report([seed]) == report([again])


def test_a_page_says_what_it_is() -> None:
    documents = (al.analyze(f"Bell {verb} the mayor of theft.", name=verb) for verb in ("accused", "suspected"))
    html = report(documents, title="Two <verbs>")
    page = Page(html)
    assert "<title>Two &lt;verbs&gt;</title>" in html
    assert ("html", {"lang": "en"}) in page.elements
    assert {"main", "nav", "header", "footer"} <= {tag for tag, _ in page.elements}
    assert [tag for tag, _ in page.elements].count("article") == 2
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_one_document_needs_no_list() -> None:
    document = al.analyze("It rained.", name="rain")
    assert report(document) == report([document])


def test_a_page_without_documents_is_a_page() -> None:
    assert Page(report([])).elements[0] == ("html", {"lang": "en"})


def test_settings_and_hash_are_on_the_page() -> None:
    document = al.analyze("Some say it rained.", name="rain", meta={"agency": "TASS"}, without="HEDGE.weasel")
    html = report(document)
    assert all(
        words in html for words in (document.text.sha256, document.settings.model, "without HEDGE.weasel", "TASS")
    )


def test_figures_are_part_of_the_page_and_told_in_words(seed: al.Document) -> None:
    page = Page(report(seed))
    drawn = [values for tag, values in page.elements if tag == "svg"]
    assert len(drawn) == 4
    assert {svg["role"] for svg in drawn} == {"img"}
    assert drawn[0]["aria-label"].startswith("Who accuses whom of what")
    assert all(svg["aria-label"] for svg in drawn)
    # A style inside a drawing would be one for the whole page.
    assert [tag for tag, _ in page.elements].count("style") == 1


def test_figures_of_many_rows_say_what_they_leave_out() -> None:
    names = "Ash Birch Cedar Date Elm Fir Gum Hazel Ivy Juniper Kauri Larch Maple Nutmeg".split()
    text = " ".join(f"Mr {name} said that it rained all night in town." for name in names)
    assert "of 15 voices that have most words" in report(al.analyze(text))


def test_in_a_terminal_a_document_is_one_line(seed: al.Document) -> None:
    assert repr(seed).startswith("<Document 'text': 697 tokens, ")
    assert "\n" not in repr(seed)


def test_the_ledger_left_out_somebody_accused_without_a_name() -> None:
    html = report(al.analyze("Ann alleged theft."))
    (row,) = re.findall(r'<tr id="[^"]*-row-C1">.*?</tr>', html, re.DOTALL)
    cells = [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
    assert cells[:3] == ["C1", "theft", "somebody unstated"]


def test_no_room_stands_before_a_semicolon(seed: al.Document) -> None:
    told = re.sub(r"<[^>]*>", "", report(seed))
    assert re.search(r"x\d+; \w", told)
    assert not re.search(r"x\d+ ;", told)


def test_a_drawing_is_moved_sideways_rather_than_shrunk_until_nobody_can_read_it(seed: al.Document) -> None:
    page = Page(report(seed))
    drawn = [values for tag, values in page.elements if tag == "svg"]
    least = [float(re.search(r"min-width: (\d+)px", svg["style"]).group(1)) for svg in drawn]  # type: ignore[union-attr]
    assert all(width >= 500 for width in least)
