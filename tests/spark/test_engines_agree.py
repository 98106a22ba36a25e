"""DuckDB and Spark give the same verdicts, rule by rule and row by row. `make spark` runs this; needs Java 17."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("pyspark")

from border_crisis.cli import main
from border_crisis.validation import spark as spark_engine
from border_crisis.validation.engine import known_schemas, validate_parquet, validate_path

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = known_schemas()
#: Tables whose rows Hypothesis changes; together they reach every kind of check.
TABLES = ("aid_deliveries", "deployments", "locations", "sources")
ODD = ["", " ", "x", "NA", "nan", "inf", "-inf", "1e5", "1.0", "1.5", "007", "-0", "+1", " 1", "99999999999999999999",
       "2022-02-30", "2022-2-1", "0000-01-01", "2022-01-26", "2022/01/26", "9999-12-31", "2021-01-04", "TRUE", "true",
       "=1+1", "+a(b)", "-x|y", "caf\u00e9", "cafe\u0301", "\u0430bc", "A\u0430", "a\u200bb", "\u00c3\u00a9", "it's",
       "a\tb", "a\x07b", "tail ", "\u00a0x", 'say "so"', "two\nlines", "a,b", "day", "week", "month", "year", "about",
       "exactly", "between", "vague", "aid-001", "dep-001", "ukraine", "UKR", "90", "-91", "0", "1", "\\", "\\n", "$1",
       "one two three four five six seven eight nine"]  # fmt: skip


@pytest.fixture(scope="session")
def session() -> Iterator[object]:
    """One Spark for all tests: an active session is used and left running."""
    with spark_engine.Spark() as engine:
        # Small tables: compiling a query would take longer than running it.
        engine._session.conf.set("spark.sql.codegen.wholeStage", "false")
        engine._session.conf.set("spark.sql.shuffle.partitions", "1")
        engine._session.conf.set("spark.sql.adaptive.enabled", "false")
        yield engine._session


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    (folder / "data").mkdir()
    for name in (*TABLES, "actors"):
        shutil.copy(ROOT / "data" / f"{name}.csv", folder / "data")
    return folder


def cells() -> st.SearchStrategy[str]:
    plain = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12)
    return st.one_of(st.sampled_from(ODD), plain)


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[str, int, str, str]]:
    """Cells to change: table, row, column, value; a value may be one that stands elsewhere in its column."""
    made = []
    for _ in range(draw(st.integers(20, 150))):
        table = draw(st.sampled_from(TABLES))
        field = draw(st.sampled_from(SCHEMAS[table]["fields"]))
        codes = [str(code) for code in field.get("constraints", {}).get("enum", [])]
        value = draw(st.one_of(cells(), st.sampled_from(codes)) if codes else cells())
        made.append((table, draw(st.integers(0, 30)), field["name"], value))
    return made


def verdicts(folder: Path, engine: str) -> list[tuple[str, str, int, str]]:
    report = validate_path(folder, engine=engine, limit=None)
    return sorted((p.rule, p.file, p.line, p.column) for p in report.problems)


def write(folder: Path, made: list[tuple[str, int, str, str]]) -> None:
    for table in TABLES:
        with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for name, row, column, value in made:
            if name == table:
                rows[row % len(rows)][column] = value
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (folder / "data" / f"{table}.csv").write_bytes(out.getvalue().encode("utf-8"))


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=changes())
def test_the_same_verdicts_rule_by_rule_and_row_by_row(session, package: Path, made) -> None:
    write(package, made)
    assert verdicts(package, "spark") == verdicts(package, "duckdb")


def test_the_package_is_valid_on_spark(session) -> None:
    report = validate_path(ROOT, engine="spark")
    assert report.problems == [] and len(report.rows) == len(SCHEMAS)


def test_parquet_gives_the_same_verdicts_as_csv(session, tmp_path: Path) -> None:
    """Typed Parquet in several files; rows are counted over the files in the order of their names."""
    import duckdb

    data = tmp_path / "csv" / "data"
    data.mkdir(parents=True)
    for name in ("aid_deliveries", "actors", "locations"):
        shutil.copy(ROOT / "data" / f"{name}.csv", data)
    text = (data / "aid_deliveries.csv").read_text(encoding="utf-8")
    (data / "aid_deliveries.csv").write_text(
        text.replace(",approved,", ",given,").replace(",CZK,", ",,"), encoding="utf-8"
    )
    lake = tmp_path / "lake"
    (lake / "aid_deliveries").mkdir(parents=True)
    db = duckdb.connect()
    kinds = {"integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "boolean": "BOOLEAN"}
    for name in ("aid_deliveries", "actors", "locations"):
        columns = ", ".join(f"'{f['name']}': '{kinds.get(f['type'], 'VARCHAR')}'" for f in SCHEMAS[name]["fields"])
        read = f"read_csv('{data}/{name}.csv', header=true, nullstr='', columns={{{columns}}})"
        if name == "aid_deliveries":
            for number, rows in enumerate(("0 AND 4", "5 AND 9", "10 AND 99")):
                db.execute(f"COPY (SELECT * EXCLUDE n FROM (SELECT *, row_number() OVER () - 1 AS n FROM {read}) WHERE n BETWEEN {rows}) "
                           f"TO '{lake}/{name}/part-{number}.parquet' (FORMAT parquet)")  # fmt: skip
        else:
            db.execute(f"COPY (FROM {read}) TO '{lake}/{name}.parquet' (FORMAT parquet)")
    by_csv = validate_path(tmp_path / "csv", limit=None).problems
    by_parquet = validate_parquet(str(lake), limit=None, session=session).problems
    assert by_csv
    assert sorted((p.rule, p.line - 1, p.column, p.value) for p in by_csv) == sorted(
        (p.rule, p.line, p.column, p.value) for p in by_parquet
    )


def test_the_command_takes_parquet(session, tmp_path: Path) -> None:
    import duckdb

    duckdb.connect().execute(
        f"COPY (FROM read_csv('{ROOT}/data/actors.csv', all_varchar=true, header=true)) TO '{tmp_path}/actors.parquet' (FORMAT parquet)"
    )
    result = CliRunner().invoke(main, ["validate", str(tmp_path), "--engine", "spark"])
    assert result.exit_code == 0, result.output
    assert "1 table" in result.output
    empty = CliRunner().invoke(main, ["validate", "file:///nowhere/at/all", "--engine", "spark"])
    assert empty.exit_code == 2 and "no Parquet named like a table" in empty.output
