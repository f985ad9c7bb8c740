"""An old and a new copy of one register in one upload: which is the newer state is asked, and what only the older one has is told."""

from pathlib import Path

import pytest

from tests.findings.loading import SETUP, Desk

HEAD = "Project ID;Risk ID;Title;Probability;Impact;Owner;Status\n"
MAY = "AA;R1;Fire;2;3;Ada;Open\nAA;R2;Flood;3;3;Ada;Open\nAA;R3;Hail;1;1;Ada;Open\n"
JUNE = "AA;R1;Fire;4;3;Ada;Open\nAA;R2;Flood;3;3;Ada;Open\nAA;R4;Snow;1;1;Ada;Open\n"
SAME = MAY.replace("AA;R3;Hail;1;1;Ada;Open\n", "")
NAMES = [("risks_may.csv", "risks_june.csv"), ("risks_2026-05.csv", "risks_2026-06.csv"), ("Risiken alt.csv", "Risiken neu.csv")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def risks(desk: Desk) -> dict[str, int]:
    from store.portfolio import Portfolio
    from tests.store.parcels import known

    return dict(known(Portfolio(desk.store), "SELECT risk_id, probability FROM risks ORDER BY 1"))


def pair(desk: Desk, names: tuple[str, str], june: str = JUNE) -> tuple[Path, Path]:
    return desk.file(names[0], HEAD + MAY), desk.file(names[1], HEAD + june)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("june", [JUNE, SAME])
def test_the_newer_state_counts_and_what_only_the_older_has_is_named_first(
    desk: Desk, names: tuple[str, str], june: str, backwards: bool
) -> None:
    files = pair(desk, names, june)[:: -1 if backwards else 1]
    (question,) = desk.load(*files)["questions"]
    assert f"only {names[0]} has AA, R3" in question["says"]
    newer = next(value for value, says in question["choices"].items() if says.startswith(f"{names[1]} is the newer state"))
    said = desk.answered("copies", newer, *files)
    assert risks(desk) == ({"R1": 4, "R2": 3, "R4": 1} if june is JUNE else {"R1": 2, "R2": 3})
    assert f"{names[0]} is left out of it (3 rows): {names[1]} is the newer state." in said["covers"][0]["says"]
    assert sum(sheet["blank"] for sheet in said["sheets"]) == 3


def test_the_days_in_their_names_answer_a_general_yes(desk: Desk) -> None:
    desk.kept(*pair(desk, NAMES[1])[::-1], options=("--yes",))
    assert risks(desk) == {"R1": 4, "R2": 3, "R4": 1}
    assert not desk.load(*pair(desk, NAMES[2]), options=("--yes",))["kept"]


@pytest.mark.parametrize("names", NAMES)
def test_what_the_older_one_had_brought_before_is_asked_about_as_removed(desk: Desk, names: tuple[str, str]) -> None:
    desk.kept(desk.file(names[0], HEAD + MAY))
    files = pair(desk, names)
    copies = ("--answer", f"{desk.asked('copies', *files)}=here")
    removal = desk.asked("removal", *files, options=copies)
    desk.kept(*files, options=(*copies, "--answer", f"{removal}=removed"))
    assert risks(desk) == {"R1": 4, "R2": 3, "R4": 1}
    desk.kept(desk.file(names[1], HEAD + JUNE))  # both names are of one list from now on
    assert risks(desk) == {"R1": 4, "R2": 3, "R4": 1}


def test_they_may_complete_each_other(desk: Desk) -> None:
    files = pair(desk, NAMES[2])
    copies = ("--answer", f"{desk.asked('copies', *files)}=both")
    desk.kept(*files, options=(*copies, "--answer", f"{desk.asked('contradiction', *files, options=copies)}=here"))
    assert risks(desk) == {"R1": 4, "R2": 3, "R3": 1, "R4": 1}


def test_two_states_of_a_plan_want_an_answer_of_their_own(desk: Desk) -> None:
    anew = SETUP["packages.csv"].replace("AA;W2;Two", "AA;W3;Three")
    files = desk.file("plan 2026-05.csv", SETUP["packages.csv"]), desk.file("plan 2026-06.csv", anew)
    assert "AA, W2" in next(
        q["says"] for q in desk.load(*files, options=("--yes", "--accept-removals"))["questions"] if q["key"].startswith("copies")
    )


def test_registers_of_two_people_that_hardly_meet_are_not_asked_about(desk: Desk) -> None:
    other = HEAD + "".join(f"AA;X{n};Other;1;1;Bob;Open\n" for n in range(3)) + "AA;R2;Flood;3;3;Ada;Open\n"
    desk.kept(desk.file("ada.csv", HEAD + MAY), desk.file("bob.csv", other))
    assert len(risks(desk)) == 6
