"""The command line, as a person meets it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

import border_crisis as bc
from border_crisis.cli import COMMANDS, main


def call(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_help_lists_the_commands_with_what_they_do() -> None:
    out = call("--help").output
    for name in COMMANDS:
        assert f"\n  {name} " in out
    assert call("--version").output == f"border-crisis {bc.__version__}\n"


def test_tables() -> None:
    lines = call("tables").output.splitlines()
    assert [line.split()[0] for line in lines] == list(bc.tables())
    assert [int(line.split()[1]) for line in lines] == list(bc.tables().values())


def test_show_a_record_with_its_evidence() -> None:
    out = call("show", "aid-001").output
    for expected in ("aid_deliveries", "4,006", "36,600,000", "CZK", "1,500,000", "1,700,000", "152 millimetres", "approved",
                     "“4,006 shells”", "Al Jazeera, 2022-01-26 17:03 UTC", "✗ “4,000 artillery shells”", "dis-001"):  # fmt: skip
        assert expected in out, expected


@pytest.mark.parametrize(
    "record", ["dep-030", "est-006", "liz-truss", "avdiivka", "tass-20220210", "evd-0001", "dis-005"]
)
def test_show_anything(record: str) -> None:
    result = call("show", record)
    assert result.exit_code == 0 and record in result.output


def test_show_a_passage_with_its_mentions_and_a_mention_with_its_uses() -> None:
    out = call("show", "aggregator-20220126-033").output
    assert "“4,006 shells”" in out and "“152 millimetres”" in out and "coded" in out
    mention = next(row.mention_id for row in bc.records("mentions") if row.fragment == "4,006 shells")
    out = call("show", mention).output
    assert "Used by" in out and "aid-001  quantity" in out


def test_show_an_unknown_id() -> None:
    result = CliRunner().invoke(main, ["show", "aid-999"])
    assert result.exit_code == 2
    assert "no record has the id 'aid-999'" in result.output and "Traceback" not in result.output


def test_export_csv_json_parquet(tmp_path: Path) -> None:
    out = subprocess.run(
        [sys.executable, "-m", "border_crisis", "export", "actors"], capture_output=True, check=True
    ).stdout
    assert out == bc.path("actors").read_bytes()
    rows = json.loads(call("export", "aid_deliveries", "--to", "json").output)
    assert rows[0]["quantity"] == 4006.0 and rows[0]["announced_on"] == "2022-01-26" and rows[0]["part_of_id"] is None
    target = tmp_path / "dep.parquet"
    assert call("export", "deployments", "--to", "parquet", "--out", str(target)).exit_code == 0
    table = pq.read_table(target)
    assert table.num_rows == bc.tables()["deployments"] and str(table.schema.field("start_date").type) == "date32[day]"
    stamped = json.loads(call("export", "passages", "--to", "json").output)
    assert {row["published_at"] for row in stamped} >= {"2022-01-26T17:31:00Z", None}


def test_export_refuses_in_one_line(tmp_path: Path) -> None:
    result = call("export", "actors", "--out", str(tmp_path / "nowhere" / "a.csv"))
    assert result.exit_code == 2 and "cannot be written" in result.output
    assert call("export", "battles").exit_code == 2
    assert call("export", "actors", "--to", "xlsx").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_export_replaces_nothing_but_a_regular_file(tmp_path: Path) -> None:
    pipe, real, link = tmp_path / "pipe", tmp_path / "real.csv", tmp_path / "link.csv"
    os.mkfifo(pipe)
    result = call("export", "actors", "--out", str(pipe))
    assert result.exit_code == 2 and "no regular file" in result.output and pipe.is_fifo()
    real.write_text("old")
    link.symlink_to(real)
    assert call("export", "actors", "--out", str(link)).exit_code == 0
    assert link.is_symlink() and real.read_bytes() == bc.path("actors").read_bytes()


def test_cite_and_codebook() -> None:
    assert "data set" in call("cite").output
    assert call("cite", "--style", "bibtex").output.startswith("@misc{")
    whole = call("codebook").output
    for table in bc.tables():
        assert f"\n## {table}\n" in whole
    part = call("codebook", "aid_deliveries").output
    assert "`calibre_mm`" in part and "`deployment_id`" not in part
    assert call("codebook", "battles").exit_code == 2


def test_the_commands_import_no_pandas() -> None:
    for args in (["tables"], ["show", "aid-001"], ["cite"], ["codebook"], ["--help"]):
        code = f"import sys; sys.argv = ['border-crisis', *{args!r}]\nfrom border_crisis.cli import main\n" \
               "try: main()\nexcept SystemExit: pass\nsys.stderr.write(' '.join(sys.modules))"  # fmt: skip
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert not {"pandas", "numpy", "duckdb", "frictionless"} & set(out.stderr.split()), args


def test_output_survives_a_terminal_without_unicode() -> None:
    out = subprocess.run([sys.executable, "-m", "border_crisis", "show", "aid-001"], capture_output=True,
                         env={**os.environ, "PYTHONIOENCODING": "ascii:replace"}, check=False)  # fmt: skip
    assert out.returncode == 0 and b"aid-001" in out.stdout
    assert io.BytesIO(out.stdout).readline().startswith(b"aid-001")
