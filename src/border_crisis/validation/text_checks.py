"""What may be wrong with free text: a cell of a text column that has neither codes nor a pattern.

The predicates are SQL over `{c}`, the cell. Patterns are what RE2 and Java read alike.
"""

from typing import NamedTuple


class TextCheck(NamedTuple):
    """A check of free text."""

    rule: str
    message: str
    expected: str
    wrong: str


_BLANKS = r"[\s\x{00A0}\x{2000}-\x{200A}\x{202F}\x{3000}]"
_WORDS = "('NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'NULL', 'null', 'None', 'nil', 'NIL', 'undefined', '-', '--')"
_GREEK_CYRILLIC = r"\x{0370}-\x{03FF}\x{0400}-\x{04FF}"
#: Letters of two scripts side by side; Latin letters with loose accents; invisible and full-width signs.
_LOOK_ALIKE = (
    rf"[A-Za-z][{_GREEK_CYRILLIC}]|[{_GREEK_CYRILLIC}][A-Za-z]|[A-Za-z][\x{{0300}}-\x{{036F}}]"
    r"|[\x{00AD}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}\x{FF01}-\x{FF5E}]"
)
_CONTROL = r"[\x{0000}-\x{0008}\x{000B}-\x{001F}\x{007F}-\x{009F}\x{2028}\x{2029}]"
#: UTF-8 read as Latin-1 or Windows-1252, and the sign for what could not be read at all.
_MOJIBAKE = r"\x{FFFD}|[\x{00C2}\x{00C3}][\x{0080}-\x{00BF}]|\x{00E2}\x{20AC}"
#: What a spreadsheet runs: = and @ at the head, or + and - before a call.
_FORMULA = r"[=@].*|[+-].*[(|!].*"

#: True for every cell that one of the checks may find wrong; most cells are plain, and cheap to let pass.
SUSPECT = rf"NOT regexp_full_match({{c}}, '[0-9A-Za-z\"(\[]([ -~]*[!-~])?') OR {{c}} IN {_WORDS}"

TEXT_CHECKS = (
    TextCheck("cell.blank", "holds blanks alone", "a text, or nothing", f"regexp_full_match({{c}}, '{_BLANKS}+')"),
    TextCheck(
        "cell.surrounding-blanks", "begins or ends with a blank", "no blank at either end",
        f"regexp_matches({{c}}, '\\A{_BLANKS}|{_BLANKS}\\z') AND NOT regexp_full_match({{c}}, '{_BLANKS}+')",
    ),
    TextCheck("cell.missing-word", "is a word for nothing", "an empty cell", f"{{c}} IN {_WORDS}"),
    TextCheck("cell.control-character", "holds a control character", "printable characters",
              f"regexp_matches({{c}}, '{_CONTROL}')"),
    TextCheck("cell.look-alike", "mixes letters that look alike, or holds invisible ones", "letters of one script",
              f"regexp_matches({{c}}, '{_LOOK_ALIKE}')"),
    TextCheck("cell.mojibake", "was read in a wrong encoding", "the text as it was written",
              f"regexp_matches({{c}}, '{_MOJIBAKE}')"),
    TextCheck("cell.formula", "is run as a formula by spreadsheets", "a text that begins with a word",
              f"regexp_full_match({{c}}, '(?s)({_FORMULA})')"),
)  # fmt: skip
