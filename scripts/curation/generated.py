"""Everything that is generated from seeds/ and schemas/, in memory."""

import json
from pathlib import Path

from border_crisis.validation.rules import load_rules

from .codebook import codebook
from .descriptor import package_descriptor, project_version
from .history import recorded_changes
from .metadata import citation_file, croissant_file, zenodo_file
from .models import loaders, pandera_models, row_classes
from .paths import DATA, ROOT, SCHEMAS
from .schemas import load_schemas
from .tables import build_tables, table_csv


def generated_files() -> tuple[dict[Path, bytes], dict[str, int]]:
    """Return every generated file with its bytes, and the rows of each table.

    Everything is computed in memory first, so a mistake in the seeds leaves the old files alone.
    """
    schemas = load_schemas()
    rows = build_tables(schemas)
    tables = {name: table_csv(schema, rows[name]) for name, schema in schemas.tables.items()}
    descriptor = package_descriptor(schemas, rows, tables)
    rows["changes"] = recorded_changes(project_version(), descriptor, tables)
    tables["changes"] = table_csv(schemas.tables["changes"], rows["changes"])
    descriptor = package_descriptor(schemas, rows, tables)
    head = json.loads(descriptor)
    package = ROOT / "src" / "border_crisis"
    files = {DATA / f"{name}.csv": content for name, content in tables.items()}
    files |= {
        ROOT / "datapackage.json": descriptor,
        ROOT / "docs" / "codebook.md": codebook(schemas, load_rules(SCHEMAS / "rules")),
        ROOT / "CITATION.cff": citation_file(head),
        ROOT / ".zenodo.json": zenodo_file(head),
        ROOT / "croissant.json": croissant_file(head),
        package / "schemas.py": pandera_models(schemas.tables),
        package / "rows.py": row_classes(schemas.tables),
        package / "loaders.py": loaders(schemas.tables),
    }
    return files, {name: len(table_rows) for name, table_rows in rows.items()}
