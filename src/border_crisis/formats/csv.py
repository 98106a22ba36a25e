"""CSV: the package's own files, byte for byte; several tables as a data package."""

import json

from border_crisis.descriptor import descriptor, path, resource, root

from .archive import zipped


def package_files(tables: list[str]) -> dict[str, bytes]:
    """Return the files of a data package with `tables`: descriptor, tables, codebook."""
    head = descriptor()
    head = {**head, "resources": [entry for entry in head["resources"] if entry["name"] in tables]}
    files = {resource(table)["path"]: path(table).read_bytes() for table in tables}
    files["datapackage.json"] = (json.dumps(head, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
    files["docs/codebook.md"] = (root() / "docs" / "codebook.md").read_bytes()
    return files


def write(tables: list[str]) -> bytes:
    """Return one table's CSV file, or a zip with the data package of several."""
    return path(tables[0]).read_bytes() if len(tables) == 1 else zipped(package_files(tables))
