"""What people write wrongly in seeds/ is one clear line with file and line, and nothing is written."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
FACTS = "seeds/facts/"


def edit(repository: Path, name: str, old: str, new: str) -> None:
    path = repository / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def snapshot(repository: Path) -> dict[str, bytes]:
    names = [
        *(repository / "data").glob("*"),
        *(repository / "seeds" / "lock").glob("*"),
        repository / "datapackage.json",
    ]
    return {str(path): path.read_bytes() for path in names}


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("aid_deliveries.yaml", "quantity: 4006", "quantity: 4007", "words give quantity 4006, the cell holds 4007"),
        ("aid_deliveries.yaml", "qualifier: exactly", "qualifier: about", "words give qualifier exactly"),
        ("aid_deliveries.yaml", "unit: shell", "unit: person", "no noun in the words means person"),
        ("aid_deliveries.yaml", "calibre_mm: 152", "calibre_mm: 155", "words give 152 mm"),
        ("aid_deliveries.yaml", "value: 36600000", "value: 36600", "words give 36600000 CZK"),
        ("aid_deliveries.yaml", "value_currency: CZK", "value_currency: EUR", "CZK"),
        ("aid_deliveries.yaml", "value_eur: 1500000", "value_eur: 1700000", "words give 1500000 EUR"),
        ("aid_deliveries.yaml", "status_date: 2022-01-26", "status_date: 2022-01-25", "the words do not mean 2022-01-25"),
        ("aid_deliveries.yaml", "announced_on: 2022-01-26", "announced_on: 2022-01-27", "posted on '2022-01-26'"),
        ("aid_deliveries.yaml", "announced_on: 2022-01-26", "announced_on: 26.1.2022", "'26.1.2022' is no date"),
        ("aid_deliveries.yaml", "quantity_low: 200000", "quantity_low: 100000", "words give quantity_low 200000"),
        ("deployments.yaml", "quantity_high: 60", "quantity_high: 70", "words give quantity_high 60"),
        ("deployments.yaml", "duration_value: 1.5", "duration_value: 2", "words give 1.5"),
        ("deployments.yaml", "announced_on: 2022-W07", "announced_on: 2022-W06", "the words do not mean 2022-02-07"),
        ("deployments.yaml", "start_date: 2021-12-14", "start_date: 2022-12-14", "the words do not mean"),
        ("deployments.yaml", "- deployment_id: dep-002", "- deployment_id: dep-001", "the id dep-001 is taken"),
        ("deployments.yaml", "- deployment_id: dep-002", "- deployment_id: deploy-2", "is no id; write dep- and three digits"),
        ("deployments.yaml", "  action: presence", "  akcion: presence", "'akcion' is no column of deployments"),
        ("deployments.yaml", "  action: presence", "  action: presence\n  action: move", "'action' stands twice"),
        ("deployments.yaml", "  sender_id: russia", "  sender_id: atlantis", "'atlantis' is no row of actors"),
        ("deployments.yaml", "  sender_id: russia", "  sender_iso3: RUS", "sender_iso3 is filled in by the build"),
        ("aid_deliveries.yaml", "quantity: 4,006 shells", "quantity: 4,006 shell", "is not in the lock"),
        ("aid_deliveries.yaml", "planeloads of weapons, exception:", "planeloads of weapons, note:", "hold no such figure"),
        ("aid_deliveries.yaml", "value: 36.6 million Czech crowns", "value: {words: 36.6 million Czech crowns, exception: x}", "obsolete"),
        ("deployments.yaml", "  sender_id: russia", "\tsender_id: russia", "no YAML"),
        ("actors.yaml", "country_iso3: CZE", "country_iso3: CZX", "'CZX' is no ISO 3166-1"),
        ("actors.yaml", "- actor_id: czechia", "- actor_id: belarus", "'belarus' stands twice"),
        ("aid_deliveries.yaml", "donor_id: czechia", "donor_id: [czechia]", "donor_id must be one value"),
        ("aid_deliveries.yaml", "quantity: 4,006 shells", "quantity: {nth: 2}", "the basis is words, so name the words"),
        ("aid_deliveries.yaml", "quantity: 4,006 shells", "quantity: {words: [a]}", "words must be one value"),
        ("aid_deliveries.yaml", "quantity: 4,006 shells", "quantity: [[a]]", "words must be a text"),
        ("aid_deliveries.yaml", "quantity: 4,006 shells", "quantity: {wrods: a}", "'wrods' is unknown here"),
        ("aid_deliveries.yaml", "quantity: 4006", "quantity: lots", "'lots' is no number"),
        ("aid_deliveries.yaml", "basis: passage-time", "basis: passage-tim", "is no code of schemas/vocabularies/basis.yaml"),
        ("aid_deliveries.yaml", "relation: contradicts", "relation: opposes", "is no code of schemas/vocabularies/relation.yaml"),
        ("aid_deliveries.yaml", "status: approved", "status: givenn", "is no code of schemas/vocabularies/aid_status.yaml"),
        ("aid_deliveries.yaml", "value_currency: CZK", "value_currency: CZX", "is no ISO 4217 code"),
        ("aid_deliveries.yaml", "part_of_id: aid-005", "part_of_id: aid-999", "'aid-999' is no row of aid_deliveries"),
        ("deployments.yaml", "    - {actor_id: nato, role: command}", "    - nato", "parties must be a list of mappings"),
        ("deployments.yaml", "{actor_id: nato, role: command}", "{actor_id: natoo, role: command}", "'natoo' is no row of actors"),
        ("deployments.yaml", "{actor_id: nato, role: command}", "{actor_id: nato, role: boss}", "is no code of"),
        ("deployments.yaml", "to_location_id: belarus\n", "to_location_id: narnia\n", "'narnia' is no row of locations"),
        ("deployments.yaml", "geo_precision: 6", "geo_precision: 9", "is no code of schemas/vocabularies/geo_precision.yaml"),
        ("actors.yaml", "- actor_id: belarus", "- actor: belarus", "actor_id is missing"),
        ("actors.yaml", "affiliation_id: russia\n", "affiliation_id: rus\n", "'rus' is no row of actors"),
        ("discrepancies.yaml", "  resolution: a\n", "  resolutin: a\n", "resolution is missing"),
        ("discrepancies.yaml", "  record_id: aid-001\n", "", "record_id is missing"),
        ("discrepancies.yaml", "- discrepancy_id: dis-002", "- discrepancy_id: dis-001", "'dis-001' stands twice"),
        ("../sources/tass-20220210.yaml", "title: UK", "titel: UK", "title is missing"),
        ("../sources/tass-20220210.yaml", "outlet_id: tass", "outlet_id: tss", "'tss' is no row of actors"),
        ("../sources/tass-20220210.yaml", "from_line: 1", "from_line: 2", "sections must begin with from_line: 1"),
        ("../sources/tass-20220210.yaml", "kind: boilerplate", "kind: boiler", "is no code of schemas/vocabularies/passage_kind.yaml"),
        ("../../schemas/package.yaml", "title: Border", "titel: Border", "title is missing"),
        ("../../schemas/vocabularies/unit.yaml", "code: person", "cod: person", "code is missing"),
        ("../../schemas/actors.schema.json", '"fields": [', '"fields": [,', "no JSON"),
        ("discrepancies.yaml", "words: \"4,006 shells\"", "words: \"4,005 shells\"", "no evidence of aid-001.quantity has '4,005 shells'"),
    ],
)  # fmt: skip
def test_build_refuses(repository: Path, run_script: Run, name: str, old: str, new: str, message: str) -> None:
    before = snapshot(repository)
    edit(repository, FACTS + name, old, new)
    result = run_script(repository, "build.py")
    assert result.returncode == 1
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1 and result.stderr.startswith("error: ")
    assert snapshot(repository) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("aid_deliveries.yaml", "quantity: 4,006 shells", "quantity: 4,006 rockets", "these words are not there"),
        ("deployments.yaml", "sender_id: {words: Russia, nth: 2}", "sender_id: Russia", "these words stand there 2 times"),
        ("deployments.yaml", "sender_id: {words: Russia, nth: 2}", "sender_id: {words: Russia, nth: 3}", "nth is '3'"),
        ("aid_deliveries.yaml", "record: Germany is supplying …", "record: Germany is supplying 5,000 military helmets to Ukraine, a", "8 words, no whole sentence"),
        ("aid_deliveries.yaml", "aggregator-20220126-030:", "aggregator-20220126-999:", "is no passage and no source"),
        ("aid_deliveries.yaml", "aggregator-20220126-030:", "aggregator-20220126-003:", "is duplicate"),
        ("../sources/tass-20220210.yaml", "cec91fc9", "00000000", "no source has the digest"),
        ("../sources/tass-20220210.yaml", "lines: 1.1-1.2", "lines: 400", "no passage stands there"),
        ("../sources/tass-20220210.yaml", "lines: 1.1-1.2", "lines: 3", "already boilerplate; delete the correction"),
    ],
)  # fmt: skip
def test_lock_refuses(
    repository: Path, run_script: Run, texts: Path, name: str, old: str, new: str, message: str
) -> None:
    before = snapshot(repository)
    edit(repository, FACTS + name, old, new)
    result = run_script(repository, "lock.py", BORDER_CRISIS_TEXTS=str(texts))
    assert result.returncode == 1
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert snapshot(repository) == before


def test_lock_needs_the_texts(repository: Path, run_script: Run, tmp_path: Path) -> None:
    result = run_script(repository, "lock.py", BORDER_CRISIS_TEXTS="")
    assert result.returncode == 2 and "needs the texts" in result.stderr
    result = run_script(repository, "lock.py", BORDER_CRISIS_TEXTS=str(tmp_path / "nowhere"))
    assert result.returncode == 1 and "no such folder" in result.stderr
    (tmp_path / "alien").mkdir()
    (tmp_path / "alien" / "text.txt").write_text("An unknown text.")
    result = run_script(repository, "lock.py", BORDER_CRISIS_TEXTS=str(tmp_path / "alien"))
    assert result.returncode == 1 and "no source has the digest" in result.stderr


def test_lock_keeps_ids_and_never_gives_one_again(repository: Path, run_script: Run, texts: Path) -> None:
    def ids() -> dict[str, str]:
        lines = (repository / "seeds" / "lock" / "evidence.csv").read_text(encoding="utf-8").splitlines()[1:]
        return {line.split(",", 1)[1].rsplit(",", 6)[0]: line.split(",", 1)[0] for line in lines}

    before = ids()
    last = max(before.values())
    edit(repository, FACTS + "aid_deliveries.yaml", "      calibre_mm: 152 millimetres\n", "")
    assert run_script(repository, "lock.py", BORDER_CRISIS_TEXTS=str(texts)).returncode == 0
    between = ids()
    assert between == {key: value for key, value in before.items() if key in between}
    edit(repository, FACTS + "aid_deliveries.yaml", "      quantity: 4,006 shells\n", "      quantity: 4,006 shells\n      calibre_mm: 152 millimetres\n")  # fmt: skip
    assert run_script(repository, "lock.py", BORDER_CRISIS_TEXTS=str(texts)).returncode == 0
    new = set(ids().values()) - set(between.values())
    assert len(new) == 1 and new.pop() > last


def test_a_damaged_lock(repository: Path, run_script: Run) -> None:
    (repository / "seeds" / "lock" / "passages.csv").write_text("passage_id\n")
    result = run_script(repository, "build.py")
    assert result.returncode == 1 and "damaged; run scripts/lock.py" in result.stderr


def test_a_seed_file_that_is_not_utf8(repository: Path, run_script: Run) -> None:
    path = repository / FACTS / "actors.yaml"
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xe9"))
    result = run_script(repository, "build.py")
    assert result.returncode == 1 and "is not UTF-8" in result.stderr


def test_aliases_are_refused(tmp_path: Path) -> None:
    """They could refer to themselves, or make a small file a huge one."""
    from curation.seedfiles import SeedError, read_yaml

    file = tmp_path / "seed.yaml"
    for text in ("- &a [*a, *a]\n", "- &a [x]\n- [*a, *a]\n"):
        file.write_text(text)
        with pytest.raises(SeedError, match="aliases"):
            read_yaml(file)
