from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import allegedly as al
from allegedly.html import fragment, report
from allegedly.html.kinds import MARKS, PARTS
from allegedly.html.safe import holdable

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

Show = Callable[..., "Page"]

HOSTILE = (
    '<script>alert(1)</script> "We deny it," said O\'Hara & <img src=x onerror=alert(2)>.\r\n'
    "</p></div></section><style>*{display:none}</style>\0\x01\x0b\x85\u2028 \ud800 he said\r\r\n\n"
    "\u202eThe mayor accused Bell of theft\u2066, reportedly. --> ]]> &amp; &#13;\n"
    + "x" * 100_000
    + " Bell denied the claim."
)


@pytest.fixture(scope="module")
def hostile() -> al.Document:
    return al.analyze(HOSTILE, name='"><script>alert(4)</script>\u202e', meta={"<img src=x onerror=alert(5)>": "<b>"})


def in_notebook(*documents: al.Document, light: bool = True) -> str:
    shown = "\n".join(f'<div class="out">{fragment(document)}</div>' for document in documents)
    ground = "#ffffff" if light else "#111111"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>notebook</title></head>'
        f'<body data-jp-theme-light="{str(light).lower()}" style="background: {ground}"><main><h1 class="own" '
        f'style="color: {"#111" if light else "#eee"}">A <a href="#x" id="x" style="color: inherit">page</a></h1>'
        f"{shown}</main></body></html>"
    )


