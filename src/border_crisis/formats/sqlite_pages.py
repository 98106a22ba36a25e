"""Make the bytes of a SQLite file depend on its content alone, not on the library that wrote it.

Versions of SQLite lay out the same rows alike, but leave different remains in bytes that no cell uses, and
write their own number into the header. Sections cited are those of SQLite's "Database File Format".
"""

#: Where the header names the library that wrote the file (1.3), and the version written there.
_WRITER, _VERSION = slice(96, 100), (3_040_001).to_bytes(4, "big")
#: The b-tree pages (1.6): interior and leaf pages of indices and tables.
_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13


def settled(content: bytes, size: int) -> bytes:
    """Return the file `content`, of pages of `size` bytes, with what no cell uses blanked. It reads the same.

    The file must be freshly vacuumed: no free pages, no pointer maps.
    """
    out = bytearray(content)
    out[_WRITER] = _VERSION
    for start in range(0, len(out), size):
        page = memoryview(out)[start : start + size]
        header = 100 if start == 0 else 0
        if page[header] in (_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE):
            _blank(page, header)
    return bytes(out)


def _blank(page: memoryview, header: int) -> None:
    kind, cells = page[header], _number(page, header + 3)
    pointers = header + (12 if kind in (_INTERIOR_INDEX, _INTERIOR_TABLE) else 8)
    used = [(at, at + _length(page, at, kind)) for at in (_number(page, pointers + 2 * i) for i in range(cells))]
    block = _number(page, header + 1)
    while block:  # a free block keeps its head: the next block and its own size
        used.append((block, block + 4))
        block = _number(page, block)
    end = pointers + 2 * cells
    for first, last in sorted(used):
        page[end:first] = bytes(max(first - end, 0))
        end = max(end, last)
    page[end:] = bytes(len(page) - end)


def _length(page: memoryview, at: int, kind: int) -> int:
    """Return how many bytes the cell at `at` takes on this page."""
    place = at + (4 if kind in (_INTERIOR_INDEX, _INTERIOR_TABLE) else 0)
    payload, place = _varint(page, place)
    if kind == _INTERIOR_TABLE:  # that was the row's number; there is no payload
        return place - at
    if kind == _LEAF_TABLE:
        _, place = _varint(page, place)
    usable = len(page)
    least = (usable - 12) * 32 // 255 - 23
    most = usable - 35 if kind == _LEAF_TABLE else (usable - 12) * 64 // 255 - 23
    if payload > most:  # the rest stands on overflow pages, whose number follows
        kept = least + (payload - least) % (usable - 4)
        payload = (kept if kept <= most else least) + 4
    return max(place + payload - at, 4)


def _varint(page: memoryview, at: int) -> tuple[int, int]:
    """Return a variable-length integer of at most nine bytes, and where the next thing starts."""
    value = 0
    for i in range(8):
        value = value << 7 | page[at + i] & 0x7F
        if page[at + i] < 0x80:
            return value, at + i + 1
    return value << 8 | page[at + 8], at + 9


def _number(page: memoryview, at: int) -> int:
    return int.from_bytes(page[at : at + 2], "big")
