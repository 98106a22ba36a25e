"""Unpack a zip file from a stranger: plain files inside the folder, and not more than is bearable."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from .messages import fault
from .problem import Problem

#: A file that unpacks to more than this, and to more than this many times its size, is a bomb.
MAX_BYTES = 1 << 30
MAX_RATIO = 200
MAX_FILES = 10_000
_BLOCK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, IndexError)


def unpack(file: Path, place: Path) -> list[Problem]:
    """Unpack the JSON and CSV files of a zip file into the folder `place`.

    Returns what is wrong with it; nothing has been unpacked outside `place` then.
    """

    def refuse(message: str) -> list[Problem]:
        return [fault("package.zip", file.name, 0, message)]

    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_FILES:
                return refuse(f"holds {len(entries):,} files; at most {MAX_FILES:,} are read")
            names = [entry.filename for entry in entries]
            bad = next((told for entry in entries if (told := _unsafe(entry))), None)
            if bad:
                return refuse(bad)
            if len(set(names)) < len(names):
                return refuse("holds two files of one name")
            left = max(MAX_BYTES, MAX_RATIO * file.stat().st_size)
            for entry in entries:
                if entry.is_dir() or PurePosixPath(entry.filename).suffix.lower() not in (".json", ".csv"):
                    continue
                target = place / entry.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                allowed = min(left, _allowed(entry))
                done = _copy(archive, entry, target, allowed)
                if done > allowed:
                    return refuse(f"'{entry.filename}' unpacks to far more than it says or holds")
                left -= done
    except _BROKEN as error:
        return refuse(f"cannot be read as a zip file ({error})")
    except OSError as error:
        return refuse(f"cannot be unpacked ({error.strerror})")
    return []


def _unsafe(entry: zipfile.ZipInfo) -> str | None:
    """Return why an entry is refused, or None."""
    name = entry.filename
    if not name:
        return "a file has no name"
    parts = PurePosixPath(name).parts
    if name.startswith(("/", "\\")) or "\\" in name or ".." in parts or (len(name) > 1 and name[1] == ":"):
        return f"'{name}' leads out of the package"
    mode = entry.external_attr >> 16
    if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_IFMT(mode) == 0):
        return f"'{name}' is a link or a device, no plain file"
    if entry.flag_bits & 1:
        return f"'{name}' is encrypted"
    return None


def _allowed(entry: zipfile.ZipInfo) -> int:
    """Return how many bytes an entry may have: what it says, when that is bearable for its packed size."""
    bearable = max(_BLOCK, MAX_RATIO * entry.compress_size)
    return min(entry.file_size, bearable)


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, allowed: int) -> int:
    """Copy an entry, stopping after more than `allowed` bytes; returns how many were copied."""
    done = 0
    with archive.open(entry) as source, target.open("xb") as out:
        while block := source.read(_BLOCK):
            out.write(block)
            done += len(block)
            if done > allowed:
                break
    return done
