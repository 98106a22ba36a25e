"""The code blocks of a Markdown page: run them in order, and compare or renew the output that the page shows.

The blocks of a page run as a reader would run them, one after the other, in a folder that links to the
checkout's `data/`, `scripts/` and the like: all Python in one namespace, all R in one session, each shell
block by itself. A `text` block right below a code block is its output. A block below
`<!-- file: NAME -->` is written to that file. Other data blocks must be well-formed.
"""

import ast
import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from border_crisis.errors import InvalidData

from .paths import ROOT, shown

LINKED = ("data", "datapackage.json", "schemas", "scripts", "seeds", "src", "docs", "Makefile", "pyproject.toml")
_FILE = re.compile(r"<!-- file: (\S+) -->\s*")
_MARK = "@@ end of block @@"


@dataclass
class Block:
    """One fenced block of a page: its language, code, lines in the page and, where shown, its output."""

    language: str
    code: str
    line: int
    file: str | None = None
    output: str | None = None
    output_lines: tuple[int, int] | None = None  # of the text between the fences


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page in order; outputs hang on the block above them."""
    found: list[Block] = []
    above: str | None = None  # what stood right above: "code", a file's name, or nothing
    for token in MarkdownIt().parse(page):
        if token.type == "html_block" and (name := _FILE.fullmatch(token.content)):
            above = name[1]
        elif token.type == "fence" and token.map:
            language, start = token.info.strip(), token.map[0] + 1
            if language == "text" and above == "code":
                found[-1].output, found[-1].output_lines = token.content, (start, token.map[1] - 1)
                above = None
            else:
                found.append(Block(language, token.content, start, file=above if above != "code" else None))
                above = "code"
        else:
            above = None
    return found


def run_page(path: Path, *, with_r: bool) -> list[tuple[Block, str]]:
    """Run the blocks of a page; return the code blocks that ran, each with what it printed.

    R is left out unless `with_r`. Raises InvalidData, with the page's line, for a block that fails, is not
    well-formed or is in a language that nothing here can check.
    """
    found = blocks(path.read_text(encoding="utf-8"))
    ran: list[tuple[Block, str]] = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name in LINKED:
            Path(name).symlink_to(ROOT / name)
        namespace: dict[str, Any] = {"__name__": "__main__"}
        r_session = _run_r(path, [b for b in found if b.language == "r"]) if with_r else iter(())
        for block in found:
            try:
                if block.file:
                    _write(Path(block.file), block)
                match block.language:
                    case "python":
                        ran.append((block, _run_python(path, block, namespace)))
                    case "r":
                        if with_r:
                            ran.append((block, next(r_session)))
                    case "sh":
                        ran.append((block, _run_shell(block.code)))
                    case "yaml":
                        yaml.safe_load(block.code)
                    case "json":
                        json.loads(block.code)
                    case "toml":
                        tomllib.loads(block.code)
                    case "text" | "csv":
                        pass
                    case directive if directive.startswith("{"):
                        pass  # Sphinx runs it, and warnings fail its build
                    case other:
                        raise ValueError(f"nothing here can run or check a block of '{other or 'no language'}'")
            except InvalidData:
                raise
            except Exception as error:
                raise InvalidData(f"{shown(path)}:{block.line}: {type(error).__name__}: {error}") from None
    return ran


def renewed(page: str, ran: list[tuple[Block, str]]) -> str:
    """Return the page with the outputs that its blocks print now."""
    lines = page.splitlines(keepends=True)
    for block, output in reversed(ran):
        if block.output_lines:
            lines[slice(*block.output_lines)] = [output]
    return "".join(lines)


def _run_python(path: Path, block: Block, namespace: dict[str, Any]) -> str:
    tree = ast.parse(block.code, filename=f"{shown(path)} from line {block.line + 1}")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"{shown(path)} from line {block.line + 1}", "exec"), namespace)
    return _tidy(printed.getvalue())


def _run_r(path: Path, found: list[Block]) -> Iterator[str]:
    """Yield what each R block prints; all run in one session, when the first is asked for."""
    if not found:
        return
    session = f'\ncat("{_MARK}\\n")\n'.join(block.code for block in found)
    Path("session.R").write_text(session, encoding="utf-8")
    done = subprocess.run(["Rscript", "--vanilla", "session.R"], capture_output=True, text=True, check=False,
                          env=os.environ | {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"})  # fmt: skip
    outputs = done.stdout.split(f"{_MARK}\n")
    if done.returncode:
        failed = found[len(outputs) - 1]
        raise InvalidData(f"{shown(path)}:{failed.line}: {' '.join(done.stderr.split()[-40:])}")
    yield from map(_tidy, outputs)


def _run_shell(code: str) -> str:
    """Run a block of shell commands; `pip install` and `make` are checked by name: CI runs them elsewhere."""
    for line in code.splitlines():
        command = line.split("#")[0].split()
        if command[:2] == ["pip", "install"]:
            _check_install(" ".join(command[2:]))
        elif command[:1] == ["make"]:
            _check_targets([word for word in command[1:] if "=" not in word])
    kept = "\n".join(line for line in code.splitlines() if not re.match(r"\s*(pip install|make)\b", line))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT / "src")}
    shell = [shutil.which("bash") or "sh", "-eu", "-c", f'border-crisis() {{ python -m border_crisis "$@"; }}\n{kept}']
    done = subprocess.run(shell, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise ValueError(f"exit code {done.returncode}: {(done.stderr or done.stdout).strip()[-300:]}")
    return _tidy(done.stdout)


def _check_install(what: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, extras in re.findall(r"([\w-]+)(?:\[([\w,]+)\])?", what.replace("'", "")):
        unknown = set(extras.split(",")) - set(project["optional-dependencies"]) if extras else set()
        if name != project["name"] or unknown:
            raise ValueError(f"pip install {what}: no such package or extra of this project")


def _check_targets(targets: list[str]) -> None:
    known = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for target in targets:
        if target not in known:
            raise ValueError(f"make {target}: the Makefile has no such target")


def _write(file: Path, block: Block) -> None:
    if file.is_absolute() or ".." in file.parts or file.parts[0] in LINKED:
        raise ValueError(f"{file}: an example writes into its own folder only")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.code, encoding="utf-8")


def _tidy(output: str) -> str:
    """Return output without trailing blanks, which editors would strip from the page."""
    text = "\n".join(line.rstrip() for line in output.splitlines()).strip("\n")
    return f"{text}\n" if text else ""
