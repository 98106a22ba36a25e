"""Read JSON and keep the line on which each member stands, so that a problem can name it."""

import json
import re
from typing import Any

Place = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_DEEPEST = 100


def _string(text: str, at: int) -> tuple[str, int]:
    found: tuple[str, int] = json.decoder.scanstring(text, at, True)  # type: ignore[attr-defined]
    return found


class Document:
    """A parsed JSON text: its `content`, and `line(place)` for members like ("resources", 0, "path")."""

    def __init__(self, text: str) -> None:
        """Raises json.JSONDecodeError for what is no JSON, for a name that stands twice and for deep nesting."""
        self._text = text
        self._at: dict[Place, int] = {}
        self.content, end = self._value(self._skip(0), ())
        if self._skip(end) != len(text):
            raise json.JSONDecodeError("something follows the end", text, end)

    def line(self, *place: str | int) -> int:
        """Return the line (1-based) of a member, or of the nearest one that holds it."""
        while place and place not in self._at:
            place = place[:-1]
        return self._text.count("\n", 0, self._at.get(place, 0)) + 1

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self._text, at)
        return found.end() if found else at

    def _value(self, at: int, place: Place) -> tuple[Any, int]:
        self._at.setdefault(place, at)
        text = self._text
        if len(place) > _DEEPEST:
            raise json.JSONDecodeError("is nested too deeply", text, at)
        match text[at : at + 1]:
            case "{":
                return self._object(at, place)
            case "[":
                return self._array(at, place)
            case '"':
                return _string(text, at + 1)
        for word, value in _WORDS.items():
            if text.startswith(word, at):
                return value, at + len(word)
        number = _NUMBER.match(text, at)
        if number is None or len(number[0]) > 400:
            raise json.JSONDecodeError("expected a value", text, at)
        return (int if number[0].lstrip("-").isdigit() else float)(number[0]), number.end()

    def _object(self, at: int, place: Place) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        at = self._skip(at + 1)
        while self._text[at : at + 1] != "}":
            if found:
                at = self._skip(self._expect(",", at))
            start = at
            name, at = _string(self._text, self._expect('"', at))
            if name in found:
                raise json.JSONDecodeError(f"'{name}' stands twice", self._text, start)
            at = self._skip(self._expect(":", self._skip(at)))
            self._at[(*place, name)] = start
            found[name], at = self._value(at, (*place, name))
            at = self._skip(at)
        return found, at + 1

    def _array(self, at: int, place: Place) -> tuple[list[Any], int]:
        found: list[Any] = []
        at = self._skip(at + 1)
        while self._text[at : at + 1] != "]":
            if found:
                at = self._skip(self._expect(",", at))
            value, at = self._value(at, (*place, len(found)))
            found.append(value)
            at = self._skip(at)
        return found, at + 1

    def _expect(self, sign: str, at: int) -> int:
        if self._text[at : at + 1] != sign:
            raise json.JSONDecodeError(f"expected {sign}", self._text, at)
        return at + 1
