"""Stata 14 and later (.dta, format 118): value labels for codes, variable labels, Stata's own dates."""

import io
from typing import TYPE_CHECKING, Any

from border_crisis.descriptor import resource
from border_crisis.engines import codes, read_table
from border_crisis.errors import InvalidData

from .archive import one_or_zip
from .meanings import about, code_labels, stamp

if TYPE_CHECKING:
    import pandas as pd

#: Stata's limits, in characters (names, labels) and bytes (a str# variable; longer ones become strL).
_NAME, _LABEL, _STRING = 32, 80, 2045


def write(tables: list[str]) -> bytes:
    """Return one table as a .dta file, or a zip with a file for each of several.

    A column of codes is a numeric variable, 1, 2, … in the vocabulary's order, whose value labels are the codes;
    whole numbers that are codes get the vocabulary's labels, booleans the labels false and true. A
    variable's label is the column's title. Missing numbers and dates are Stata's `.`, missing texts the
    empty text, for Stata knows no other. Times are UTC.
    """
    return one_or_zip(tables, "dta", _table)


def _table(table: str) -> bytes:
    fields, frame = resource(table)["schema"]["fields"], read_table(table)
    dates, labels, long = {}, {}, []
    for field in fields:
        name, kind = field["name"], field["type"]
        if len(name) > _NAME or len(field["title"]) > _LABEL:
            raise InvalidData(f"{table}.{name}: Stata takes names of {_NAME} and labels of {_LABEL} characters")
        if codes(field):
            frame[name], labels[name] = _numbered(frame[name]), dict(enumerate(codes(field) or [], 1))
        elif kind == "date":
            dates[name] = "td"
        elif kind == "datetime":
            frame[name], dates[name] = frame[name].dt.tz_convert(None), "tc"
        elif kind == "boolean":
            frame[name], labels[name] = frame[name].astype("Int8"), {0: "false", 1: "true"}
        elif kind == "integer":
            frame[name] = _whole(frame[name], f"{table}.{name}")
            if "enum" in field.get("constraints", {}):
                labels[name] = {int(code): text for code, text in code_labels()[field["vocabulary"]].items()}
        elif kind == "string":
            frame[name] = frame[name].fillna("").astype(object)
            if frame[name].map(lambda text: len(text.encode("utf-8"))).max() > _STRING:
                long.append(name)
    out = io.BytesIO()
    key = ", ".join(resource(table)["schema"]["primaryKey"])
    frame.to_stata(
        out, write_index=False, version=118, byteorder="little", time_stamp=stamp().replace(tzinfo=None),
        data_label=f"{about()['name']} {about()['version']}: {table} (key: {key})"[:_LABEL],
        variable_labels={field["name"]: field["title"] for field in fields},
        value_labels=labels, convert_dates=dates, convert_strl=long,
    )  # fmt: skip
    return out.getvalue()


def _numbered(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a categorical's codes counted from 1. (pandas would write them itself, but not of an empty table.)"""
    return (column.cat.codes + 1).astype("Int16").mask(column.isna())


def _whole(column: "pd.Series[Any]", name: str) -> "pd.Series[Any]":
    """Return whole numbers as Stata's `long`, whose largest value is 2,147,483,620."""
    if not column.dropna().between(-2_147_483_647, 2_147_483_620).all():
        raise InvalidData(f"{name}: holds a number that Stata's long integers cannot; make the column a number")
    return column.astype("Int32")
