"""Write tables in the formats that researchers use, with types, keys, labels and missing values.

Each module takes names of tables and returns bytes; the same tables give the same bytes every time.
"""

import importlib
import sqlite3

from border_crisis.errors import InvalidData, WrongUsage

#: The formats with the ending of a file that holds one table, and of one that holds several.
FORMATS = {
    "csv": ("csv", "zip"),
    "json": ("json", "zip"),
    "parquet": ("parquet", "zip"),
    "sqlite": ("sqlite", "sqlite"),
    "stata": ("dta", "zip"),
    "excel": ("xlsx", "xlsx"),
}


def export(form: str, tables: list[str]) -> bytes:
    """Return `tables` in the format `form`.

    One table gives one file. Several give one database or workbook (sqlite, excel), or a zip with a file a
    table; for csv that zip is a data package with its descriptor and codebook. Raises WrongUsage for an
    unknown format or table or a missing extra, InvalidData for a cell that the format cannot hold.
    """
    if form not in FORMATS:
        raise WrongUsage(f"'{form}' is no format; there are {', '.join(FORMATS)}")
    write = importlib.import_module(f"border_crisis.formats.{form}").write
    try:
        content: bytes = write(tables)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:  # cells that break the tables' own rules
        said = str(error).splitlines()[0]
        raise InvalidData(f"the tables cannot be written as {form} ({said}); run border-crisis validate") from error
    return content


def file_name(form: str, stem: str, several: bool) -> str:
    """Return a file's name in the format `form`: border-crisis-1.0.0 and parquet -> border-crisis-1.0.0-parquet.zip."""
    ending = FORMATS[form][several]
    return f"{stem}-{form}.zip" if ending == "zip" and form != "csv" else f"{stem}.{ending}"
