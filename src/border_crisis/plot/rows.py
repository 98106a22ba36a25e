"""The rows that a chart draws: a whole table, or the selection that the user hands over."""

import math
from datetime import date, datetime, timedelta
from typing import Any

from border_crisis.descriptor import require, resource
from border_crisis.errors import WrongUsage
from border_crisis.reading import read_records

Row = dict[str, Any]
_MISSING = ("NAType", "NaTType")  # pandas.NA and pandas.NaT, told by name so that pandas need not be there


def chosen_rows(table: str, selection: Any = None) -> list[Row]:
    """Return rows of `table` as dictionaries; missing cells are None, dates `datetime.date`.

    `selection` is a data frame (pandas, polars or pyarrow) with the table's columns; without it, the
    whole table. Raises WrongUsage when there is nothing to draw or a column is missing.
    """
    if selection is None:
        return [row._asdict() for row in read_records(table)]
    try:
        frame = require("narwhals", "plot").from_native(selection, eager_only=True)
    except TypeError:
        raise WrongUsage(f"a chart of {table} takes a data frame, not {type(selection).__name__}") from None
    names = [field["name"] for field in resource(table)["schema"]["fields"]]
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise WrongUsage(f"the selection lacks the column {missing[0]} of {table}; select rows, not columns")
    rows = [{name: _plain(row[name]) for name in names} for row in frame.iter_rows(named=True)]
    if not rows:
        raise WrongUsage(f"the selection of {table} has no rows; there is nothing to draw")
    return rows


def names(table: str) -> dict[str, str]:
    """Return the names behind the ids of `actors` or `locations`."""
    return {row[0]: row.name for row in read_records(table)}


def codes(vocabulary: str) -> dict[str, str]:
    """Return the codes of a vocabulary in its own order, with their labels."""
    return {row.code: row.label for row in read_records("vocabularies") if row.vocabulary == vocabulary}


def span(start: date, precision: str) -> tuple[date, date]:
    """Return the first day that a date of that precision can mean, and the day after the last."""
    if precision == "day":
        return start, start + timedelta(days=1)
    if precision == "week":
        return start, start + timedelta(days=7)
    if precision == "month":
        return start, (start + timedelta(days=31)).replace(day=1)
    if precision == "year":
        return start, start.replace(year=start.year + 1)
    raise WrongUsage(f"'{precision}' is no precision of a date; there are day, week, month, year")


def said_date(day: date | None, precision: str | None) -> str:
    """Return a date as a label that shows no more than is known: '26 Jan', 'week of 24 Jan', 'Jan 2022'."""
    if day is None:
        return ""
    forms = {"day": f"{day:%-d %b}", "week": f"week of {day:%-d %b}", "month": f"{day:%b %Y}", "year": f"{day:%Y}"}
    return forms[precision or "day"]


def said_quantity(row: Row) -> str:
    """Return the figure of a row as the documents bind it: 'about 130,000', '50 to 60'; empty without any."""
    low, high, figure = row["quantity_low"], row["quantity_high"], row["quantity"]
    match row["qualifier"]:
        case None:
            return ""
        case "exactly":
            return f"{figure:,.10g}"
        case "about" | "more-than" | "at-least" | "up-to" | "less-than":
            return f"{row['qualifier'].replace('-', ' ')} {figure:,.10g}"
        case "between":
            return f"{low:,.10g} to {high:,.10g}"
        case "vague":
            return "" if low is None else f"vague, at least {low:,.10g}"
        case other:
            raise WrongUsage(f"'{other}' is no qualifier of a quantity")


def _plain(value: Any) -> Any:
    """Return a cell of any data frame as Python holds it; every kind of missing is None."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in _MISSING:
        return None
    return value.date() if isinstance(value, datetime) else value
