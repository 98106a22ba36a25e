"""The README says what is so: its figures are those of the tables, its Python runs."""

import re
from pathlib import Path

import border_crisis as bc


def test_the_row_counts(root: Path) -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| ([\d, ]+) \|", (root / "README.md").read_text(), flags=re.MULTILINE)
    assert len(rows) >= 6
    for names, counts in rows:
        tables = re.findall(r"\w+", names)
        stated = [int(n) for n in counts.split(", ")]
        expected = [bc.tables()[name] for name in tables]
        assert stated in (expected, sorted(set(expected))), names


def test_the_first_table_shows_real_rows(root: Path) -> None:
    shown = (root / "README.md").read_text().split("| --", 1)[0].split("|---|", 1)[1]
    aid = {(row.item, row.status, row.quantity) for row in bc.records("aid_deliveries")}
    for item, status, quantity in [("artillery shells", "approved", 4006.0), ("military helmets", "announced", 5000.0),
                                   ("weapons", "refused", None), ("Javelin anti-tank missiles", "delivered", 300.0)]:  # fmt: skip
        assert (item, status, quantity) in aid
        assert item in shown and (quantity is None or f"{quantity:,.0f}" in shown)


def test_the_python_runs(root: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(), flags=re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_every_link_leads_somewhere(root: Path) -> None:
    for page in [
        root / "README.md",
        root / "CONTRIBUTING.md",
        root / "RELEASING.md",
        *root.glob("s*/README.md"),
        *root.glob("seeds/*/README.md"),
    ]:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(root)}: {target}"
