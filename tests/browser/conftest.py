"""A real browser: Debian's Chromium or another that is installed, driven by playwright.

``ALLEGEDLY_BROWSER`` names the browser; then these tests must run, and fail where there is none. Without it they take
a Chromium or Chrome that they find, and are skipped where they find none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import allegedly as al

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing here may call home, and root needs no sandbox of Chromium's own.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def browser_path() -> str:
    named = os.environ.get("ALLEGEDLY_BROWSER", "")
    found = next(filter(None, map(shutil.which, (named,) if named else NAMES)), None)
    if found is None:
        if named:
            pytest.fail(f"ALLEGEDLY_BROWSER is {named!r}, where no browser is to be found")
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed, and ALLEGEDLY_BROWSER names none")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    if not os.environ.get("ALLEGEDLY_BROWSER"):
        pytest.importorskip("playwright", reason="playwright is not installed (extra: dev)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


Show = Callable[..., "Page"]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open a page from its file; afterwards it must have asked for nothing else, and complained of nothing."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def refuse(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def opened(html: str, *, width: int = 1440, height: int = 900, scripts: bool = True, dark: bool = False) -> Page:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, "utf-8", newline="")
        options: dict[str, Any] = {"viewport": {"width": width, "height": height}, "java_script_enabled": scripts}
        context = browser.new_context(color_scheme="dark" if dark else "light", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", refuse)
        page.on("request", lambda asked: faults.append(asked.url) if asked.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def seed() -> al.Document:
    return al.read(ROOT / "seeds" / "tass-2018-wells" / "text.txt")
