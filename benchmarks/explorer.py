"""Measure the explorer in Chromium: bytes of the first load, and how long a filter takes to answer.

Usage: .venv-browser/bin/python benchmarks/explorer.py FOLDER [FOLDER ...], each written by `border-crisis explore`.
The time runs from the click to the first frame after the page has drawn the answer.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

MEASURE = """async () => {
  const took = {};
  const count = document.querySelector(".heading .count");
  const run = async (name, act) => {
    const before = count.textContent;
    const start = performance.now();
    act();
    while (count.textContent === before) await new Promise((done) => setTimeout(done, 1));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    took[name] = Math.round(performance.now() - start);
  };
  const clear = () => document.querySelector(".clear").click();
  for (const { textContent: name, parentElement: facet } of document.querySelectorAll(".facet > summary")) {
    await run(name, () => facet.querySelector("input[type=checkbox]").click());
    await run(`${name}, cleared`, clear);
  }
  const search = document.getElementById("q");
  for (const words of ["r", "russia", "troops border", ""]) {
    await run(`search "${words}"`, () => {
      search.value = words;
      search.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  return took;
}"""


def main() -> None:
    """Print one block a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for folder in map(Path, sys.argv[1:]):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            read: list[str] = []
            page.on("request", lambda request, read=read: read.append(request.url))
            page.goto(f"{folder.resolve().as_uri()}/index.html")
            page.wait_for_function("document.querySelector('h1') && window.borderCrisisLater === undefined")
            page.wait_for_timeout(3000)
            size = sum(Path(url.removeprefix("file://")).stat().st_size for url in read if url.startswith("file://"))
            took = page.evaluate(MEASURE)
            print(f"{folder}: {len(read)} files, {size / 1e6:.2f} MB; slowest {max(took.values())} ms")
            for name, milliseconds in took.items():
                print(f"  {milliseconds:>4} ms  {name}")
        browser.close()


if __name__ == "__main__":
    main()
