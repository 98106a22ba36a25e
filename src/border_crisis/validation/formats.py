"""How a report is printed: lines for people, JSON for programs, annotations for GitHub."""

import json
from collections.abc import Iterator
from pathlib import Path

from .problem import Report

FORMATS = ("text", "json", "github")
_SHOWN_TOTALS = 12


def as_text(report: Report) -> Iterator[str]:
    """Yield one line a problem, then the totals and the verdict."""
    yield from (problem.text() for problem in report.problems)
    hidden = report.total - len(report.problems)
    if hidden:
        yield f"… and {hidden:,} more; --limit shows them"
        most = report.totals.most_common(_SHOWN_TOTALS)
        rest = f" and {len(report.totals) - len(most)} other rules" if len(report.totals) > len(most) else ""
        yield "in all: " + ", ".join(f"{count:,} {rule}" for rule, count in most) + rest
    yield from report.notes
    yield verdict(report)


def as_json(report: Report) -> Iterator[str]:
    """Yield one JSON object: valid, tables, totals, problems, notes."""
    content = {
        "valid": report.valid,
        "tables": report.rows,
        "total": report.total,
        "totals": dict(report.totals.most_common()),
        "problems": [problem.as_dict() for problem in report.problems],
        "notes": report.notes,
    }
    yield json.dumps(content, ensure_ascii=False, indent=1)


def as_github(report: Report, folder: Path) -> Iterator[str]:
    """Yield workflow commands that GitHub shows beside the lines, then the verdict.

    `folder` leads from the root of the checkout to the package.
    """
    for problem in report.problems:
        place = f"file={_property((folder / problem.file).as_posix())}"
        if problem.line:
            place += f",line={problem.line}"
        told = _message(problem.text().removeprefix(problem.file + ":"))
        yield f"::error {place},title={_property(problem.rule)}::{told}"
    hidden = report.total - len(report.problems)
    if hidden:
        yield f"::warning::{hidden:,} more problems are not shown; --limit shows them"
    yield from report.notes
    yield verdict(report)


def verdict(report: Report) -> str:
    """Return the last line: how much was checked, and whether it is valid."""
    told = f"{report.total:,} problem{'s' * (report.total != 1)}" if report.total else "no problem"
    n = len(report.rows)
    return f"schemas and rules: {n} table{'s' * (n != 1)}, {sum(report.rows.values()):,} rows, {told}"


def _message(text: str) -> str:
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
