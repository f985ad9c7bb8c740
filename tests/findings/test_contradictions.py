"""Whatever contradicts another source wants a yes, with both values: files of one upload among each other, and a file and what is known."""

from pathlib import Path

import pytest

from tests.findings.loading import SETUP, Desk
from tests.ingest.files import workbook

HEADS = {
    "progress": "Project ID;Work package ID;Status date;Pct complete",
    "risks": "Project ID;Risk ID;Title;Probability;Impact;Owner;Status",
    "milestones": "Project ID;Milestone ID;Name;Baseline date;Forecast date",
}
SAID = [
    ("progress", "AA;W2;2026-11-30;70 %", "AA;W2;2026-11-30;75 %", "70 % in ann.csv, 75 % in bob.csv", "70 % known, 75 % in this file"),
    ("risks", "AA;R1;Fire;2;3;Ada;Open", "AA;R1;A fire;5;3;Ada;Open", "2 in ann.csv, 5 in bob.csv", "2 known, 5 in this file"),
    (
        "risks",
        "AA;R1;Fire;2;3;Ada;Open",
        "AA;R1;Fire;2;3;Ada;Closed",
        "open in ann.csv, closed in bob.csv",
        "open known, closed in this file",
    ),
    (
        "milestones",
        "AA;M1;Go-live;2026-11-30;2026-12-05",
        "AA;M1;Go-live;2026-11-30;2027-01-15",
        "2026-12-05 in ann.csv, 2027-01-15",
        "2026-12-05 known",
    ),
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def of(desk: Desk, name: str, table: str, *rows: str) -> Path:
    return desk.file(name, "\n".join([HEADS[table], *rows]) + "\n")


@pytest.mark.parametrize(("table", "ann", "bob", "says", "_"), SAID)
def test_two_files_of_one_upload_that_differ_are_asked_about(desk: Desk, table: str, ann: str, bob: str, says: str, _: str) -> None:
    files = of(desk, "ann.csv", table, ann), of(desk, "bob.csv", table, bob)
    key = desk.asked("contradiction", *files, options=("--yes", "--accept-removals"))
    (question,) = (q for q in desk.load(*files)["questions"] if q["key"] == key)
    assert says in question["says"]


@pytest.mark.parametrize(("table", "ann", "bob", "_", "says"), SAID)
def test_a_file_that_differs_from_another_source_that_is_known_is_asked_about(
    desk: Desk, table: str, ann: str, bob: str, _: str, says: str
) -> None:
    desk.kept(of(desk, "ann.csv", table, ann), options=("--yes", "--accept-removals"))
    second = of(desk, "bob.csv", table, bob)
    key = desk.asked("origin", second)
    (question,) = (q for q in desk.load(second)["questions"] if q["key"] == key)
    assert says in question["says"]


@pytest.mark.parametrize(("answer", "earned"), [("here", 0.75), ("there", 0.7)])
def test_what_is_answered_counts_and_the_other_row_is_left_out(desk: Desk, answer: str, earned: float) -> None:
    files = of(desk, "ann.csv", "progress", "AA;W2;2026-11-30;70 %"), of(desk, "bob.csv", "progress", "AA;W2;2026-11-30;75 %")
    said = desk.answered("contradiction", answer, *files)
    assert sum(sheet["loaded"] for sheet in said["sheets"]) == 1
    assert sum(sheet["blank"] for sheet in said["sheets"]) == 1
    assert desk.figure("ev", "AA", "2026-11-30") == 500 + 1000 * earned


def test_files_that_complete_each_other_are_not_asked_about(desk: Desk) -> None:
    desk.kept(
        of(desk, "ann.csv", "milestones", "AA;M1;Go-live;2026-11-30;"),
        of(desk, "bob.csv", "milestones", "AA;M1;Go live;2026-11-30;2026-12-05"),
        options=("--yes",),
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("returns.csv", "Project ID;Period end;PV;EV;AC\nAA;2026-10-31;1;1;1\nAA;2062-11-30;1;1;1\n"),
        ("ledger.csv", "Project ID;Date;Amount\nAA;2026-09-05;100\nAA;2062-09-06;10\n"),
        ("milestones.csv", "Project ID;Milestone ID;Name;Baseline date;Forecast date\nAA;M1;Go-live;2026-11-30;2062-12-05\n"),
        ("status.csv", "Project ID;Status date;RAG\nAA;2036-10-31;Red\n"),
    ],
)
def test_L11_a_day_in_a_far_future_is_asked_about_in_whatever_table(desk: Desk, name: str, content: str) -> None:
    desk.asked("far_future", desk.file(name, content), options=("--yes", "--accept-removals"))


