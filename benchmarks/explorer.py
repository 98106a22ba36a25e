"""Measure the explorer in Chromium: bytes of the first load, and how long a filter takes to answer.

Usage: .venv-browser/bin/python benchmarks/explorer.py FOLDER [FOLDER ...], each written by `border-crisis explore`.
Two times are given: from the action to the first frame that shows its answer, and what the page's main thread
computed in that time (the second is the fairer one on a machine that does other things as well).
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

ACT = """async (act) => {
  const count = document.querySelector(".heading .count");
  const before = count.textContent;
  const start = performance.now();
  const facet = document.querySelectorAll(".facet")[Number(act.replace("box ", ""))];
  if (facet) facet.querySelector("input[type=checkbox]").click();
  else if (act === "clear") document.querySelector(".clear").click();
  else {
    const search = document.getElementById("q");
    search.value = act.slice(7);
    search.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const waiting = () => count.textContent === before && performance.now() < start + 5000;
  while (waiting()) await new Promise((done) => setTimeout(done, 1));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
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
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            names = page.locator(".facet > summary").all_inner_texts()
            acts = [act for place in range(len(names)) for act in (f"box {place}", "clear")]
            took = {}
            for act in [*acts, "search r", "search russia", "search troops border", "search "]:
                name = names[int(act[4:])] if act.startswith("box ") else act
                took[f"{name} after {list(took)[-1]}" if act == "clear" else name] = measure(page, session, act)
            slowest, busiest = (max(times) for times in zip(*took.values(), strict=True))
            print(f"{folder}: {len(read)} files, {size / 1e6:.2f} MB; at most {slowest:.0f} ms, {busiest:.0f} computed")
            for name, (wall, busy) in took.items():
                print(f"  {wall:>5.0f} ms  {busy:>5.0f} ms computed  {name}")
        browser.close()


def measure(page: Page, session: CDPSession, act: str) -> tuple[float, float]:
    """Return the milliseconds until the answer is seen and those that the main thread computed meanwhile."""
    before = computed(session)
    wall: float = page.evaluate(ACT, act)
    return wall, 1000 * (computed(session) - before)


def computed(session: CDPSession) -> float:
    metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


if __name__ == "__main__":
    main()
