"""``profile export`` and ``profile import``: a colleague is not asked again, and a stranger's file changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest import profile_file
from store.profiles import Profile
from tests.command_line.calls import call, told
from tests.findings.loading import Desk

RETURN = (
    "Vorhaben X;Risk ID;Risk;Likelihood;Impact;Owner;Status;Found in\n"
    "AA;R1;Late;High;Low;Ann;Parked;Review\nAA;R2;Later;Medium;High;Ann;Parked;Audit\nAA;R3;Last;Low;Low;Ann;open;Review\n"
)


def answered(desk: Desk) -> tuple[str, ...]:
    """The options with which the return is loaded where nobody has decided anything."""
    file = desk.file("risks.csv", RETURN)
    options: tuple[str, ...] = ("--yes", "--column", "risks.csv|risks|Vorhaben X=project_id")
    said = desk.load(file, options=options)
    assert {question["key"].partition("|")[0] for question in said["questions"]} == {"scale", "word"}
    for question in said["questions"]:
        answer = "words3" if question["key"].startswith("scale") else "open"
        options = (*options, "--answer", f"{question['key']}={answer}")
    desk.kept(file, options=options)
    return options


def test_an_upload_that_asks_in_a_fresh_portfolio_asks_nothing_after_the_import(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "other")
    answered(one)
    file = tmp_path / "decisions.json"
    written = call("profile", "export", file, "--store", one.store)
    assert written.exit_code == 0
    assert "written: 1 profile" in written.stdout
    again = other.file("risks.csv", RETURN)
    assert not other.load(again)["kept"]
    taken = call("profile", "import", file, "--store", other.store)
    assert (taken.exit_code, "1 profile taken" in taken.stdout, "1 of them for sheets that were not known" in taken.stdout) == (
        0,
        True,
        True,
    )
    said = other.kept(again)
    assert (said["questions"], [problem for problem in said["problems"] if problem["severity"] != "notice"]) == ([], [])


def test_the_round_trip_changes_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    answered(desk)
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert call("profile", "export", first, "--store", desk.store).exit_code == 0
    fresh = tmp_path / "fresh" / "portfolio.duckdb"
    assert call("profile", "import", first, "--store", fresh).exit_code == 0
    assert call("profile", "export", second, "--store", fresh).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


GOOD: dict[str, Any] = {
    "shape": "0123456789abcdef01234567",
    "name": "",
    "table": "risks",
    "headings": {"vorhaben x": "project_id", "found in": ""},
    "declared": {"scale|likelihood": "words3", "word|status|parked": "open", "constant|project id|risks": "AA", "date_order": "dmy"},
}


def file(**changes: object) -> bytes:
    return json.dumps({"format": "Steerboard profiles", "version": 1, "profiles": [{**GOOD, **changes}]}).encode()


def test_a_good_file_is_taken() -> None:
    assert profile_file.profiles(file()) == [Profile(**GOOD)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "holds no profiles"),
        (json.dumps({"format": "Steerboard profiles", "version": 2, "profiles": []}).encode(), "of version 2"),
        (json.dumps({"format": "Steerboard profiles", "version": 1, "profiles": [1]}).encode(), "Profile 1: it has to hold"),
        (file(more="x"), "and nothing else"),
        (file(shape="'; DROP TABLE profiles"), "is no shape of a sheet"),
        (file(table="secrets"), "there is no table “secrets”"),
        (file(table=""), "headings and no table"),
        (file(headings={"vorhaben x": "password"}), "risks has no column “password”"),
        (file(headings={"vorhaben x": 1}), "risks has no column “1”"),
        (file(headings={"Vorhaben X": "project_id"}), "not written as it is compared"),
        (file(headings={"a": "title", "b": "title"}), "two headings are “title”"),
        (file(headings=[]), "its headings is no list of pairs"),
        (file(declared={"scale|likelihood": "words9"}), "“words9” is no answer to “scale|likelihood”"),
        (file(declared={"word|status|parked": "<script>"}), "no answer"),
        (file(declared={"removal|x": "removed"}), "no answer"),
        (file(declared={"passwords|x": "y"}), "no answer"),
        (file(declared={"date_order|x": "dmy"}), "no answer"),
        (file(declared={"constant|status date|x": "2026-01-01"}), "no answer"),
        (file(name="a\u202eb"), "control characters"),
        (b" " * (profile_file.LARGEST + 1), "bytes"),
    ],
)
def test_what_is_no_file_of_profiles_is_refused_and_changes_nothing(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(profile_file.UnfitProfiles, match=says.replace("|", r"\|")):
        profile_file.profiles(content)


def test_one_bad_profile_refuses_the_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    before = desk.store.read_bytes()
    path = tmp_path / "bad.json"
    whole = json.loads(file())
    path.write_text(json.dumps({**whole, "profiles": [GOOD, {**GOOD, "shape": "f" * 24, "table": "secrets"}]}), encoding="utf-8")
    refused = call("profile", "import", path, "--store", desk.store)
    assert refused.exit_code == 1
    assert "bad.json cannot be taken. Nothing was changed." in refused.stderr
    assert "Profile 2: there is no table “secrets”." in refused.stderr
    assert desk.store.read_bytes() == before


def test_where_nothing_was_loaded_there_is_nothing_to_export(tmp_path: Path) -> None:
    nothing = call("profile", "export", tmp_path / "x.json", "--store", tmp_path / "none.duckdb")
    assert nothing.exit_code == 1
    assert not (tmp_path / "x.json").exists()


def test_an_import_is_written_down(tmp_path: Path) -> None:
    path = tmp_path / "good.json"
    path.write_bytes(file())
    desk = Desk(tmp_path)
    assert call("profile", "import", path, "--store", desk.store).exit_code == 0
    assert told(call("verify", "--store", desk.store, "--json"))["ok"] is True
