"""The code blocks of a page run in order; what fails is named with its line; outputs are renewed in place."""

from pathlib import Path

import pytest

from border_crisis.errors import InvalidData
from curation.examples import blocks, renewed, run_page

PAGE = """# A page

```python
n = 6 * 7
```

Some words.

```python
print(n)
```

```text
41
```

```sh
echo one; border-crisis cite | grep -c version
```
"""


def page(folder: Path, text: str) -> Path:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_blocks_run_in_one_namespace_and_outputs_are_renewed(tmp_path: Path) -> None:
    path = page(tmp_path, PAGE)
    ran = run_page(path, with_r=False)
    assert [output for _, output in ran] == ["", "42\n", "one\n1\n"]
    new = renewed(PAGE, ran)
    assert new == PAGE.replace("41", "42")
    assert renewed(new, ran) == new


def test_a_text_block_is_an_output_only_right_below_code() -> None:
    first, second = blocks("```python\n1\n```\n\nwords\n\n```text\nno output\n```\n")
    assert first.output is None and second.language == "text"


def test_an_example_reads_the_tables_and_the_files_of_its_page(tmp_path: Path) -> None:
    text = "<!-- file: mine/a.csv -->\n```csv\nx\n1\n```\n\n```sh\ncat mine/a.csv; head -c 5 data/actors.csv\n```\n"
    assert run_page(page(tmp_path, text), with_r=False)[0][1] == "x\n1\nactor\n"
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("```python\n1 / 0\n```", 1, "ZeroDivisionError"),
        ("words\n\n```sh\nfalse\n```", 3, "exit code 1"),
        ("```cobol\nSTOP RUN.\n```", 1, "a block of 'cobol'"),
        ("```\nx\n```", 1, "no language"),
        ("```json\n{1}\n```", 1, "JSONDecodeError"),
        ("```yaml\na: [1\n```", 1, "ParserError"),
        ("```sh\npip install 'border-crisis[plots]'\n```", 1, "no such package or extra"),
        ("```sh\npip install border_crisys\n```", 1, "no such package or extra"),
        ("```sh\nmake coffee\n```", 1, "no such target"),
        ("<!-- file: data/x.csv -->\n```csv\n```", 2, "into its own folder only"),
        ("<!-- file: ../x.csv -->\n```csv\n```", 2, "into its own folder only"),
    ],
)
def test_what_cannot_run_is_named_with_its_line(tmp_path: Path, block: str, line: int, message: str) -> None:
    with pytest.raises(InvalidData, match=message) as error:
        run_page(page(tmp_path, block), with_r=False)
    assert f"page.md:{line}: " in str(error.value)


def test_installing_and_making_are_checked_by_name(tmp_path: Path) -> None:
    text = "```sh\npip install 'border-crisis[plot,arrow]'\nmake build  # and look\n```"
    assert run_page(page(tmp_path, text), with_r=False)[0][1] == ""


def test_r_blocks_are_left_out_where_there_is_no_r(tmp_path: Path) -> None:
    assert run_page(page(tmp_path, "```r\nstop('no')\n```"), with_r=False) == []
