"""What may be wrong with free text: a cell of a text column that has neither codes nor a pattern.

The predicates are SQL over `{c}`, the cell. Patterns are what RE2 and Java read alike.
"""

import unicodedata
from typing import NamedTuple


class TextCheck(NamedTuple):
    """A check of free text; `verbatim` says whether it holds for words that stand as a source has them."""

    rule: str
    message: str
    expected: str
    wrong: str
    verbatim: bool = True


def _loose_accents() -> str:
    """Return a pattern of letters whose accent stands beside them although one character holds both.

    Letters for which Unicode has no such character (ɛ́, n̄) are right as they are.
    """
    letters: dict[str, str] = {}
    for code in [*range(0xC0, 0x530), *range(0x1E00, 0x2000)]:
        parts = unicodedata.normalize("NFD", chr(code))
        base = unicodedata.normalize("NFC", parts[:-1])
        if len(parts) > 1 and unicodedata.normalize("NFC", parts) == chr(code):
            letters[parts[-1]] = letters.get(parts[-1], "") + base
    return "|".join(f"[{_class(bases)}]{_class(mark)}" for mark, bases in sorted(letters.items()))


def _class(letters: str) -> str:
    return "".join(rf"\x{{{ord(letter):04X}}}" for letter in sorted(set(letters)))


_BLANKS = r"[\s\x{00A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]"
#: What programs and people write for nothing; signs alone are checked beside it.
_WORDS = (
    "('NA', 'N/A', 'n/a', 'n/d', 'N.A.', 'n.a.', '#N/A', '<NA>', 'NaN', 'nan', 'NaT', 'NULL', "
    "'null', 'Null', '(null)', 'None', 'none', 'NONE', 'nil', 'NIL', 'undefined', 'TBD', 'tbd', '#REF!', '#VALUE!', "
    "'#NAME?', '#DIV/0!', '#NUM!', '#NULL!')"
)
_SIGNS = r"[-?.*_/\x{2013}\x{2014}\x{2026}]+|\\N"
_OTHER_SCRIPT = r"\x{0370}-\x{03BB}\x{03BD}-\x{052F}\x{0531}-\x{058A}\x{13A0}-\x{13FD}\x{1F00}-\x{1FFF}"
_INVISIBLE = (
    r"\x{00AD}\x{034F}\x{061C}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180E}\x{200B}\x{200E}\x{200F}"
    r"\x{202A}-\x{202E}\x{2060}-\x{206F}\x{3164}\x{FEFF}\x{FFA0}\x{FFF0}-\x{FFFC}\x{E000}-\x{F8FF}\x{E0000}-\x{E007F}"
)
#: Letters of two scripts side by side (but 5 μm); loose accents; invisible, full-width and ornamental letters;
#: joiners between Latin letters; a Cyrillic letter alone among Latin words.
_LOOK_ALIKE = (
    rf"[A-Za-z\x{{00C0}}-\x{{024F}}][{_OTHER_SCRIPT}]|[{_OTHER_SCRIPT}][A-Za-z\x{{00C0}}-\x{{024F}}]|[{_INVISIBLE}]"
    r"|[A-Za-z][\x{200C}\x{200D}]|[\x{200C}\x{200D}][A-Za-z]|[A-Za-z] [\x{0400}-\x{04FF}] [A-Za-z]"
    r"|[\x{FF10}-\x{FF19}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}]"
    r"|[0-9A-Za-z][\x{FF01}-\x{FF5E}]|[\x{FF01}-\x{FF5E}][0-9A-Za-z ]"
    r"|[\x{2160}-\x{217F}\x{FB00}-\x{FB06}\x{1D400}-\x{1D7FF}]"
    rf"|{_loose_accents()}"
)
_CONTROL = r"[\x{0000}-\x{0009}\x{000B}-\x{001F}\x{007F}-\x{009F}\x{2028}\x{2029}]"
#: What the bytes 0x80 to 0xBF are in Windows-1252, but for what may follow a word's last letter.
_SECOND = (
    r"\x{0080}-\x{009F}\x{00A1}-\x{00BA}\x{00BC}-\x{00BF}\x{20AC}\x{201A}\x{0192}\x{201E}\x{2020}\x{2021}\x{02C6}\x{2030}"
    r"\x{0160}\x{2039}\x{0152}\x{017D}\x{2018}\x{201C}\x{2022}\x{02DC}\x{2122}\x{0161}\x{0153}\x{017E}\x{0178}"
)
#: UTF-8 read as Latin-1 or Windows-1252, the sign for what could not be read at all, and the one for what was lost.
_MOJIBAKE = (
    rf"\x{{FFFD}}|[\x{{00C2}}\x{{00C3}}][\x{{00A0}}{_SECOND}]|[\x{{00C4}}\x{{00C5}}][{_SECOND}]"
    rf"|([\x{{00D0}}\x{{00D1}}][\x{{00A0}}{_SECOND}]){{2}}|\x{{00E2}}\x{{20AC}}"
)
_LOST = r"[A-Za-z]\?[a-z]"
_MARKUP = (
    r"&([A-Za-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});|</?[A-Za-z][0-9A-Za-z]*( [^<>]*)?/?>"
    r"|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
)
#: What a spreadsheet runs: = and @ at the head, or + and - before something to reckon with; not a telephone number.
_FORMULA = r"[=@].*|[+-].*[-+*/^&(|!].*"
_TELEPHONE = r"[+-][-0-9 ()/.]*"

