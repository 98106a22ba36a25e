"""The files of a release, in memory: the same tree gives the same bytes."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from border_crisis.citation import citation
from border_crisis.descriptor import descriptor, tables
from border_crisis.diffing.difference import Difference, Retired
from border_crisis.diffing.report import as_json, markdown, verdict
from border_crisis.errors import BorderCrisisError, InvalidData
from border_crisis.formats import export, file_name
from border_crisis.formats.archive import zipped
from border_crisis.formats.csv import package_files
from border_crisis.formats.sqlite import datasette

from .descriptor import release_date
from .paths import CHANGELOG, ROOT
from .repository import check_out

#: How many rows of each kind the diff's page shows for a table; the JSON holds all.
_SHOWN = 200
_EXPORTS = ("parquet", "sqlite", "stata", "excel")

_README = """# {title} {version}

{description}

The tables are in `data/`, one CSV file each, described in `datapackage.json` (Data Package v2), in
`croissant.json` (Croissant) and, for people, in `docs/codebook.md`. Empty cells are missing.

R:

```r
library(readr)
aid <- read_csv("data/aid_deliveries.csv", na = "")
```

Python: `pip install border-crisis=={version}`, then

```python
import border_crisis as bc
aid = bc.load("aid_deliveries")
```

The same tables are released as Parquet, SQLite, Stata and Excel. `data/changes.csv` lists what changed from
release to release, `data/errata.csv` what was corrected, `data/retired.csv` which ids are used no more.

Cite as: {citation}

Licence: {licence} (LICENSE).
"""


def release_files(difference: Difference) -> dict[str, bytes]:
    """Return every file of the release by name: package, wheel, sdist, exports, diff, notes, SHA256SUMS."""
    head = descriptor()
    stem = f"{head['name']}-{head['version']}"
    every = list(tables())
    files = {f"{stem}.zip": data_package(head)}
    files |= {file_name(form, stem, True): export(form, every) for form in _EXPORTS}
    files[f"{stem}-datasette.json"] = datasette(stem, every)
    files |= distributions()
    files[f"{stem}-diff.json"] = as_json(difference).encode("utf-8")
    files[f"{stem}-diff.md"] = markdown(difference, _SHOWN).encode("utf-8")
    files[f"{stem}-notes.md"] = notes(head, difference, sorted(files)).encode("utf-8")
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return files | {"SHA256SUMS": sums.encode("ascii")}


def data_package(head: Mapping[str, Any]) -> bytes:
    """Return the zip of the data package: tables, descriptor, codebook, metadata, licence, changelog."""
    said = {
        "citation": citation(head, "text"),
        "licence": head["licenses"][0]["title"],
        **{key: head[key] for key in ("title", "version", "description")},
    }
    return zipped(
        package_files([entry["name"] for entry in head["resources"]])
        | {"README.md": _README.format(**said).encode("utf-8"), "LICENSE": (ROOT / "LICENSE-DATA").read_bytes()}
        | {name: (ROOT / name).read_bytes() for name in ("croissant.json", "CITATION.cff", "CHANGELOG.md")}
    )


def distributions() -> dict[str, bytes]:
    """Build wheel and sdist of the commit at hand. Raises BorderCrisisError with the builder's last line."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    with tempfile.TemporaryDirectory() as work:
        # From the commit's own files: in the tree the builder would also take what the user's git ignores.
        source, built = Path(work) / "source", Path(work) / "built"
        check_out(source)
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(built), str(source)]
        # Not run there: `-m build` could find another module of that name.
        result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=work, check=False)
        if result.returncode:
            said = (result.stderr.strip() or result.stdout.strip() or "no reason given").splitlines()[-1]
            raise BorderCrisisError(f"wheel and sdist cannot be built: {said}")
        return {path.name: path.read_bytes() for path in sorted(built.iterdir())}


def notes(head: Mapping[str, Any], difference: Difference, names: list[str]) -> str:
    """Return the release notes: the changelog's section, the diff in short, errata, files, how to cite."""
    version, day = head["version"], release_date()
    out = [f"# {head['title']} {version}{f' ({day})' if day else ''}", "", changelog_section(version), ""]
    if difference.old_version is not None:
        out += [f"## Since {difference.old_version}", "", verdict(difference), ""]
        for table in [t for t in difference.tables if not t.empty]:
            counts = (("added", table.added), ("removed", table.removed), ("retired", table.retired),
                      ("changed", table.changed), ("columns changed", table.columns))  # fmt: skip
            out.append(f"- `{table.name}`: " + ", ".join(f"{len(rows):,} {what}" for what, rows in counts if rows))
        out.append("")
    for title, lines in (
        ("Corrected", [_erratum(row) for row in difference.errata]),
        ("Retired ids", [_tombstone(item) for item in difference.retired]),
    ):
        if lines and difference.old_version is not None:
            out += [f"## {title}", "", *(f"- {line}" for line in lines), ""]
    out += ["## Files", "", *(f"- `{name}`" for name in names), ""]
    out += ["`sha256sum -c SHA256SUMS` checks them; RELEASING.md says how to make the same bytes again.", ""]
    out += ["## Cite", "", citation(head, "text")]
    return "\n".join(out) + "\n"


def changelog_section(version: str) -> str:
    """Return what CHANGELOG.md says of a version, without its heading. Raises InvalidData when it says nothing."""
    text = CHANGELOG.read_text(encoding="utf-8")
    for section in re.split(r"(?m)^## ", text)[1:]:
        heading, _, body = section.partition("\n")
        if re.search(rf"(?<![\d.]){re.escape(version)}(?![\d.])", heading) and body.strip():
            return body.strip()
    raise InvalidData(f"CHANGELOG.md says nothing of {version}; write under its heading what changed")


def _tombstone(item: Retired) -> str:
    successor = f"; now `{item.successor_id}`" if item.successor_id else ""
    return f"`{item.record_id}` ({item.reason}{successor}): {item.note}"


def _erratum(row: Mapping[str, str]) -> str:
    before, after = row["value_before"] or "(empty)", row["value_after"] or "(empty)"
    cell = f"`{row['field_name']}`: {before} → {after}" if row["field_name"] else "the row"
    return f"`{row['record_id']}` {cell} ({row['note'].rstrip('.')})"
