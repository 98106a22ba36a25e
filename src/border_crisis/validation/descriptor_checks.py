"""What must hold of a datapackage.json: JSON, properties, profile, resources, paths, dialect, schemas."""

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from border_crisis.descriptor import descriptor

from .descriptor_forms import FORMS
from .messages import fault
from .positions import Document
from .problem import Problem

DESCRIPTOR = "datapackage.json"
_MAX_BYTES = 1 << 26
_PROFILES = "https://datapackage.org/profiles/2."
#: The properties of Data Package v2, by level; what this dataset adds is read from its own descriptor.
_KNOWN: dict[str, set[str]] = {
    "package": {"$schema", "contributors", "created", "description", "homepage", "id", "image", "keywords", "licenses",
                "name", "resources", "sources", "title", "version"},
    "resource": {"$schema", "bytes", "data", "description", "dialect", "encoding", "format", "hash", "homepage",
                 "licenses", "mediatype", "name", "path", "schema", "sources", "title", "type"},
    "dialect": {"$schema", "commentChar", "commentRows", "delimiter", "doubleQuote", "escapeChar", "header",
                "headerJoin", "headerRows", "itemKeys", "itemType", "lineTerminator", "nullSequence", "property",
                "quoteChar", "sheetName", "sheetNumber", "skipInitialSpace", "table"},
    "schema": {"$schema", "fields", "fieldsMatch", "foreignKeys", "missingValues", "primaryKey", "uniqueKeys", "title",
               "description"},
    "field": {"name", "title", "type", "format", "description", "example", "constraints", "categories",
              "categoriesOrdered", "missingValues", "rdfType", "decimalChar", "groupChar", "bareNumber", "trueValues",
              "falseValues"},
    "constraints": {"required", "unique", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum",
                    "exclusiveMaximum", "minLength", "maxLength", "jsonSchema"},
}  # fmt: skip
_PROFILE_OF = {"package": "datapackage", "resource": "dataresource", "dialect": "tabledialect", "schema": "tableschema"}
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True, "lineTerminator": "\n"}
#: What says how to read the table in another way than all are read; the values that change nothing.
_OTHER_DIALECT: dict[str, list[Any]] = {
    "commentChar": [], "commentRows": [[]], "escapeChar": [], "headerJoin": [" "], "headerRows": [[1]],
    "nullSequence": [""], "skipInitialSpace": [False], "property": [], "itemKeys": [], "itemType": [], "sheetName": [],
    "sheetNumber": [], "table": [],
}  # fmt: skip
#: What changes how a cell is read, and the values that change nothing; the tables have one spelling for each type.
_READING: dict[str, list[Any]] = {
    "format": ["default"], "missingValues": [[""]], "trueValues": [["true"]], "falseValues": [["false"]],
    "decimalChar": ["."], "groupChar": [], "bareNumber": [True],
}  # fmt: skip


@dataclass
class Described:
    """What a descriptor says: the resources that can be read, by table, their schemas, what is wrong."""

    resources: dict[str, dict[str, Any]] = field(default_factory=dict)
    schemas: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check_descriptor(file: Path, folder: Path, schemas: Mapping[str, Mapping[str, Any]] | None) -> Described:
    """Check the descriptor `file` of the package in `folder`.

    `schemas` are those that the tables must have; None takes the schemas that the package states.
    """
    found = Described(schemas=dict(schemas or {}))
    document = _read(file, found)
    if document is not None:
        _Checks(file.name, document, folder, schemas, found).run()
    return found


def _read(file: Path, found: Described) -> Document | None:
    def refuse(line: int, message: str) -> Document | None:
        found.problems.append(fault("package.json", file.name, line, f"cannot be read as a data package ({message})"))
        return None

    try:
        if file.stat().st_size > _MAX_BYTES:
            return refuse(0, f"it has more than {_MAX_BYTES >> 20} MB")
        text = file.read_bytes().decode("utf-8")
        document = Document(text)
    except OSError as error:
        return refuse(0, str(error.strerror))
    except UnicodeDecodeError as error:
        return refuse(error.object.count(b"\n", 0, error.start) + 1, "it is not UTF-8")
    except json.JSONDecodeError as error:
        return refuse(error.lineno, error.msg)
    content = document.content
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        return refuse(1, "it is no object with a list of resources")
    if not all(isinstance(entry, dict) for entry in content["resources"]):
        return refuse(document.line("resources"), "a resource is an object")
    return document


