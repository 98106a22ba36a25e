"""Which actors and places a stretch of text names, and which actor a name means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

#: Adjectives and short forms of states that do not begin like the state's name.
_FORMS = {
    "USA": "US|U.S.|American", "GBR": "UK|U.K.|British|Britain", "FRA": "French", "POL": "Polish", "DNK": "Danish",
    "NLD": "Dutch", "ESP": "Spanish", "TUR": "Turkish", "CZE": "Czech", "CHN": "Chinese", "CHE": "Swiss",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:the|a|an|mr|mrs|ms|dr)\.? ", re.IGNORECASE)


class Names:
    """The names of a table's records: actors or locations."""

    def __init__(self, records: Iterable[Mapping[str, Any]], key: str) -> None:
        self.records = {str(record[key]): record for record in records}
        self._by_name: dict[str, set[str]] = {}
        for name, record in self.records.items():
            for form in spellings(record):
                self._by_name.setdefault(_folded(form), set()).add(name)
        forms = {form: {name} for name, record in self.records.items() for form in _patterns(record)}
        for name, record in self.records.items():
            for form in _patterns(record):
                forms[form].add(name)
        self._groups = sorted(forms.items(), key=lambda item: (-len(item[0]), item[0]))  # the longest name wins
        parts = "|".join(f"(?P<g{n}>{form})" for n, (form, _) in enumerate(self._groups))
        self._pattern = re.compile(rf"(?<!\w)(?:{parts})(?!\w)") if parts else re.compile(r"(?!)")

    def named_in(self, text: str) -> dict[str, tuple[int, int]]:
        """Return the records that `text` names, each with the half-open position of its first naming."""
        found: dict[str, tuple[int, int]] = {}
        for match in self._pattern.finditer(text):
            for name in self._groups[int((match.lastgroup or "g0")[1:])][1]:
                found.setdefault(name, match.span())
        return found

    def meant(self, words: str) -> list[str]:
        """Return the ids that `words` name: exactly, without article, or by their last word."""
        for form in (words, _ARTICLE.sub("", words)):
            if found := self._by_name.get(_folded(form)):
                return sorted(found)
        last = _folded(words).split(" ")[-1] if words.strip() else ""
        people = (n for n, r in self.records.items() if r.get("actor_type") == "person")
        return sorted(n for n in people if last and last == _folded(str(self.records[n]["name"])).split(" ")[-1])

    def like(self, words: str) -> list[str]:
        """Return the ids whose id, name or alias holds `words`, those that begin with it first."""
        part = _folded(words)
        found = {
            name: min(_folded(form).find(part) for form in [name, *spellings(record)] if part in _folded(form))
            for name, record in self.records.items()
            if any(part in _folded(form) for form in [name, *spellings(record)])
        }
        return sorted(found, key=lambda name: (found[name], name))


def spellings(record: Mapping[str, Any]) -> list[str]:
    """Return name and aliases of an actor or place."""
    aliases = str(record.get("aliases", "")).split(";")
    return [form.strip() for form in [str(record["name"]), *aliases] if form.strip()]


def slug(name: str) -> str:
    """Return a readable id for a name: lower case, hyphens, no accents."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _patterns(record: Mapping[str, Any]) -> set[str]:
    forms = {re.escape(form) for form in spellings(record)}
    if record.get("actor_type") == "person":
        forms.add(re.escape(str(record["name"]).split(" ")[-1]))
    if record.get("actor_type") == "state" or record.get("location_type") == "country":
        name = str(record["name"])
        if " " not in name:
            forms.add(rf"{re.escape(name[: max(4, len(name) - 2)])}\w*")
        forms |= {re.escape(form) for form in _FORMS.get(str(record.get("country_iso3")), "").split("|") if form}
    return forms


def _folded(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.replace("’", "'")).strip().lower()
