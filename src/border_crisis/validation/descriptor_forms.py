"""What form the properties of a descriptor have: text, list, address (Data Package v2, its JSON profiles)."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
_DAY = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-9:.]+(Z|[+-][0-9:]+))?")
_NAME = re.compile(r"[a-z0-9]+([-._/][a-z0-9]+)*")
_NUMBERED = re.compile(r"[^\s]*[0-9][^\s]*")
_DIGEST = re.compile(r"([^:]+:[0-9A-Fa-f]+|[0-9A-Fa-f]{32})?")

Test = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _like(form: re.Pattern[str]) -> Test:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _objects(value: Any, *one_of: str) -> bool:
    """Tell whether a value is a list of objects that have one of some properties, each a text."""
    return isinstance(value, list) and all(
        isinstance(one, dict) and any(isinstance(one.get(name), str) for name in one_of) for one in value
    )


_TEXT = (_text, "is a text")
_SOURCES = (lambda value: _objects(value, "title", "path"), "is a list of objects with a title or a path")
_LICENSES = (
    lambda value: bool(value) and _objects(value, "name", "path"),
    "is a list of objects with a name or a path",
)
#: By level and property: the test, and how a value is.
FORMS: Mapping[str, Mapping[str, tuple[Test, str]]] = {
    "package": {
        "name": (_like(_NAME), "is a name in lower case without blanks"),
        "id": _TEXT, "title": _TEXT, "description": _TEXT, "image": _TEXT,
        "homepage": (_like(_ADDRESS), "is an address of the web"),
        "version": (_like(_NUMBERED), "is a version like 1.0.0"),
        "created": (_like(_DAY), "is a time like 2022-01-26T17:31:00Z"),
        "keywords": (_texts, "is a list of texts"),
        "contributors": (
            lambda value: bool(value) and _objects(value, "title", "givenName", "familyName", "path", "email"),
            "is a list of objects with a title",
        ),
        "licenses": _LICENSES, "sources": _SOURCES,
    },
    "resource": {
        "title": _TEXT, "description": _TEXT, "homepage": (_like(_ADDRESS), "is an address of the web"),
        "type": (lambda value: value == "table", "is 'table'"),
        "mediatype": (lambda value: value == "text/csv", "is 'text/csv'"),
        "bytes": (_whole, "is a whole number"), "rows": (_whole, "is a whole number"),
        "hash": (_like(_DIGEST), "is a digest like sha256:0123…"),
        "licenses": _LICENSES, "sources": _SOURCES,
    },
    "schema": {"title": _TEXT, "description": _TEXT},
    "field": {"title": _TEXT, "description": _TEXT, "rdfType": _TEXT},
}  # fmt: skip
