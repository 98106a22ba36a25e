"""A starter package: empty tables of this dataset's shape, and what keeps them valid in CI."""

import hashlib
import json
from pathlib import Path
from typing import Any

from border_crisis.descriptor import descriptor, path, version
from border_crisis.errors import WrongUsage

#: What `sources` etc. say of this dataset and not of the starter.
_OURS = ("publicationYear", "sources", "temporal", "spatial", "keywords", "id", "homepage")

_README = """# {name}

A data package of the tables of [border-crisis](https://pypi.org/project/border-crisis/), made with version
{version}. The tables in `data/` are empty but for `vocabularies.csv`, which holds the codes.

Fill them, then:

```sh
pip install 'border-crisis[validate]=={version}'
border-crisis validate .
border-crisis init . --renew   # after a change of a table: sizes, digests and rows in datapackage.json
```

`.github/workflows/validate.yml` runs the check on every push and shows each error beside its line.
"""

_WORKFLOW = """name: validate

on: [push, pull_request]

permissions:
  contents: read

jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install --quiet "border-crisis[validate]=={version}"
      - run: border-crisis validate . --format github
"""


def starter(name: str) -> dict[str, bytes]:
    """Return the files of a starter package by their paths: empty tables, descriptor, README, workflow."""
    files: dict[str, bytes] = {}
    for entry in descriptor()["resources"]:
        table = str(entry["name"])
        head = ",".join(field["name"] for field in entry["schema"]["fields"]) + "\n"
        files[f"data/{table}.csv"] = path(table).read_bytes() if table == "vocabularies" else head.encode()
    content = {key: value for key, value in descriptor().items() if key not in _OURS}
    content |= {"name": name, "title": name, "description": "To be written.", "version": "0.1.0"}
    content |= {"contributors": [], "licenses": []}
    content["resources"] = [{k: v for k, v in entry.items() if k != "floors"} for entry in content["resources"]]
    files["datapackage.json"] = promise({key: value for key, value in content.items() if value != []}, files)
    files["README.md"] = _README.format(name=name, version=version()).encode()
    files[".github/workflows/validate.yml"] = _WORKFLOW.format(version=version()).encode()
    return files


def promise(content: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """Return a descriptor that states size, digest and rows of the files as they are."""
    import csv
    import io

    resources = []
    for entry in content["resources"]:
        table = files[entry["path"]]
        rows = sum(1 for row in csv.reader(io.StringIO(table.decode("utf-8"), newline="")) if row) - 1
        digest = "sha256:" + hashlib.sha256(table).hexdigest()
        resources.append(entry | {"path": entry["path"], "bytes": len(table), "hash": digest, "rows": max(rows, 0)})
    return (json.dumps(content | {"resources": resources}, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def write(folder: Path, files: dict[str, bytes], replace: bool = False) -> None:
    """Write files into a folder; what is there is refused, not replaced, unless `replace` says so.

    Raises WrongUsage when a file is there or cannot be written; nothing has been written then.
    """
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there and not replace:
        raise WrongUsage(f"{folder}: {there[0]} is there already; init writes into an empty place")
    try:
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            part.write_bytes(content)
            part.replace(target)
    except OSError as error:
        raise WrongUsage(f"{folder}: cannot be written ({error.strerror})") from None
