"""Propose what a text of any length holds, stretch by stretch, with memory that stays flat, on several cores."""

import signal
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from border_crisis.errors import InvalidData, WrongUsage
from border_crisis.suggesting import MENTIONS, Carried, Suggestion, carried, checked, read
from border_crisis.suggesting.cutting import Stretch, decoded, stretches

_BYTES = 1 << 18  # read at a time
_BATCH = 50_000  # characters that one process is given at least
_AHEAD = 2  # batches under way for each process

Source = str | Path | BinaryIO
_Made = TypeVar("_Made")


class _Task(NamedTuple):
    parts: list[Carried]
    day: date | None
    kinds: Collection[str]


def suggest_stream(
    source: Source, published: date | str | None = None, *, kinds: Collection[str] = MENTIONS, processes: int = 1
) -> Iterator[Suggestion]:
    """Propose what a file of UTF-8 text holds, as `suggest` does, without ever holding the text.

    `source` is a path or an open binary file; `published` and `kinds` are those of `suggest`. The proposals come in
    order, with positions in the whole text, and are those of `suggest` on the whole text. A line that holds nothing
    but a form feed (U+000C) parts documents that know nothing of each other; one of more than 200,000 characters is
    cut where a paragraph, a line or a sentence ends (module `cutting` says how, and what is carried over).
    `processes` work side by side; with more than one, call this below `if __name__ == "__main__":`.

    Raises WrongUsage for an unknown kind, for a day that is no ISO 8601 date and for a file that cannot be read,
    and InvalidData, which names the byte, where the file is not UTF-8.
    """
    return stream(source, published, kinds, processes, _proposals)


def _proposals(_: Stretch, found: list[Suggestion]) -> list[Suggestion]:
    return found


def stream(
    source: Source,
    published: date | str | None,
    kinds: Collection[str],
    processes: int,
    made: Callable[[Stretch, list[Suggestion]], Iterable[_Made]],
) -> Iterator[_Made]:
    """As `suggest_stream`, but yield what `made` makes of each stretch and its proposals, where they are found.

    What it makes travels between processes: lines of text do so faster than proposals.
    """
    day = checked(published, kinds)
    name = str(source) if isinstance(source, str | Path) else getattr(source, "name", "the input")
    return _streamed(source, name, _Task([], day, kinds), processes, made)


def _streamed(
    source: Source,
    name: str,
    wanted: _Task,
    processes: int,
    made: Callable[[Stretch, list[Suggestion]], Iterable[_Made]],
) -> Iterator[_Made]:
    with _opened(source, name) as file:
        tasks = _tasks(carried(stretches(decoded(_pieces(file, name))), wanted.day), wanted)
        try:
            yield from _in_turn(tasks, processes, made)
        except UnicodeDecodeError as error:
            raise InvalidData(f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8") from None


def _opened(source: Source, name: str) -> AbstractContextManager[BinaryIO]:
    if not isinstance(source, str | Path):
        return nullcontext(source)
    try:
        return Path(source).open("rb")
    except OSError as error:
        raise WrongUsage(f"{name}: cannot be read ({error.strerror})") from None


def _pieces(file: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        while piece := file.read(_BYTES):
            yield piece
    except OSError as error:
        raise WrongUsage(f"{name}: cannot be read ({error.strerror})") from None


def _tasks(parts: Iterable[Carried], wanted: _Task) -> Iterator[_Task]:
    """Short documents together, so that handing them over costs little."""
    batch: list[Carried] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += len(part.stretch.text)
        if size >= _BATCH:
            yield wanted._replace(parts=batch)
            batch, size = [], 0
    if batch:
        yield wanted._replace(parts=batch)


def _work(task: _Task, made: Callable[[Stretch, list[Suggestion]], Iterable[_Made]]) -> list[_Made]:
    return [line for part in task.parts for line in made(part.stretch, read(part, task.day, task.kinds))]


def _in_turn(
    tasks: Iterator[_Task], processes: int, made: Callable[[Stretch, list[Suggestion]], Iterable[_Made]]
) -> Iterator[_Made]:
    """The results of the tasks in order; no more of them are under way than keep the processes busy."""
    first = list(islice(tasks, 2))
    if processes < 2 or len(first) < 2:
        for task in chain(first, tasks):
            yield from _work(task, made)
        return
    pool = ProcessPoolExecutor(processes, initializer=_deaf)
    under_way: deque[Future[list[_Made]]] = deque()
    try:
        for task in chain(first, tasks):
            under_way.append(pool.submit(_work, task, made))
            if len(under_way) > _AHEAD * processes:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _deaf() -> None:
    """An interrupt is for the parent, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
