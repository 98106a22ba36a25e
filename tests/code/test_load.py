"""Loading: four engines, the declared types, nothing heavy before it is needed."""

import datetime as dt
import subprocess
import sys

import pandas as pd
import pytest

import border_crisis as bc
from border_crisis.descriptor import resource

TABLES = list(bc.tables())


def test_tables_names_rows_as_the_files_have_them(tables: dict[str, list[dict[str, str]]]) -> None:
    assert bc.tables() == {name: len(tables[name]) for name in bc.tables()}
    assert set(bc.tables()) == set(tables)


@pytest.mark.parametrize("table", TABLES)
def test_each_table_loads_with_its_declared_types(table: str) -> None:
    frame = bc.load(table)
    model = getattr(bc.schemas, "".join(part.capitalize() for part in table.split("_")))
    assert len(model.validate(frame)) == bc.tables()[table]
    assert getattr(bc, table)().equals(frame)


def test_types_of_one_table() -> None:
    aid = bc.aid_deliveries()
    assert str(aid["status"].dtype) == "category"
    assert aid["status"].cat.categories.tolist()[:2] == ["requested", "proposed"]
    assert str(aid["n_sources"].dtype) == "Int64"
    assert str(aid["announced_on"].dtype) == "datetime64[us]"
    assert str(bc.passages()["published_at"].dtype) == "datetime64[us, UTC]"
    assert aid.set_index("aid_id").loc["aid-001", "quantity"] == 4006.0
    assert bc.schemas.AidDeliveries.aid_id == "aid_id"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("engine", ["polars", "pyarrow", "duckdb"])
def test_every_engine_gives_the_same_cells(table: str, engine: str) -> None:
    expected = [tuple(row) for row in bc.records(table)]
    loaded = bc.load(table, engine=engine)
    if engine == "polars":
        rows = loaded.rows()
    elif engine == "pyarrow":
        rows = list(zip(*(column.to_pylist() for column in loaded.columns), strict=True)) if len(loaded) else []
    else:
        rows = loaded.fetchall()

    def plain(cell: object) -> object:
        return cell.replace(tzinfo=None) if isinstance(cell, dt.datetime) else cell

    assert [tuple(map(plain, row)) for row in rows] == [tuple(map(plain, row)) for row in expected]


def test_pandas_gives_the_same_cells_as_records() -> None:
    for table in TABLES:
        frame = bc.load(table).astype(object)
        for name in frame.columns:
            left = [None if pd.isna(v) else v for v in frame[name]]
            right = [getattr(row, name) for row in bc.records(table)]
            right = [dt.datetime.combine(v, dt.time()) if type(v) is dt.date else v for v in right]
            assert left == right, (table, name)


def test_records_are_typed() -> None:
    first = bc.records("aid_deliveries")[0]
    assert (first.aid_id, first.quantity, first.announced_on) == ("aid-001", 4006.0, dt.date(2022, 1, 26))
    assert first.part_of_id is None and isinstance(first.n_sources, int)
    stamped = next(row for row in bc.records("passages") if row.published_at)
    assert stamped.published_at.tzinfo is not None


def test_evidence_of_one_record() -> None:
    spans = bc.evidence("aid-001")
    assert set(spans["record_id"]) == {"aid-001"} and len(spans) > 10
    assert "4,006 shells" in set(spans["fragment"])
    assert len(bc.evidence()) == bc.tables()["evidence"]
    with pytest.raises(bc.WrongUsage, match="no record has the id 'aid-999'"):
        bc.evidence("aid-999")


def test_wrong_names_are_refused_in_one_line() -> None:
    for call in (lambda: bc.load("battles"), lambda: bc.path("battles"), lambda: bc.records("battles")):
        with pytest.raises(bc.WrongUsage, match="'battles' is no table; there are events, "):
            call()
    with pytest.raises(bc.WrongUsage, match="'excel' is no engine"):
        bc.load("events", engine="excel")
    with pytest.raises(AttributeError, match="no attribute 'battles'"):
        _ = bc.battles


