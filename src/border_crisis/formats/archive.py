"""A zip whose bytes depend on its files alone: fixed order, times, rights and compression."""

import io
import zipfile
from collections.abc import Callable, Mapping

#: The earliest time that a zip can state.
_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` (path: content), in order of their paths."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, files[name])
    return out.getvalue()


def one_or_zip(tables: list[str], ending: str, write: Callable[[str], bytes]) -> bytes:
    """Return the file of one table, or a zip with a file for each of several."""
    if len(tables) == 1:
        return write(tables[0])
    return zipped({f"{table}.{ending}": write(table) for table in tables})
