"""More kinds: what a sceptic tried beside the plain ones. Importing this module adds them to the catalogue."""

from conftest import PackageCopy
from kinds import (
    BYTES,
    CELLS,
    COLUMNS,
    HEADER,
    KEYS,
    PACKAGE,
    TABLES,
    Make,
    Place,
    cell,
    describe,
    kind,
    put,
    raw,
    read_csv,
    shown,
)

EVENTS = "events"


def _bytes(name: str, told: str, rule: str, old: bytes, new: bytes, line: int, column: str = "") -> None:
    """Add a kind that changes the first place of the events where `old` stands, on that line."""

    def make(package: PackageCopy) -> Place:
        lines = package.file(EVENTS).read_bytes().split(b"\n")
        assert old in lines[line - 1]
        lines[line - 1] = lines[line - 1].replace(old, new, 1)
        package.write(EVENTS, b"\n".join(lines))
        return Place(rule, shown(EVENTS), line, column)

    kind(BYTES, name, told)(make)


_bytes("comma-at-end", "a record that ends with a comma too many", "file.ragged-row", b",1,2", b",1,2,", 2)
_bytes(
    "nul-in-cell", "a NUL byte, and the column that holds it", "file.nul-byte", b"embassy", b"emb\0assy", 2, "summary"
)
_bytes(
    "byte-in-cell", "a byte that is not UTF-8, and its column", "file.encoding", b"embassy", b"emb\xe9ssy", 2, "summary"
)
_bytes("quote-in-cell", "a quotation mark in a plain cell", "file.quoting", b"embassy", b'"embassy"', 2, "summary")
_bytes("tab-in-cell", "a tab in a text", "cell.control-character", b"embassy", b"emb\tassy", 2, "summary")
raw(BYTES, "crlf-later", "a second line that ends with CR LF", "file.line-ending",
    lambda lines, row: [lines.__setitem__(n, lines[n] + b"\r") for n in (2, row)])  # fmt: skip
raw(
    BYTES,
    "blank-head",
    "a blank line above the header",
    "file.blank-row",
    lambda lines, row: lines.insert(0, b""),
    at=1,
)
raw(BYTES, "gzip", "a file that is compressed", "file.unreadable",
    lambda lines, row: lines.__setitem__(0, b"\x1f\x8b" + lines[0]), at=1)  # fmt: skip
raw(BYTES, "carets", "columns that are parted by carets", "file.delimiter",
    lambda lines, row: lines.__setitem__(slice(None), [line.replace(b",", b"^") for line in lines]), at=1)  # fmt: skip
raw(
    BYTES,
    "comment",
    "a comment above the header",
    "header.missing",
    lambda lines, row: lines.insert(0, b"# mine"),
    at=1,
)
raw(BYTES, "quote-in-header", "a quotation mark that opens in the header", "file.quoting", put(0, b'"'), row=0)


@kind(BYTES, "nul-in-second-line", "a NUL byte in the second line of a record")
def _second_line(package: PackageCopy) -> Place:
    package.edit(EVENTS, lambda rows: rows[3].update(summary="One line.\nAnother."))
    package.write(EVENTS, package.file(EVENTS).read_bytes().replace(b"Another", b"Anoth\0er"))
    return Place("file.nul-byte", shown(EVENTS), 5, "summary")


def _named(name: str, told: str, new: str) -> None:
    raw(HEADER, name, told, "header.spelling",
        lambda lines, row: lines.__setitem__(0, lines[0].replace(b"aliases", new.encode())), row=0, column=new)  # fmt: skip


_named("full-width-column", "a column with a full-width letter", "\uff41liases")
_named("greek-column", "a column with a Greek letter", "\u03b1liases")
_named("zero-width-column", "a column with an invisible letter", "ali\u200bases")