@pytest.mark.parametrize(("engine", "module", "extra"), [("polars", "polars", "polars"), ("pyarrow", "pyarrow", "arrow"), ("duckdb", "duckdb", "validate")])  # fmt: skip
def test_a_missing_extra_is_named(engine: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(bc.WrongUsage, match=rf"pip install 'border-crisis\[{extra}\]'"):
        bc.load("events", engine=engine)


@pytest.mark.parametrize("engine", ["pandas", "polars", "pyarrow", "duckdb"])
def test_an_unknown_code_fails_in_every_engine(engine: str, package, monkeypatch: pytest.MonkeyPatch) -> None:
    package.edit("aid_deliveries", lambda rows: rows[0].update(status="given"))
    monkeypatch.setattr("border_crisis.engines.path", package.file)
    with pytest.raises(bc.InvalidData, match="validate"):
        bc.load("aid_deliveries", engine=engine)


@pytest.mark.parametrize("engine", ["pandas", "polars", "pyarrow", "duckdb", "records"])
def test_words_that_look_like_missing_values_stay(engine: str, package, monkeypatch: pytest.MonkeyPatch) -> None:
    package.edit(
        "actors", lambda rows: [row.update(name=word) for row, word in zip(rows, ("NA", "null", "None"), strict=False)]
    )
    monkeypatch.setattr("border_crisis.engines.path", package.file)
    monkeypatch.setattr("border_crisis.reading.path", package.file)
    if engine == "records":
        names = [row.name for row in bc.records("actors")[:3]]
    else:
        loaded = bc.load("actors", engine=engine)
        column = loaded.fetchall() if engine == "duckdb" else loaded["name"]
        names = [row[1] for row in column[:3]] if engine == "duckdb" else [str(value) for value in column[:3]]
    assert names == ["NA", "null", "None"]


def test_records_refuse_a_cell_of_the_wrong_type(package, monkeypatch: pytest.MonkeyPatch) -> None:
    package.edit("aid_deliveries", lambda rows: rows[1].update(quantity="many"))
    monkeypatch.setattr("border_crisis.reading.path", package.file)
    with pytest.raises(bc.InvalidData, match=r"aid_deliveries\.csv:3: .*many.*validate"):
        bc.records("aid_deliveries")


def test_package_path_and_citation() -> None:
    assert bc.path("aid_deliveries").read_bytes().startswith(b"aid_id,donor_id")
    assert len(bc.package().resources) == len(TABLES)
    assert bc.__version__ in bc.cite() and bc.cite("bibtex").startswith("@misc{") and "[Data set]" in bc.cite("apa")
    with pytest.raises(bc.WrongUsage, match="no citation style"):
        bc.cite("harvard")


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import border_crisis", {"pandas", "pandera", "numpy", "click", "typing", "json"}),
        ("import border_crisis as bc; bc.tables(); bc.path('events'); bc.cite()", {"pandas", "pandera", "numpy", "click"}),
        ("import border_crisis as bc; bc.records('aid_deliveries')", {"pandas", "pandera", "numpy", "click"}),
        ("import border_crisis as bc; bc.load('aid_deliveries')", {"pandera", "click", "polars", "duckdb", "frictionless"}),
    ],
)  # fmt: skip
def test_nothing_heavy_is_imported(statement: str, unwanted: set[str]) -> None:
    assert not unwanted & imported(statement)


def imported(statement: str) -> set[str]:
    """Return the modules that a statement imports in a fresh Python."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return set(out.split())


def third_party(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] not in {*sys.stdlib_module_names, "border_crisis"}}


@pytest.mark.parametrize("table", ["events", "evidence", "passages"])
def test_loading_imports_what_pandas_imports_itself(table: str) -> None:
    fields = resource(table)["schema"]["fields"]
    times = [field["name"] for field in fields if field["type"] in ("date", "datetime")]
    peer = f"import pandas; pandas.read_csv({str(bc.path(table))!r}, dtype='str', parse_dates={times})"
    ours = third_party(imported(f"import border_crisis as bc; bc.load({table!r})"))
    assert "pandas" in ours and ours <= third_party(imported(peer))


def test_records_import_the_standard_library_alone() -> None:
    assert not third_party(imported("import border_crisis as bc; bc.records('events'); bc.tables()"))


@pytest.mark.parametrize("content", [b"a\xff,b,c,d\n", b'"open\n'])
def test_records_of_a_broken_file_are_one_clear_error(
    tmp_path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    from border_crisis import reading

    file = tmp_path / "record_actors.csv"
    file.write_bytes(b"table_name,record_id,actor_id,role\n" + content)
    monkeypatch.setattr(reading, "path", lambda _: file)
    with pytest.raises(bc.InvalidData, match="run border-crisis validate"):
        bc.records("record_actors")
