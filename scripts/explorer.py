"""Bundle the explorer's page: explorer/ (sources, npm lock) → src/border_crisis/explorer/static/ (generated)."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import click

from border_crisis.errors import WrongUsage
from curation.commands import fail_when_stale, plain_errors
from curation.explorer import DIGEST, SOURCES, STATIC, inputs_digest
from curation.files import replace_files


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; bundle again and fail when a generated file is stale.")
@plain_errors
def main(check: bool) -> None:
    """Bundle the explorer's page with the libraries that its lock names (needs Node 20 or newer and npm)."""
    files = bundled_files()
    stray = sorted(path for path in STATIC.rglob("*") if path.is_file() and path not in files)
    if check:
        fail_when_stale(files, "python scripts/explorer.py")
        if stray:
            raise WrongUsage(f"{stray[0].name}: the bundle does not hold this file; run python scripts/explorer.py")
        click.echo(f"{len(files)} files of the explorer are up to date")
        return
    changed = replace_files(files)
    for path in stray:
        path.unlink()
    size = sum(len(content) for content in files.values())
    click.echo(f"{len(files)} files bundled ({size / 1e3:,.0f} kB), {len(changed)} of them changed")


def bundled_files() -> dict[Path, bytes]:
    """Return every file of the bundle with its bytes. Raises WrongUsage where Node or npm is missing or fails."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise WrongUsage("bundling needs Node and npm; make browser installs both, or install nodejs")
    if not _installed():
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        _run([node, "build.mjs", folder])
        files = {STATIC / path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    files[DIGEST] = f"{inputs_digest()}\n".encode()
    return files


def _installed() -> bool:
    """Say whether node_modules is what the lock names: npm writes its own copy of the lock there."""
    done = SOURCES / "node_modules" / ".package-lock.json"
    return done.is_file() and done.stat().st_mtime >= (SOURCES / "package-lock.json").stat().st_mtime


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=SOURCES, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise WrongUsage(f"{Path(command[0]).name} {command[1]} failed: {lines[-1] if lines else done.returncode}")


if __name__ == "__main__":
    main()