#: True for every cell that one of the checks may find wrong; most cells are plain, and cheap to let pass.
_PLAIN = r"!-%\x{27}-;=>@-\[\]-~"
SUSPECT = rf"NOT regexp_full_match({{c}}, '[0-9A-Za-z\"(\[]([ {_PLAIN}]*[{_PLAIN}])?') OR {{c}} IN {_WORDS}"

TEXT_CHECKS = (
    TextCheck("cell.blank", "holds blanks alone", "a text, or nothing", f"regexp_full_match({{c}}, '{_BLANKS}+')"),
    TextCheck(
        "cell.surrounding-blanks", "begins or ends with a blank", "no blank at either end",
        f"regexp_matches({{c}}, '\\A{_BLANKS}|{_BLANKS}\\z') AND NOT regexp_full_match({{c}}, '{_BLANKS}+')",
    ),
    TextCheck("cell.missing-word", "is a word for nothing", "an empty cell",
              f"({{c}} IN {_WORDS} OR regexp_full_match({{c}}, '{_SIGNS}'))"),
    TextCheck("cell.control-character", "holds a control character", "printable characters",
              f"regexp_matches({{c}}, '{_CONTROL}')"),
    TextCheck("cell.look-alike", "mixes letters that look alike, or holds invisible ones", "letters of one script",
              f"regexp_matches({{c}}, '{_LOOK_ALIKE}')"),
    TextCheck("cell.look-alike", "holds a blank between letters that is none", "a blank (U+0020)",
              r"regexp_matches({c}, '[A-Za-z]\x{00A0}[A-Za-z]')", verbatim=False),
    TextCheck("cell.mojibake", "was read in a wrong encoding", "the text as it was written",
              f"(regexp_matches({{c}}, '{_MOJIBAKE}') OR regexp_matches({{c}}, '{_LOST}') AND {{c}} NOT LIKE '%://%')"),
    TextCheck("cell.markup", "holds HTML or an escape instead of the sign that it stands for", "the sign itself",
              f"regexp_matches({{c}}, '{_MARKUP}')"),
    TextCheck("cell.formula", "is run as a formula by spreadsheets", "a text that begins with a word",
              f"(regexp_full_match({{c}}, '(?s)({_FORMULA})') AND NOT regexp_full_match({{c}}, '{_TELEPHONE}') "
              f"AND NOT regexp_full_match({{c}}, '{_SIGNS}'))"),
)  # fmt: skip
