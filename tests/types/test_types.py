"""What mypy tells a user of the package: the model of each table, a wrong one refused. Run by `make lint`."""

import subprocess
import sys
from pathlib import Path

USER = """
import border_crisis as bc
from border_crisis import schemas
from pandera.typing import DataFrame

def shells(aid: DataFrame[schemas.AidDeliveries]) -> int:
    return len(aid)

shells(bc.load("aid_deliveries"))
shells(bc.aid_deliveries())
column: str = schemas.AidDeliveries.aid_id
reveal_type(bc.load("aid_deliveries"))
reveal_type(bc.load("events", engine="polars"))
reveal_type(bc.records("deployments")[0].quantity)
reveal_type(bc.tables())
reveal_type(bc.cite())
"""


def test_a_user_s_mypy_sees_the_models(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path / "cache")]
    good = subprocess.run([*mypy, "user.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert good.returncode == 0, good.stdout
    for revealed in ("DataFrame[border_crisis.schemas.AidDeliveries]", "polars", "float | None", "dict[str, int]"):
        assert revealed in good.stdout, good.stdout
    (tmp_path / "wrong.py").write_text(
        USER.replace('shells(bc.load("aid_deliveries"))', 'shells(bc.load("events"))') + "schemas.Events.nope\n"
    )
    bad = subprocess.run([*mypy, "wrong.py"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "arg-type" in bad.stdout and "nope" in bad.stdout, bad.stdout
