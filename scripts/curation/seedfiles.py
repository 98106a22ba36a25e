"""Read the YAML files that people write, strictly, and remember where each record stands.

Every scalar stays text: YAML's own guesses (NO is a boolean, 2022-01-26 a date, 4_006 a number)
have no place in a dataset; the schemas say what a column is.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from border_crisis.errors import InvalidData

from .paths import shown

#: libyaml's parser where PyYAML was built with it: ten times as fast, the same nodes.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SeedError(InvalidData):
    """A hand-written file is wrong; the message names file, line, record, value and rule."""


class Record(dict[str, Any]):
    """A mapping of a seed file, which knows where it stands."""

    path: Path
    line: int

    def error(self, message: str) -> SeedError:
        """Return an error that names this record's place."""
        return SeedError(f"{shown(self.path)}:{self.line}: {message}")

    def entry(self, words: object) -> "Record":
        """Return `{words: …}` for words written without braces. Raises SeedError when they are no text."""
        if not isinstance(words, str):
            raise self.error("words must be a text, or {words: …} in braces")
        record = Record(words=words)
        record.path, record.line = self.path, self.line
        return record

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text under `key`. Raises SeedError when it is missing (without default) or no text."""
        value = self.get(key, default)
        if value is None:
            raise self.error(f"{key} is missing")
        if not isinstance(value, str):
            raise self.error(f"{key} must be one value")
        return value

    def texts(self, key: str) -> list[str]:
        """Return the list of texts under `key`, empty when it is missing. Raises SeedError for another shape."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"{key} must be a list of values")
        return value

    def part(self, key: str) -> "Record":
        """Return the mapping under `key`. Raises SeedError when it is missing or no mapping."""
        value = self.get(key)
        if not isinstance(value, Record):
            raise self.error(f"{key} must be there and hold 'name: value' pairs")
        return value

    def parts(self, key: str) -> "list[Record]":
        """Return the list of mappings under `key`, empty when it is missing. Raises SeedError for another shape."""
        value = self.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, Record) for item in value):
            raise self.error(f"{key} must be a list of mappings, each starting with '- ' or in braces")
        return value

    def only(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Raise SeedError for a key that is missing or unknown."""
        for key in required:
            if key not in self:
                raise self.error(f"{key} is missing")
        for key in self:
            if key not in required and key not in optional:
                raise self.error(f"'{key}' is unknown here; there are {', '.join([*required, *optional])}")


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file: Record, list or text, with every scalar as text.

    Raises SeedError for a file that is missing, not UTF-8, no YAML, uses aliases, or says a key twice.
    """
    try:
        text = path.read_bytes().decode("utf-8")
        node = yaml.compose(text, Loader=_LOADER)
    except FileNotFoundError:
        raise SeedError(f"{shown(path)}: the file is missing") from None
    except UnicodeDecodeError as error:
        raise SeedError(f"{shown(path)}: byte {error.start} is not UTF-8; save it as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "cannot be read"
        raise SeedError(f"{shown(path)}{line}: no YAML: {problem}") from None
    except RecursionError:
        raise SeedError(f"{shown(path)}: is nested too deeply") from None
    return _build(node, path, set()) if node is not None else []


def read_records(path: Path) -> list[Record]:
    """Return the list of records of a YAML file. Raises SeedError when it is no such list."""
    content = read_yaml(path)
    if not isinstance(content, list) or not all(isinstance(item, Record) for item in content):
        raise SeedError(f"{shown(path)}: must be a list of records, each starting with '- '")
    return content


def _build(node: yaml.Node, path: Path, met: set[int]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if id(node) in met:
        line = node.start_mark.line + 1
        raise SeedError(f"{shown(path)}:{line}: aliases (& and *) are not used here; write the value out")
    met.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, path, met) for item in node.value]
    record = Record()
    record.path, record.line = path, node.start_mark.line + 1
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise record.error("a key must be plain text")
        if key_node.value in record:
            line = key_node.start_mark.line + 1
            raise SeedError(f"{shown(path)}:{line}: '{key_node.value}' stands twice; keep one")
        record[key_node.value] = _build(value_node, path, met)
    return record
