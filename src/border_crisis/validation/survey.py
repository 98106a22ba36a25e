"""The quick look that every CSV file gets while an engine reads it: no more than bytes can say fast."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

#: A record longer than this is taken for one whose quoted cell never closes.
MAX_RECORD = 16 * 1024 * 1024
_BLOCK = 1 << 20
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Blanks beside a quotation mark: between it and a separator, engines pass over them and RFC 4180 does not allow them.
_LOOSE = (b' "', b'" ')
#: The same, looked for from mark to mark: faster where marks are rare, slower where every cell has two.
_RARE = re.compile(rb'"(?:(?= )|(?<= "))')
_SAMPLE = 1 << 14
_FEW = _SAMPLE // 64


class Survey(NamedTuple):
    """What the bytes say: size, digest, lines, commas, whether there are quotation marks, whether some are loose.

    `faulty` stands for a byte-order mark, a NUL byte or a carriage return.
    """

    size: int
    sha256: str
    lines: int
    commas: int
    quotes: bool
    loose: bool
    faulty: bool


def survey(path: Path, tell: Callable[[int], object] = lambda _: None) -> Survey:
    """Read a file once. `tell` hears how many bytes are done. Raises OSError.

    `loose` may be true for a file that is right: the marks have to be looked at one by one then.
    """
    digest = hashlib.sha256()
    size = lines = commas = 0
    quotes = loose = faulty = False
    last = b"\n"
    with path.open("rb", buffering=0) as stream:
        while chunk := stream.read(_BLOCK):
            digest.update(chunk)
            faulty = faulty or (size == 0 and chunk.startswith(_MARKS)) or b"\0" in chunk or b"\r" in chunk
            size += len(chunk)
            lines += chunk.count(b"\n")
            commas += chunk.count(b",")
            if b'"' in chunk:
                quotes = True
                seam = last + chunk[:1]
                loose = loose or any(mark in seam for mark in _LOOSE) or _is_loose(chunk)
            last = chunk[-1:]
            tell(size)
    lines += not last.endswith(b"\n")
    return Survey(size, "sha256:" + digest.hexdigest(), lines, commas, quotes, loose, faulty)


def _is_loose(chunk: bytes) -> bool:
    """Tell whether a blank stands beside a quotation mark."""
    if chunk.count(b'"', 0, _SAMPLE) > _FEW:
        return any(mark in chunk for mark in _LOOSE)
    return _RARE.search(chunk) is not None
