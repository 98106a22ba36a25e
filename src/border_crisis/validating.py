"""Check a DataFrame of one's own from Python."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

#: The columns of what `validate` returns.
COLUMNS = ("rule", "table", "row", "column", "value", "message", "expected", "mend")


def validate(
    frame: "pd.DataFrame", table: str, *, only: Collection[str] | None = None, limit: int | None = None
) -> "pd.DataFrame":
    """Return what is wrong with a frame, checked as the table `table`; an empty frame when all is well.

    `frame` may be typed or all text. The columns of the result are rule, table, row (counted from
    1), column, value, message, expected, mend: what `border-crisis validate` prints. Keys into
    other tables and rules across tables are left to the command, which has the tables. `only`
    names rules or families (``cell.``), `limit` bounds the rows of the result. Raises WrongUsage
    for a name that is no table, an unknown rule, and a missing extra.
    """
    import pandas as pd

    from border_crisis.validation.engine import check_frames

    report = check_frames({table: frame}, limit=limit, only=only)
    return pd.DataFrame([list(problem) for problem in report.problems], columns=list(COLUMNS))
