"""JupyterLab really starts, runs a notebook from top to bottom, and shows a document."""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
NOTEBOOK = "01-who-accuses-who-denies.ipynb"
#: Seconds for whatever has to start; nothing is judged by how long it takes.
PATIENCE = 180

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        importlib.util.find_spec("jupyterlab") is None, reason="jupyterlab is not installed (extras: notebooks, dev)"
    ),
]


@pytest.fixture(scope="module")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab of our own on a copy of the notebooks and seeds: its address, with the token as the query."""
    home = tmp_path_factory.mktemp("lab")
    for folder in ("notebooks", "seeds"):
        shutil.copytree(ROOT / folder, home / folder)
    shown = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        cells=[
            nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
                'import allegedly as al\n\nal.read("../seeds/tass-2018-wells/text.txt")'
            )
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(shown, home / "notebooks" / "shown.ipynb")  # type: ignore[no-untyped-call]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": home,
        "IdentityProvider.token": token,
        "ServerApp.allow_root": True,
        # It asks the network for nothing.
        "LabApp.news_url": "None",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
        "LabApp.expose_app_in_browser": True,
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    own = {f"JUPYTER_{kind}_DIR": str(home / f".{kind.lower()}") for kind in ("CONFIG", "DATA", "RUNTIME")}
    paths = {"PYTHONPATH": os.pathsep.join([str(ROOT / "analysis"), os.environ.get("PYTHONPATH", "")])}
    environment = {**os.environ, **own, **paths, "IPYTHONDIR": str(home / ".ipython")}
    # The tests draw in memory, the notebook under its cells.
    environment.pop("MPLBACKEND", None)
    with (home / "server.log").open("w") as log:
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", *options]
        server = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(f"http://127.0.0.1:{port}/api?token={token}", server, home / "server.log")
            yield f"http://127.0.0.1:{port}/lab/tree/notebooks/{{}}?token={token}&reset"
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _await(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(PATIENCE * 4):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def run_all(page: Page, address: str) -> list[dict[str, Any]]:
    """Open a notebook, run all its cells, and return its code cells as they are then."""
    page.goto(address)
    content = "window.jupyterapp?.shell?.currentWidget?.content"
    page.wait_for_function(f"() => ({content})?.model?.cells?.length > 0")
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext?.session?.kernel?.status === 'idle'"
    )
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    code = f"{content}.model.toJSON().cells.filter((cell) => cell.cell_type === 'code')"
    page.wait_for_function(
        f"""() => {code}.every((cell) => cell.execution_count > 0)
            || {code}.some((cell) => cell.outputs.some((one) => one.output_type === 'error'))"""
    )
    # The count is set when a cell has begun; a notebook is done when its kernel has nothing more to do.
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
    )
    cells: list[dict[str, Any]] = page.evaluate(f"() => {code}")
    return cells


def test_a_notebook_runs_from_top_to_bottom(lab: str, page: Page, tmp_path: Path) -> None:
    cells = run_all(page, lab.format(NOTEBOOK))
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    errors = [output for cell in cells for output in cell["outputs"] if output["output_type"] == "error"]
    assert errors == []
    assert any("image/png" in output.get("data", {}) for cell in cells for output in cell["outputs"])
    page.screenshot(path=tmp_path / "notebook.png")


def test_a_document_shows_itself(lab: str, page: Page, tmp_path: Path) -> None:
    (cell,) = run_all(page, lab.format("shown.ipynb"))
    assert "text/html" in cell["outputs"][0]["data"]
    shown = page.locator(".allegedly[data-al-live]")
    shown.wait_for()
    # The theme is that of the notebook.
    for theme, scheme in (("JupyterLab Dark", "dark"), ("JupyterLab Light", "light")):
        page.evaluate("(name) => window.jupyterapp.commands.execute('apputils:change-theme', { theme: name })", theme)
        page.wait_for_function(f"() => document.body.dataset.jpThemeLight === '{str(scheme == 'light').lower()}'")
        assert shown.evaluate("(one) => getComputedStyle(one).colorScheme") == scheme
        page.screenshot(path=tmp_path / f"shown-{scheme}.png")
    link = shown.locator("a.al-r", has_text="denied").first
    link.scroll_into_view_if_needed()
    link.hover()
    card = page.locator(".al-card")
    card.wait_for()
    assert "deny: Moscow" in card.inner_text()
    page.screenshot(path=tmp_path / "shown-card.png")
    # JupyterLab has keys of its own: here they are ours.
    address = page.url
    link.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.matches('.al-text a')")
    page.keyboard.press("Enter")
    assert page.locator("tr.al-here").is_visible()
    assert page.url == address
    act = shown.locator(".al-text .k-deny.al-act").first
    shown.locator('input[value="k-deny"]').uncheck()
    assert act.evaluate("(one) => getComputedStyle(one).borderTopWidth") == "0px"
