"""Measure `suggest` on a long news text beside quantulum3 and dateparser on the start of the same text.

The text is made of the evaluation texts of benchmarks/suggest/development in random order with other figures and
names, always the same for one length. The general tools read whole paragraphs, as they are used: quantulum3 without its
classifier, dateparser's `search_dates` told that the text is English.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "benchmarks/suggest/development/texts"
NAMES = ("Arden", "Belk", "Corvin", "Dray", "Elsted", "Farrow", "Gant", "Holt", "Imber", "Jost", "Kessel", "Lorne")
OURS = [sys.executable, str(ROOT / "scripts/suggest.py"), "--published", "2022-02-15", "--format", "jsonl"]
PEERS = {
    "quantulum3": """
import sys, time
from quantulum3 import parser
parser.parse("They sent 300 tanks.")
paragraphs = [line for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
start, clock, found = time.process_time(), time.perf_counter(), 0
for paragraph in paragraphs:
    try:
        found += len(parser.parse(paragraph))
    except Exception:
        pass
print(time.process_time() - start, time.perf_counter() - clock, found)
""",
    "dateparser": """
import sys, time
from dateparser.search import search_dates
search_dates("It began on 3 May.", languages=["en"])
paragraphs = [line for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
start, clock, found = time.process_time(), time.perf_counter(), 0
for paragraph in paragraphs:
    try:
        found += len(search_dates(paragraph, languages=["en"]) or [])
    except Exception:
        pass
print(time.process_time() - start, time.perf_counter() - clock, found)
""",
}


def made(path: Path, size: int) -> int:
    """Write a news text of `size` bytes at least, and return its characters."""
    chance = random.Random(20220215)
    texts = [text.read_text(encoding="utf-8") for text in sorted(TEXTS.glob("*.txt"))]
    names = sorted({name for text in texts for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{5,}(?= said)", text)})
    characters = written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        while written < size:
            text = chance.choice(texts)
            for name in names:
                text = text.replace(name, chance.choice(NAMES))
            text = re.sub(r"(?<=[0-9])[0-9]\b", lambda m: chance.choice("0123456789") if m else "", text)
            written += file.write(f"{text}\n\f\n") + len(text.encode()) - len(text)
            characters += len(text) + len("\n\f\n")
    return characters


def ours(path: Path, characters: int, processes: int) -> tuple[float, float]:
    """Run `suggest` and print what it takes; returns characters a second, by the clock and by the processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [*OURS, "--processes", str(processes), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout
        peak = lines = 0
        for lines, _ in enumerate(running.stdout, start=1):
            if lines % 5_000 == 1:
                peak = max(peak, _held(running.pid))
    wall = time.perf_counter() - start
    if running.returncode:
        raise click.ClickException("suggest failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    click.echo(
        f"suggest, {processes} processes: {characters / 1e6:.1f} million characters, {lines} proposals, {wall:.0f} s by"
        f" the clock, {spent:.0f} s of processor time, at most {peak / 1024:.0f} MB held by all processes together"
    )
    return characters / wall, characters / spent


def _held(parent: int) -> int:
    """Kilobytes of memory of a process and its children; 0 where the system does not tell."""
    held = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue  # it has ended
        if str(parent) in (lines["Pid"].strip(), lines["PPid"].strip()):
            held += int(lines.get("VmRSS", "0 kB").split()[0])
    return held


def peer(python: str, name: str, path: Path, characters: int) -> tuple[float, float]:
    """Run another tool; returns characters a second, by the clock and by the processors."""
    done = subprocess.run([python, "-c", PEERS[name], str(path)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"{name} failed: {(done.stderr.strip().splitlines() or ['no reason'])[-1]}")
    spent, wall, _ = map(float, done.stdout.split()[-3:])
    return characters / wall, characters / spent


@click.command()
@click.option("--megabytes", type=click.FloatRange(min=0.01), default=100, show_default=True, help="Of the text.")
@click.option("--prefix", type=click.IntRange(min=1), default=200, show_default=True, help="Kilobytes for the others.")
@click.option("--processes", type=click.IntRange(min=1), default=2, show_default=True, help="Of suggest.")
@click.option("--peers", help="A Python that has the other tools (requirements/peers.lock).")
def main(megabytes: float, prefix: int, processes: int, peers: str | None) -> None:
    """Print characters a second, side by side, on a text of so many megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        path, start = Path(folder) / "news.txt", Path(folder) / "start.txt"
        characters = made(path, int(megabytes * 1e6))
        with path.open("rb") as file:
            words = file.read(prefix * 1000).decode("utf-8", errors="ignore")
        start.write_text(words, encoding="utf-8", newline="")
        speeds = {"suggest": ours(path, characters, processes)}
        for name in PEERS if peers else ():
            speeds[name] = peer(str(peers), name, start, len(words))
    click.echo(f"{'':<12} {'characters':>12} {'by the clock':>13} {'a core':>9} {'suggest is faster (a core)':>28}")
    for name, (wall, core) in speeds.items():
        read = characters if name == "suggest" else len(words)
        ratio = f"{speeds['suggest'][1] / core:.1f} times" if name != "suggest" else ""
        click.echo(f"{name:<12} {read:>12,} {wall:>11,.0f}/s {core:>7,.0f}/s {ratio:>28}")


if __name__ == "__main__":
    main()