for _name, _told, _rule, _column, _value in (
    ("leading-zeros", "a number with zeros in front", "cell.type", "quantity", "007"),
    ("minus-zero", "zero with a sign", "cell.type", "quantity", "-0"),
    ("sum", "a cell that a spreadsheet adds up", "cell.formula", "summary", "+1+1"),
    ("error-value", "a spreadsheet's error", "cell.missing-word", "item", "#REF!"),
    ("question-mark", "a sign for nothing known", "cell.missing-word", "item", "?"),
    ("entity", "HTML for a sign", "cell.markup", "summary", "Arms &amp; helmets."),
    ("tag", "an HTML tag", "cell.markup", "summary", "Some <b>arms</b>."),
    ("escape", "an escape for a letter", "cell.markup", "summary", "Zelenskyj\\u00e9."),
    ("lost-letter", "a question mark for a letter", "cell.mojibake", "summary", "Zelensk?y asks for arms."),
    ("joiner", "a joiner that cannot be seen", "cell.look-alike", "summary", "Some ar\u200dms."),
    ("lone-letter", "a Cyrillic letter as a word", "cell.look-alike", "summary", "Sends \u0430 gun."),
    ("hard-blank", "a blank that does not break", "cell.look-alike", "summary", "Some\u00a0arms."),
    ("ligature", "a ligature of a PDF file", "cell.look-alike", "summary", "A \ufb01ne gun."),
    ("loose-cyrillic-accent", "a Cyrillic letter with a loose accent", "cell.look-alike", "summary", "\u0438\u0306."),
    ("cyrillic-mojibake", "Cyrillic read in a wrong encoding", "cell.mojibake", "summary", "\u00d0\u00a1\u00d0\u00a0"),
):
    cell(CELLS, _name, _told, _rule, "aid_deliveries", _column, _value)
cell(CELLS, "year-zero", "a time in the year 0", "cell.type", "passages", "published_at", "0000-01-26T17:31:00Z")

cell(COLUMNS, "no-such-country", "a country that ISO 3166-1 does not have", "country-code", "locations",
     "country_iso3", "ZZZ")  # fmt: skip
cell(COLUMNS, "no-such-currency", "a currency that ISO 4217 does not have", "currency-code", "aid_deliveries",
     "value_currency", "ZZZ")  # fmt: skip
cell(
    COLUMNS, "no-such-language", "a language that ISO 639-1 does not have", "language-code", "sources", "language", "xx"
)
cell(COLUMNS, "currency-without-value", "a currency without its value", "value-currency", "aid_deliveries", "value", "")
cell(COLUMNS, "unit-of-nothing", "a unit that counts nothing", "quantity-unit", EVENTS, "unit", "person", qualifier="")
cell(COLUMNS, "day-without-precision", "an event's date without its precision", "date-precision", EVENTS,
     "start_date_precision", "")  # fmt: skip
cell(COLUMNS, "high-below-figure", "an upper bound below the figure", "quantity-bounds", "aid_deliveries",
     "quantity_high", "1", qualifier="exactly")  # fmt: skip
cell(
    COLUMNS, "place-without-precision", "a precision whose place is gone", "place-precision", EVENTS, "location_id", ""
)
cell(COLUMNS, "old-year", "a year of three digits", "year-plausible", EVENTS, "start_date", "0202-01-26")
cell(COLUMNS, "mention-turned", "a mention's period that ends first", "mention-period-in-order", "mentions", "date_end",
     "1990-01-01", kind="date")  # fmt: skip
cell(
    COLUMNS, "mention-other-kind", "a date that holds a number", "mention-cells", "mentions", "value", "5", kind="date"
)
cell(COLUMNS, "mention-half", "a mention's qualifier against its bounds", "mention-quantity", "mentions", "qualifier",
     "about", qualifier="exactly")  # fmt: skip
cell(COLUMNS, "claim-basis", "a claim's basis against its claimant", "claim-basis", "force_estimates", "claim_basis",
     "unnamed", claim_basis="outlet")  # fmt: skip
cell(COLUMNS, "address", "an address that is none", "source-url", "sources", "url", "tass dot com")

cell(KEYS, "same-register-number", "a Gleditsch-Ward number of two states", "outside-number-once", "actors", "gw_code",
     "369", actor_id="united-kingdom")  # fmt: skip
cell(TABLES, "outlets", "a wrong number of outlets", "counts-agree", EVENTS, "n_outlets", "9", event_id="evt-001")
cell(TABLES, "empty-cell-evidence", "evidence for a cell that is empty", "evidence-has-cell", "evidence", "field_name",
     "quantity", record_id="evt-001", field_name="")  # fmt: skip