class _Checks:
    """The checks of one descriptor."""

    def __init__(
        self,
        shown: str,
        document: Document,
        folder: Path,
        schemas: Mapping[str, Mapping[str, Any]] | None,
        found: Described,
    ) -> None:
        self._shown, self._document, self._folder = shown, document, folder
        self._schemas, self._found = schemas, found
        self._ours = _own_properties() if schemas is not None else {}

    def _add(self, rule: str, message: str, *place: str | int, value: object = "", expected: str = "") -> None:
        column = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        line = self._document.line(*place)
        self._found.problems.append(fault(rule, self._shown, line, message, column, text, expected))

    def run(self) -> None:
        """Go through the package and its resources."""
        content = self._document.content
        self._level("package", content)
        if "profile" in content and "$schema" not in content:
            self._add("package.profile", "is version 1 of the standard", "profile", value=content["profile"])
        if self._schemas is not None and content.get("name") is None:
            self._add("package.form", "the package has no name", "name")
        names = [entry.get("name") for entry in content["resources"]]
        for number, entry in enumerate(content["resources"]):
            self._resource(number, entry, names)
        # This dataset is whole; another package may have some of the tables.
        if self._schemas is not None and (content.get("name") == descriptor()["name"] or not names):
            for name in self._schemas:
                if name not in names:
                    self._add("package.resource", "the table is missing", "resources", "name", value=name)

    def _resource(self, number: int, entry: dict[str, Any], names: list[Any]) -> None:
        place = ("resources", number)
        name = entry.get("name")
        self._level("resource", entry, *place)
        if not isinstance(name, str) or not name:
            return self._add("package.resource", "the resource has no name", *place, "name")
        if self._schemas is not None and name not in self._schemas:
            return self._add("package.resource", "is no table of the schemas", *place, "name", value=name)
        if names.index(name) < number:
            return self._add("package.resource", "the name stands twice", *place, "name", value=name)
        self._dialect(entry, *place)
        if not self._schema(name, entry, *place):
            return None
        told = _unusable(entry.get("path"), self._folder)
        if told:
            return self._add("package.path", told, *place, "path", value=entry.get("path", ""))
        self._found.resources[name] = entry
        return None

    def _level(self, level: str, content: Mapping[str, Any], *place: str | int) -> None:
        """Check names of properties and the profile of one level."""
        known = _KNOWN[level] | self._ours.get(level, set())
        for name in content:
            if name in known or name == "profile":
                continue
            close = difflib.get_close_matches(name[:100], known, 1, 0.8)
            if close or self._schemas is not None:
                told = f"is no property of a {level}" + (f" ('{close[0]}'?)" if close else "")
                self._add("package.property", told, *place, name, expected=close[0] if close else "")
        for name, (fits, told) in FORMS.get(level, {}).items():
            if name in content and not fits(content[name]) and (level != "resource" or self._schemas is not None):
                self._add("package.form", f"the {name} of a {level} {told}", *place, name, value=content[name])
        profile = content.get("$schema")
        if level in _PROFILE_OF and profile is not None:
            right = isinstance(profile, str) and profile.startswith(_PROFILES)
            if not right or not str(profile).endswith(f"/{_PROFILE_OF[level]}.json"):
                expected = f"{_PROFILES}0/{_PROFILE_OF[level]}.json"
                self._add(
                    "package.profile",
                    f"is not the profile of a {level}",
                    *place,
                    "$schema",
                    value=profile,
                    expected=expected,
                )

    def _dialect(self, entry: Mapping[str, Any], *place: str | int) -> None:
        encoding = entry.get("encoding", "utf-8")
        if not isinstance(encoding, str) or encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
            self._add("package.dialect", "the tables are UTF-8", *place, "encoding", value=encoding, expected="utf-8")
        if entry.get("format", "csv") != "csv":
            self._add("package.dialect", "the tables are CSV", *place, "format", value=entry["format"], expected="csv")
        dialect = entry.get("dialect", {})
        if not isinstance(dialect, dict):
            return self._add("package.dialect", "must be an object", *place, "dialect", value=dialect)
        self._level("dialect", dialect, *place, "dialect")
        for name, right in _DIALECT.items():
            if dialect.get(name, right) != right:
                self._add("package.dialect", f"must be {json.dumps(right)}", *place, "dialect", name,
                          value=dialect[name], expected=json.dumps(right))  # fmt: skip
        for name, harmless in _OTHER_DIALECT.items():
            if name in dialect and dialect[name] not in harmless:
                told = "the tables are plain CSV, without this"
                self._add("package.dialect", told, *place, "dialect", name, value=dialect[name])
        return None

    def _schema(self, table: str, entry: Mapping[str, Any], *place: str | int) -> bool:
        """Check a table's schema; returns whether its cells can be checked."""
        stated = entry.get("schema")
        place = (*place, "schema")
        if stated is None and self._schemas is not None:
            self._add("package.schema", "the resource states no schema", *place)
            return True
        fields = stated.get("fields") if isinstance(stated, dict) else None
        if not isinstance(stated, dict) or not isinstance(fields, list) or not all(map(_named, fields)):
            self._add("package.schema", "is no Table Schema with named fields", *place)
            return self._schemas is not None
        self._level("schema", stated, *place)
        for number, one in enumerate(fields):
            self._level("field", one, *place, "fields", number)
            rules = one.get("constraints", {})
            if isinstance(rules, dict):
                self._level("constraints", rules, *place, "fields", number, "constraints")
        if self._schemas is None:
            self._found.schemas[table] = _filled(stated)
        else:
            self._same(self._schemas[table], stated, place)
        return True

    def _same(self, ours: Mapping[str, Any], stated: Mapping[str, Any], place: tuple[str | int, ...]) -> None:
        """Compare columns, types and keys with the schema that the table must have."""
        types = {one["name"]: one["type"] for one in ours["fields"]}
        rules = {one["name"]: one.get("constraints", {}) for one in ours["fields"]}
        names = [one["name"] for one in stated["fields"]]
        self._reading(stated, ours, place)
        for name in types:
            if name not in names:
                self._add("package.schema", f"the field '{name}' is missing", *place, "fields", expected=name)
        for number, one in enumerate(stated["fields"]):
            right = types.get(one["name"])
            here = (*place, "fields", number)
            if right is None:
                self._add("package.schema", "is no field of the table", *here, "name", value=one["name"])
                continue
            self._reading(one, next(f for f in ours["fields"] if f["name"] == one["name"]), here)
            if names.index(one["name"]) < number:
                self._add("package.schema", "the field stands twice", *here, "name", value=one["name"])
            elif one.get("type") != right:
                self._add("package.schema", f"'{one['name']}' is of type {right}", *here, "type",
                          value=one.get("type", ""), expected=str(right))  # fmt: skip
            else:
                self._constraints(one["name"], rules[one["name"]], one.get("constraints", {}), here)
        known = [name for name in names if name in types]
        if sorted(known) == sorted(types) and known != list(types):
            at = next(i for i, (a, b) in enumerate(zip(known, types, strict=True)) if a != b)
            self._add("package.schema", f"stands where '{list(types)[at]}' belongs", *place, "fields", at, "name",
                      value=known[at], expected=list(types)[at])  # fmt: skip
        for key in ("primaryKey", "uniqueKeys", "foreignKeys"):
            if stated.get(key, []) != ours.get(key, []):
                self._add("package.schema", f"is not the {key} of the table", *place, key, value=stated.get(key, ""),
                          expected=json.dumps(ours.get(key, [])))  # fmt: skip

    def _reading(self, content: Mapping[str, Any], ours: Mapping[str, Any], place: tuple[str | int, ...]) -> None:
        """Refuse what has cells of a schema or field read in another way than the tables are written."""
        for name, harmless in _READING.items():
            if name in content and content[name] not in [*harmless, ours.get(name)]:
                self._add("package.schema", "the tables have one spelling for each type, without this", *place, name,
                          value=content[name])  # fmt: skip
        if content.get("fieldsMatch", ["exact"]) not in (["exact"], "exact"):
            self._add("package.schema", "the tables have their schema's columns in order", *place, "fieldsMatch",
                      value=content["fieldsMatch"], expected="exact")  # fmt: skip

    def _constraints(self, field: str, ours: Mapping[str, Any], stated: object, place: tuple[str | int, ...]) -> None:
        place = (*place, "constraints")
        if not isinstance(stated, dict):
            return self._add("package.schema", f"the constraints of '{field}' are an object", *place, value=stated)
        for name in sorted({*ours, *stated}):
            if name in _KNOWN["constraints"] and stated.get(name) != ours.get(name):
                told = f"is not the {name} of '{field}'" if name in ours else f"'{field}' has no {name}"
                self._add("package.schema", told, *place, name, value=stated.get(name, ""),
                          expected=json.dumps(ours[name], ensure_ascii=False) if name in ours else "")  # fmt: skip
        return None