def test_a_budget_that_shrinks_is_asked_about_with_both_values(desk: Desk) -> None:
    plan = desk.file(
        "packages.csv", SETUP["packages.csv"].replace("AA;W1;One;2026-07-01;2026-12-31;1000", "AA;W1;One;2026-07-01;2026-12-31;100")
    )
    key = desk.asked("removal", plan, options=("--yes",))
    (question,) = (q for q in desk.load(plan)["questions"] if q["key"] == key)
    assert "budgets known with 2,000.00 in all come with 1,100.00" in question["says"]
    desk.kept(plan, options=("--accept-removals",))
    assert desk.figure("bac", "AA") == 1100


def test_a_budget_that_only_moves_between_packages_is_not(desk: Desk) -> None:
    desk.kept(
        desk.file(
            "packages.csv", SETUP["packages.csv"].replace("12-31;1000\nAA", "12-31;900\nAA").replace("12-31;1000\nBB", "12-31;1100\nBB")
        )
    )


@pytest.mark.parametrize("further", ["BB;W2;Two;2026-07-01;2026-12-31;1000", "BB;W1a;One a;2026-07-01;2026-12-31;1700"])
def test_a_budget_that_is_split_over_further_packages_is_not_either(desk: Desk, further: str) -> None:
    packages = SETUP["packages.csv"].replace("BB;W1;One;2026-07-01;2026-12-31;5000", f"BB;W1;One;2026-07-01;2026-12-31;4000\n{further}")
    desk.kept(desk.file("packages.csv", packages))
    assert desk.figure("bac", "BB") == 4000 + int(further.rpartition(";")[2])


def test_but_is_where_the_further_ones_have_less_than_the_others_lost(desk: Desk) -> None:
    further = "AA;W2;Two;2026-07-01;2026-12-31;400\nAA;W3;Three;2026-07-01;2026-12-31;500"
    plan = desk.file("packages.csv", SETUP["packages.csv"].replace("AA;W2;Two;2026-07-01;2026-12-31;1000", further))
    key = desk.asked("removal", plan, options=("--yes",))
    (question,) = (q for q in desk.load(plan)["questions"] if q["key"] == key)
    assert "budgets known with 2,000.00 in all come with 1,900.00" in question["says"]


def test_a_list_of_declared_states_alone_is_no_progress(desk: Desk) -> None:
    said = desk.kept(desk.file("status.csv", "Project ID;Status date;RAG\nAA;2026-10-31;Red\n"))
    assert [sheet["table"] for sheet in said["sheets"]] == ["status_reports"]


LEDGER = "Project ID;Doc no;Posting date;Amount;Text\n"


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("AA;D1;2026-09-10;100;Steel\n", "AA;D1;2026-09-10;120;Labour\n"),
        ("AA;D1;2026-09-10;100;Steel\nAA;D1;2026-09-10;50;x\n", "AA;D1;2026-09-10;120;Labour\nAA;D1;2026-09-10;55;y\n"),
    ],
)
def test_two_ledgers_of_one_upload_with_one_number_and_other_amounts_are_asked_about(desk: Desk, north: str, south: str) -> None:
    files = desk.file("north.csv", LEDGER + north), desk.file("south.csv", LEDGER + south)
    for order in (files, files[::-1]):
        key = desk.asked("contradiction", *order, options=("--yes", "--accept-removals"))
        (question,) = (q for q in desk.load(*order)["questions"] if q["key"] == key)
        assert "100.00" in question["says"]
        assert "120.00" in question["says"]


def test_plans_among_what_was_spent_are_known_though_one_word_is_not(desk: Desk) -> None:
    content = (
        "Project ID;Doc no;Posting date;Amount;Version\nAA;1;2026-09-10;100;Actual\nAA;1;2026-09-10;130;Plan\nAA;2;2026-09-10;140;FC1\n"
    )
    ledger = desk.file("ledger.csv", content)
    assert "FC1" in desk.asked("word", ledger, options=("--yes",))