cell(TABLES, "wrong-digest", "a digest that is not the fragment's", "span-digest", "evidence", "span_sha256", "0" * 64,
     evidence_id="evd-0001")  # fmt: skip
cell(TABLES, "span-end", "a span that ends outside its passage", "evidence-in-passage", "evidence", "char_end", "99999",
     basis="words")  # fmt: skip
cell(TABLES, "late-report", "a statement that is younger than its sources", "reported-after", "statements", "stated_on",
     "2023-01-26", stated_on="2022-01-26")  # fmt: skip
cell(TABLES, "undefined-code", "a definition of a code that no column has", "vocabulary-complete", "vocabularies", "code",
     "rumoured", vocabulary="assertion", code="claimed")  # fmt: skip
cell(TABLES, "own-duplicate", "a mention that repeats itself", "mention-duplicate", "mentions", "duplicate_of_id",
     "men-0001", also={"disposition": "duplicate"}, mention_id="men-0001")  # fmt: skip
cell(TABLES, "no-reason", "a dismissed mention without its reason", "mention-decided", "mentions", "reason", "",
     disposition="context")  # fmt: skip


def _ring(length: int) -> Make:
    def make(package: PackageCopy) -> Place:
        keys = [row["deployment_id"] for row in read_csv(package.file("deployments"))[:length]]

        def change(rows: list[dict[str, str]]) -> None:
            for row, following in zip(rows, [*keys[1:], keys[0]], strict=False):
                row["part_of_id"] = following

        package.edit("deployments", change)
        return Place("part-of-another", shown("deployments"), 2, "part_of_id")

    return make


kind(TABLES, "ring", "three records that are parts of each other")(_ring(3))


@kind(TABLES, "same-evidence", "a row of evidence that stands twice")
def _evidence_twice(package: PackageCopy) -> Place:
    package.edit("evidence", lambda rows: rows.append({**rows[0], "evidence_id": "evd-9999"}))
    return Place("evidence-once", shown("evidence"), 1 + len(read_csv(package.file("evidence"))), "evidence_id")


def _schema(name: str, told: str, place: str, key: str, value: object, mark: str) -> None:
    """Add a kind that states something else in the schema of the events: of the table, a field or its constraints."""

    def change(content: dict) -> str:  # type: ignore[type-arg]
        schema = content["resources"][0]["schema"]
        where = {"table": schema, "field": schema["fields"][3], "rule": schema["fields"][0]["constraints"]}[place]
        where[key] = value
        return mark

    describe(PACKAGE, name, told, "package.schema", change, key)


_schema(
    "missing-values", "other words for nothing in a schema", "table", "missingValues", ["", "NA"], '"missingValues"'
)
_schema("date-format", "another spelling of dates in a schema", "field", "format", "%d/%m/%Y", '"format": "%d/%m/%Y"')
_schema("loose-pattern", "a constraint that was loosened", "rule", "pattern", ".*", '"pattern": ".*"')
_schema("more-rules", "a constraint that the table does not have", "rule", "maxLength", 7, '"maxLength"')


def _head(name: str, told: str, key: str, value: object) -> None:
    describe(PACKAGE, name, told, "package.form", lambda content: content.update({key: value}) or f'"{key}"', key)


_head("title", "a title that is no text", "title", 5)
describe(PACKAGE, "comment-sign", "a dialect with comments", "package.dialect",
         lambda content: content["resources"][0]["dialect"].update(commentChar="#") or '"commentChar"', "commentChar")  # fmt: skip
describe(PACKAGE, "path-glob", "a path that is a pattern", "package.path",
         lambda content: content["resources"][0].update(path="data/*.csv") or '"path": "data/*.csv"', "path")  # fmt: skip


@kind(PACKAGE, "file-beside", "a CSV file that no resource names")
def _beside(package: PackageCopy) -> Place:
    (package.folder / "data" / "more.csv").write_text("a\n1\n", encoding="utf-8")
    return Place("file.unknown", "data/more.csv", 0)
