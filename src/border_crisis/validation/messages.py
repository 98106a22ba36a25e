"""The stable ids of the checks that are not SQL rules, each with what to do about it.

What is expected is said where the check knows it (which codes, which form). The SQL rules of
`schemas/rules/` have their own ids: their file names.
"""

from .problem import Problem

#: Rule id -> how to mend it.
MEND: dict[str, str] = {
    "package.json": "mend the JSON; datapackage.json is an object with a list `resources`",
    "package.property": "spell the property as the Data Package standard does, or remove it",
    "package.form": "write the property in the form that the Data Package standard asks for",
    "package.profile": "name the version 2.0 profile of the Data Package standard",
    "package.resource": "give each table of the schemas one resource, named like the table",
    "package.path": "name a CSV file inside the package",
    "package.dialect": "write the table as CSV with commas and say so, or leave the property out",
    "package.schema": "take the schema from this version of border-crisis, or validate with the one it was made for",
    "package.zip": "pack the folder again with plain files alone",
    "file.missing": "add the file, or take its resource out of datapackage.json",
    "file.unknown": "name the file like the table that it holds, or move it away",
    "file.byte-order-mark": "save the file as UTF-8 without one",
    "file.encoding": "save the file as UTF-8",
    "file.nul-byte": "remove it; the file was cut or written by a broken program",
    "file.line-ending": "end lines with LF alone",
    "file.delimiter": "part the columns by commas",
    "file.quoting": "quote a cell that holds commas, newlines or quotation marks, and double those inside",
    "file.ragged-row": "quote cells that hold commas, and give every record a cell for each column",
    "file.record-size": "cut the cell that is so long",
    "file.blank-row": "remove the line",
    "file.unreadable": "save the file as plain CSV again",
    "file.bytes": "restore the file, or rebuild the package",
    "file.hash": "restore the file, or rebuild the package",
    "file.rows": "restore the file, or rebuild the package",
    "floor.rows": "put the rows back, or lower the floor if they were meant to go",
    "floor.filled": "put the cells back, or lower the floor if they were meant to go",
    "header.missing": "add the column, with empty cells where nothing is known",
    "header.unknown": "remove the column, or add it to the schema",
    "header.duplicate": "keep one of them",
    "header.order": "keep the schema's order",
    "header.spelling": "spell the column as the schema does",
    "cell.required": "fill it in; the column needs a value",
    "cell.type": "write the value in the one form that the files use",
    "cell.not-finite": "leave the cell empty when the figure is not known",
    "cell.code": "use a code of the list; the codebook defines them",
    "cell.pattern": "write the value in that form",
    "cell.range": "correct the value",
    "cell.length": "shorten or complete the value",
    "cell.blank": "leave the cell empty when nothing is known",
    "cell.surrounding-blanks": "remove the blanks",
    "cell.missing-word": "leave the cell empty when nothing is known",
    "cell.control-character": "remove it",
    "cell.look-alike": "type the word again in one script",
    "cell.mojibake": "take the text from the original again and save it as UTF-8",
    "cell.markup": "write the sign itself",
    "cell.formula": "put a word in front, so that no spreadsheet runs it",
    "cell.swallowed-rows": "close the quotation mark where the cell ends",
    "key.primary": "give every record an id of its own",
    "key.unique": "remove one of the records, or correct the cells that should differ",
    "key.foreign": "add the record that is meant, or correct the id",
}  # fmt: skip


def fault(
    rule: str, shown: str, line: int, message: str, column: str = "", value: str = "", expected: str = ""
) -> Problem:
    """Return a problem of a file, with what to do about its rule."""
    return Problem(rule, shown, line, column, value, message, expected, MEND[rule])