@pytest.mark.parametrize(
    ("name", "head", "good", "bad", "metrics"),
    [
        ("risks.csv", HEADS["risks"], "AA;R2;Hail;1;1;Ann;open", "AA;R1;Fire;5;9x;Ann;open", ("risks_open", "risks_critical")),
        (
            "ms.csv",
            HEADS["milestones"],
            "AA;M2;Go;2026-09-15;2026-09-15",
            "AA;M1;Go;2026-09-15;2026-03-40",
            ("milestones_due", "milestones_late"),
        ),
    ],
)
def test_L16_what_was_refused_in_part_is_not_counted(
    desk: Desk, name: str, head: str, good: str, bad: str, metrics: tuple[str, ...]
) -> None:
    desk.kept(desk.file(name, f"{head}\n{good}\n{bad}\n"), options=("--partial", "--yes"))
    assert [desk.figure(metric, "AA") for metric in metrics] == [None, None]


def test_a_list_that_feeds_several_tables_is_asked_about_each_apart(desk: Desk) -> None:
    head = "Project;Name;RAG;% complete;Budget;Actual cost;Currency;Start;End\n"
    files = (
        desk.file("ann.csv", f"{head}P1;Portal;Green;50 %;1000;400;EUR;2026-01-01;2026-12-31\n"),
        desk.file("bob.csv", f"{head}P1;Portal;Red;50 %;1000;450;EUR;2026-01-01;2026-12-31\n"),
    )
    on = ("--yes", "--status-date", "2026-06-30")
    keys = [q["key"] for q in desk.load(*files, options=on)["questions"]]
    assert [key.split("|")[2] for key in keys] == ["bob · Reporting periods", "bob · Status reports"]
    answers = [option for key, said in zip(keys, ("here", "there"), strict=True) for option in ("--answer", f"{key}={said}")]
    desk.kept(*files, options=(*on, *answers))
    assert desk.figure("ac", "P1", "2026-06-30") == 450
    assert desk.figure("eac", "P1", "2026-06-30") == 900


def test_the_parts_of_one_sheet_are_asked_once_for_their_origin_and_the_answer_holds_for_all(tmp_path: Path) -> None:
    heads = "Code;Project;Manager;Currency;Budget;% complete;Spent;Forecast;RAG\n"
    first = "AA;Alpha;Ann;EUR;500000;45%;200000;480000;green\nBB;Beta;Bob;EUR;300000;45%;100000;280000;red\n"
    day = ("--status-date", "2026-06-30")
    for answer, replaced in (("same", 6), ("other", 0)):
        desk = Desk(tmp_path / answer, setup=False)
        desk.kept(desk.file("list.csv", heads + first), options=day)
        anew = desk.file("overview.csv", heads + first.replace("EUR;500000;45%", "USD;600000;50%").replace("green", "amber"))
        (question,) = desk.load(anew, options=day)["questions"]
        for word in ("currency of AA", "Of its reporting periods", "budget of AA", "Of its status reports", "green known, amber"):
            assert word in question["says"], word
        said = desk.load(anew, options=(*day, "--answer", f"{question['key']}={answer}", "--accept-removals", "--yes"))
        assert not [each for each in said["questions"] if each["key"].startswith("origin")]
        assert sum("replaces the 2 rows" in one["says"] for one in said["covers"]) * 2 == replaced


def test_what_each_answer_takes_is_named_by_file_and_sheet(desk: Desk, tmp_path: Path) -> None:
    def book(name: str, *rows: str) -> Path:
        return workbook(tmp_path / name, {"Risk log": [HEADS["risks"].split(";"), *([*row.split(";")] for row in rows)]})

    files = book("ann.xlsx", "AA;R1;Fire;2;3;Ada;Open"), book("bob.xlsx", "AA;R1;Fire;5;3;Ada;Open")
    (question,) = (each for each in desk.load(*files)["questions"] if each["key"].startswith("contradiction"))
    assert "probability of AA, R1: 2 in sheet “Risk log” of ann.xlsx, 5 in sheet “Risk log” of bob.xlsx" in question["says"]
    assert list(question["choices"].values())[:2] == ["what sheet “Risk log” of bob.xlsx says", "what sheet “Risk log” of ann.xlsx says"]
    both = (
        book("cy.xlsx", *(f"AA;R{n};Fire;2;3;Ada;Open" for n in (1, 2, 3))),
        book("di.xlsx", *(f"AA;R{n};Fire;2;3;Ada;Open" for n in (1, 2, 4))),
    )
    (copies,) = (each for each in desk.load(*both)["questions"] if each["key"].startswith("copies"))
    assert "only sheet “Risk log” of cy.xlsx has AA, R3" in copies["says"]
    assert copies["choices"]["here"].startswith("sheet “Risk log” of di.xlsx is the newer state")