def style_of(place: Locator, name: str, pseudo: str = "") -> str:
    return str(place.evaluate("(e, [n, p]) => getComputedStyle(e, p || null).getPropertyValue(n)", [name, pseudo]))


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def grave(page: Page) -> list[str]:
    """Return what axe finds serious or critical."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


# ------------------------------------------------------------------ for everybody
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_report_is_accessible_and_fits(show: Show, seed: al.Document, width: int, dark: bool) -> None:
    page = show(report(seed), width=width, dark=dark)
    assert overflow(page) <= 0
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert overflow(page) <= 0
    # What axe looks at does not hang on both.
    if dark == (width == 360):
        assert grave(page) == []


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_notebook_is_accessible_in_both_themes(show: Show, seed: al.Document, light: bool) -> None:
    # The system has the other theme: that of the notebook counts.
    page = show(in_notebook(seed, light=light), width=900, dark=light)
    assert overflow(page) <= 0
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert grave(page) == []
    ink = style_of(page.locator(".al-text").first, "color")
    assert (sum(map(int, ink[4:-1].split(","))) < 384) is light


def test_without_script_all_is_there(show: Show, seed: al.Document) -> None:
    page = show(report(seed), width=900, scripts=False)
    assert page.locator(".al-text").text_content() == seed.text.string
    assert page.locator(".al-text").is_visible()
    assert page.locator("tr", has_text="insinuations").first.is_visible()
    assert not page.locator(".al-scripted").first.is_visible()
    act = page.locator(".al-text .k-deny.al-act").first
    assert style_of(act, "border-top-width") == "1px"
    page.locator('input[value="k-deny"]').uncheck()
    assert style_of(act, "border-top-width") == "0px"
    link = page.locator("a.al-r", has=page.locator(".k-deny.al-act")).first
    link.hover()
    assert "deny: Moscow" in style_of(link, "content", "::before")
    assert style_of(link, "position", "::before") == "fixed"


def test_nothing_hangs_on_colour_alone(show: Show, seed: al.Document) -> None:
    page = show(report(seed))
    looks = [
        page.locator(f".al-legend .k-{kind}").first.evaluate(
            """(one) => { const s = getComputedStyle(one); return [s.textDecorationLine, s.textDecorationStyle,
               s.textDecorationThickness, s.fontStyle, s.fontWeight, s.backgroundColor !== 'rgba(0, 0, 0, 0)',
               s.backgroundImage.split('(')[0]].join(' '); }"""
        )
        for kind in (*PARTS, *map(str.lower, MARKS))
    ]
    assert len(set(looks)) == len(looks)
    assert "deny" in style_of(page.locator(".al-text .k-deny.al-act").first, "content", "::after")


# ------------------------------------------------------------------ filters
def test_kinds_are_switched_with_the_mouse(show: Show, seed: al.Document) -> None:
    page = show(in_notebook(seed))
    hedge, act = page.locator(".al-text .k-hedge").first, page.locator(".al-text .k-accuse").first
    assert style_of(hedge, "text-decoration-style") == "wavy"
    page.locator(".al-legend .k-hedge").click()
    assert style_of(hedge, "text-decoration-line") == "none"
    assert style_of(act, "border-top-width") == "1px"
    page.get_by_label("none: Acts").click()
    assert style_of(act, "border-top-width") == "0px"
    page.get_by_label("all: Acts").click()
    assert style_of(act, "border-top-width") == "1px"


def test_kinds_are_switched_on_the_keyboard(show: Show, seed: al.Document) -> None:
    page = show(in_notebook(seed))
    content = page.locator(".al-text .k-content").first
    ground = style_of(content, "background-color")
    page.get_by_label("content").focus()
    page.keyboard.press("Space")
    assert style_of(content, "background-color") != ground
    page.keyboard.press("Space")
    assert style_of(content, "background-color") == ground


def test_voices_are_switched(show: Show, seed: al.Document) -> None:
    page = show(in_notebook(seed))
    page.get_by_label("none: Voices").click()
    page.locator(".al-choice", has=page.get_by_text("Moscow", exact=True)).locator("input").check()
    lit = page.locator(".al-text .k-source").evaluate_all(
        "(all) => all.filter((one) => getComputedStyle(one).fontWeight > 500).map((one) => one.textContent)"
    )
    assert lit == ["Moscow"]


def test_filters_of_one_document_leave_the_others_alone(show: Show, seed: al.Document) -> None:
    other = al.analyze("Perhaps Moscow denied it.", name="other")
    page = show(in_notebook(seed, other, seed))
    for kind in ("hedge", "deny"):
        page.locator(".allegedly").nth(1).locator(f'input[value="k-{kind}"]').uncheck()
    hedges = [
        style_of(page.locator(".allegedly").nth(n).locator(".al-text .k-hedge").first, "text-decoration-line")
        for n in range(3)
    ]
    assert hedges == ["underline", "none", "underline"]


# ------------------------------------------------------------------ the card
def test_pointing_at_words_shows_who_and_by_which_rule(show: Show, seed: al.Document) -> None:
    page = show(in_notebook(seed), width=900)
    card = page.locator(".al-card")
    assert not card.is_visible()
    page.locator("a.al-r", has_text="denied").first.hover()
    assert card.is_visible()
    said = card.inner_text()
    assert "deny: Moscow" in said
    assert "rule D1" in said
    page.locator(".al-title").hover()
    card.wait_for(state="hidden")


@pytest.mark.parametrize("width", [360, 900])
def test_card_stays_inside_the_window(show: Show, seed: al.Document, width: int) -> None:
    page = show(report(seed), width=width, height=500)
    links = page.locator(".al-text a.al-r")
    for number in range(0, links.count(), 9):
        links.nth(number).scroll_into_view_if_needed()
        links.nth(number).hover(position={"x": 1, "y": 12})
        box = page.locator(".al-card").bounding_box()
        if box is not None:
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 500


def test_keyboard_goes_from_highlight_to_highlight(show: Show, seed: al.Document) -> None:
    page = show(in_notebook(seed))
    page.get_by_label("none: Marks of stance").click()
    page.get_by_label("none: Attributions").click()
    page.get_by_label("none: Acts").click()
    page.get_by_label("deny").check()
    page.get_by_label("evade").check()
    page.locator(".al-legend summary").last.focus()
    tabs = 0
    while page.evaluate("!document.activeElement.matches('a.al-r')") and tabs < 60:
        page.keyboard.press("Tab")
        tabs += 1
    active = page.locator("a.al-r:focus")
    card = page.locator(".al-card")
    assert active.inner_text().startswith("denied")
    assert "deny: Moscow" in card.inner_text()
    assert active.get_attribute("aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.keyboard.press("ArrowRight")
    assert "evade: Alice Wells" in card.inner_text()
    page.keyboard.press("ArrowLeft")
    assert active.inner_text().startswith("denied")
    # One stop for the Tab key, whatever the number of highlights.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.al-fold summary')")


def test_act_leads_to_its_row_and_back(show: Show, seed: al.Document) -> None:
    for html in (report(seed), in_notebook(seed)):
        page = show(html)
        link = page.locator(".al-text a.al-r", has_text="insinuations").first
        link.click()
        row = page.locator("tr.al-here")
        assert "Foreign Ministry rejected such insinuations" in row.inner_text()
        assert row.is_visible()
        assert page.evaluate("document.activeElement.closest('tr') === document.querySelector('tr.al-here')")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.al-text a')")
        assert "insinuations" in page.evaluate("document.activeElement.textContent")


# ------------------------------------------------------------------ the text
def test_what_is_copied_is_the_text(show: Show, seed: al.Document) -> None:
    for html in (report(seed), in_notebook(seed)):
        page = show(html)
        copied = page.locator(".al-text").evaluate(
            "(one) => { const s = getSelection(); s.selectAllChildren(one); return s.toString(); }"
        )
        assert copied == seed.text.string


def test_words_of_links_can_be_marked_with_the_mouse(show: Show, seed: al.Document) -> None:
    page = show(report(seed))
    box = page.locator(".al-text a.al-r", has_text="possible").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()").strip() in "possible"
    assert page.evaluate("getSelection().toString()")
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("width", [360, 1440])
def test_a_hostile_text_does_no_harm(show: Show, hostile: al.Document, width: int) -> None:
    for html in (report(hostile), in_notebook(hostile)):
        page = show(html, width=width)
        assert page.locator(".al-text").text_content() == holdable(HOSTILE)
        assert overflow(page) <= 0
        assert page.locator("script").count() == 1
        assert page.locator(".al-text img, .al-text style").count() == 0
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert overflow(page) <= 0


def test_the_page_around_is_left_as_it_was(show: Show, seed: al.Document) -> None:
    everything = """() => [...document.querySelectorAll('html, body, main, h1, h1 *')].map(
        (one) => [...getComputedStyle(one)].filter((name) => !/size|height|width|origin/.test(name))
            .map((name) => name + getComputedStyle(one).getPropertyValue(name)).join(';'))"""
    assert show(in_notebook()).evaluate(everything) == show(in_notebook(seed)).evaluate(everything)


def test_many_documents_have_contents_that_lead_to_them(show: Show) -> None:
    documents = [al.analyze(f"Bell accused the mayor of theft {n} times.", name=f"text {n}") for n in range(6)]
    page = show(report(documents))
    assert page.locator("article").count() == 6
    page.get_by_role("link", name="text 5", exact=True).click()
    box = page.locator("article").last.bounding_box()
    assert box is not None
    assert -5 < box["y"] < 900
