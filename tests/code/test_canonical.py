"""The one order and layout of the hand-edited files."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from curation.canonical import mention_lists, record_list, scalar, source_record
from curation.formatting import hand_edited, head_comment
from curation.ordering import ordered_mentions, ordered_records
from curation.schemas import load_schemas
from curation.seedfiles import SeedError, read_yaml

Run = Callable[..., subprocess.CompletedProcess[str]]
SCHEMAS = load_schemas()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def text_of(document: str) -> Any:
    """Parse YAML as the seed files are read: every scalar is text."""

    def plain(node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [plain(item) for item in node.value]
        return {key.value: plain(value) for key, value in node.value}

    return plain(yaml.compose(document, Loader=yaml.SafeLoader))


@given(TEXTS)
def test_any_text_is_read_back_unchanged(text: str) -> None:
    assert text_of(f"a: {scalar(text)}\n") == {"a": text}
    assert text_of(f"a: [{scalar(text, flow=True)}, x]\n") == {"a": [text, "x"]}
    assert text_of(source_record({"a": text, "b": text * 5})) == {"a": text, "b": text * 5}
    assert text_of(mention_lists({"p": [{"quantity": text, "why": text}]})) == {"p": [{"quantity": text, "why": text}]}
    record = {"id": "1", "parties": [{"a": text}], "evidence": {"p": {"x": [{"words": text, "nth": "2"}, text]}}}
    assert text_of(record_list([record])) == [record]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("4,006 shells", "4,006 shells"),
        ("He (us) asks …", "He (us) asks …"),
        ("-77.03", "-77.03"),
        ("- not a list", '"- not a list"'),
        ("a: b", '"a: b"'),
        ("", '""'),
        ('so "called"', 'so "called"'),
        ('"called"', "'\"called\"'"),
        ("no\u00a0break", '"no\\xa0break"'),
        ("turned\u202e", '"turned\\u202e"'),
    ],
)
def test_quotes_only_where_needed(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize("words", ["a, b", "who? us", "0?"])
def test_signs_of_yaml_are_quoted_in_braces_only(words: str) -> None:
    record = {"aid_id": "aid-001", "evidence": {"p": {"quantity": words, "item": {"words": words, "nth": "1"}}}}
    assert f'      quantity: {words}\n      item: {{words: "{words}", nth: 1}}\n' in record_list([record])


def test_records_cells_and_evidence_have_one_order() -> None:
    records = [
        {"evidence": {"s-010": {"item": "x", "record": "y"}, "s-009": {"record": "z"}}, "action": "move",
         "summary": "S.", "sender_id": "norway", "deployment_id": "dep-1000"},
        {"deployment_id": "dep-999"},
    ]  # fmt: skip
    first, second = ordered_records("deployments", records, SCHEMAS)
    assert first["deployment_id"] == "dep-999"
    assert list(second) == ["deployment_id", "summary", "sender_id", "action", "evidence"]
    assert list(second["evidence"]) == ["s-009", "s-010"] and list(second["evidence"]["s-010"]) == ["record", "item"]


def test_mentions_stand_in_the_order_of_the_text() -> None:
    places = {("date", "s-002", "Monday", ""): 5, ("quantity", "s-002", "six", ""): 9}
    passages = {"s-002": [{"why": "w", "quantity": "six"}, {"quantity": "new"}, {"date": "Monday"}], "s-001": []}
    made = ordered_mentions(passages, places)
    assert list(made) == ["s-002"] and [next(iter(m.values())) for m in made["s-002"]] == ["Monday", "six", "new"]
    assert list(made["s-002"][1]) == ["quantity", "why"]


def test_a_comment_at_the_head_stays_and_any_other_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text('# one\n# two\n- a: "no # comment"\n  b: x#y\n')
    assert head_comment(path) == "# one\n# two\n"
    path.write_text("# one\n- a: b\n  c: d  # lost\n")
    with pytest.raises(SeedError, match=r"x\.yaml:3: a comment"):
        head_comment(path)


def test_lint_names_what_is_out_of_order_and_mends_it(repository: Path, run_script: Run) -> None:
    assert run_script(repository, "lint.py", "--fix").returncode == 0
    before = {p: p.read_bytes() for p in (repository / "seeds").rglob("*.yaml")}
    path = repository / "seeds" / "facts" / "force_estimates.yaml"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("- estimate_id: est-002")
    path.write_text(head + '- estimate_id: "est-002"' + rest, encoding="utf-8")
    result = run_script(repository, "lint.py")
    line = head.count("\n") + 1
    assert result.returncode == 1
    assert (
        f"force_estimates.yaml:{line}: not in canonical order and layout; run python scripts/lint.py --fix"
        in result.stderr
    )
    assert run_script(repository, "lint.py", "--fix").returncode == 0
    assert {p: p.read_bytes() for p in before} == before


def bare(value: Any) -> Any:
    """Take the braces off words that have nothing beside them, which mean the same."""
    if isinstance(value, dict):
        return value["words"] if list(value) == ["words"] else {key: bare(item) for key, item in value.items()}
    return [bare(item) for item in value] if isinstance(value, list) else value


def test_the_canonical_form_holds_the_same_data(repository: Path, run_script: Run) -> None:
    old = {path.relative_to(repository): bare(read_yaml(path)) for path in (repository / "seeds").rglob("*.yaml")}
    assert run_script(repository, "lint.py", "--fix").returncode == 0
    for name, content in old.items():
        new = bare(read_yaml(repository / name))
        assert len(new) == len(content) and all(item in new for item in content), name


def test_the_files_of_this_repository_are_in_order(root: Path, run_script: Run) -> None:
    result = run_script(root, "lint.py")
    assert result.returncode == 0, result.stderr
    assert len(hand_edited()) >= 18
