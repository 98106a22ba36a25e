"""The explorer in a real browser: Debian's Chromium, driven by Playwright, without a network."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def write_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that runs `border-crisis explore` on a package and returns the folder."""

    def write(*args: str | Path) -> Path:
        out = tmp_path_factory.mktemp("site") / "explorer"
        command = [sys.executable, "-m", "border_crisis", "explore", "--no-open", "--out", str(out), *map(str, args)]
        environment = {k: v for k, v in os.environ.items() if k != "BORDER_CRISIS_TEXTS"}
        environment["PYTHONPATH"] = str(ROOT / "src")
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return out

    return write


@pytest.fixture(scope="session")
def site(write_site: Callable[..., Path]) -> Path:
    """The explorer of this repository's own tables."""
    return write_site(ROOT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is missing: make browser installs it"
    expect.set_options(timeout=10_000)
    with sync_playwright() as playwright:
        # A container has no user namespaces for the sandbox; the pages are ours and there is no network.
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a folder's page at an address; at the end nothing may have gone wrong in it.

    Any error, any dialog, and any request for something outside the folder fails the test.
    """
    contexts, wrong = [], []

    def opened(folder: Path, address: str = "#/", **options: object) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "offline": True, "accept_downloads": True, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        inside = (folder.as_uri(), "data:", "blob:", "about:")
        page.on("request", lambda request: None if request.url.startswith(inside) else wrong.append(request.url))
        page.goto(f"{folder.as_uri()}/index.html{address}")
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_function(
            "window.borderCrisisLater === undefined && document.querySelector('script[src=\"evidence.js\"]')"
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong, wrong