def _unusable(path: object, folder: Path) -> str | None:
    """Return why a resource's path is refused, or None."""
    if not isinstance(path, str) or not path:
        return "a resource names one file"
    if not path.isprintable() or any(sign in path for sign in "*?<>|~"):
        return "is no plain name of a file"
    place = PurePosixPath(path)
    if place.is_absolute() or ".." in place.parts or "\\" in path or path[1:2] == ":" or "\0" in path:
        return "leads out of the package"
    if "://" in path:
        return "is a remote address; only files of the package are read"
    try:
        file = (folder / path).resolve()
        if not file.is_relative_to(folder.resolve()):
            return "is a link that leads out of the package"
        if file.exists() and not file.is_file():
            return "is no regular file"
    except (OSError, RuntimeError, ValueError):
        return "is no usable name of a file"
    return None


def _named(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("name"), str)


def _filled(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema with what the standard lets one leave out."""
    fields = [{"type": "string", "constraints": {}} | one for one in schema["fields"]]
    return {"primaryKey": []} | dict(schema) | {"fields": fields}


def _own_properties() -> dict[str, set[str]]:
    """Return the properties that this dataset's own descriptor uses, by level."""
    content = descriptor()
    own: dict[str, set[str]] = {level: set() for level in _KNOWN}
    own["package"] |= set(content)
    for entry in content["resources"]:
        own["resource"] |= set(entry)
        own["dialect"] |= set(entry.get("dialect", {}))
        own["schema"] |= set(entry["schema"])
        for one in entry["schema"]["fields"]:
            own["field"] |= set(one)
            own["constraints"] |= set(one.get("constraints", {}))
    return own
