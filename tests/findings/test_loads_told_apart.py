"""Rows that are the same though they are written otherwise, and others that are not though they bear the same number."""

from pathlib import Path

import pytest

from store.portfolio import Portfolio
from tests.command_line.calls import call
from tests.findings.loading import OCT, SEP, Desk
from tests.ingest.files import workbook
from tests.store.parcels import known

LINES = (("AA", "2026-09-05", 100), ("AA", "2026-09-20", 200), ("BB", "2026-09-10", 300))
PLAIN = "Project;Date;Amount\n" + "".join(f"{project};{day};{amount}\n" for project, day, amount in LINES)
VENDOR = "Project;Date;Amount;Vendor\n" + "".join(f"{project};{day};{amount};Acme\n" for project, day, amount in LINES)
SAP = "Project;Document no;Date;Amount\n" + "".join(f"{p};00004900{n};{day};{amount}\n" for n, (p, day, amount) in enumerate(LINES))
EXCEL = SAP.replace("0000490", "490")
RISKS = "Project;Risk ID;Title;Probability;Impact;Owner\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(("first", "then"), [(PLAIN, VENDOR), (VENDOR, PLAIN), (PLAIN, SAP), (SAP, EXCEL)])
def test_L6_the_same_lines_written_otherwise_in_one_upload_are_asked_about(desk: Desk, first: str, then: str) -> None:
    desk.answered("repeated", "once", desk.file("Sep.csv", first), desk.file("Finance 9.csv", then))
    assert (desk.figure("ac", "AA"), desk.figure("ac", "BB")) == (300, 300)


def test_L6_but_one_line_of_many_that_is_like_another_ledgers_is_none(desk: Desk) -> None:
    labour = PLAIN.replace("Amount", "Amount;Vendor").replace("00\n", "00;Own\n").replace("AA;2026-09-20;200", "AA;2026-09-21;7")
    desk.kept(
        desk.file("licences.csv", PLAIN + "AA;2026-09-01;1\nBB;2026-09-02;2\n"),
        desk.file("labour.csv", labour.replace("BB;2026-09-10", "BB;2026-09-11") + "AA;2026-09-03;9;X\n"),
    )
    assert (desk.figure("ac", "AA"), desk.figure("ac", "BB")) == (301 + 116, 602)


def test_L6_lines_known_under_another_number_are_asked_about(desk: Desk) -> None:
    desk.kept(desk.file("SAP.csv", SAP))
    further = desk.file("Finance 9.csv", EXCEL + "AA;77;2026-09-21;5\n")
    [question] = desk.load(further)["questions"]  # one matter is asked about once
    other = ("--answer", f"{question['key']}=other")
    desk.kept(further, options=(*other, "--answer", f"{desk.asked('known', further, options=other)}=once"))
    assert (desk.figure("ac", "AA"), desk.figure("ac", "BB")) == (305, 300)


def test_L6_another_source_whose_lines_are_known_is_still_asked_whether_they_are_the_same(desk: Desk) -> None:
    desk.kept(desk.file("A.csv", PLAIN))
    whole = desk.file("alle.csv", PLAIN + "BB;2026-10-01;7\n")
    other = ("--answer", f"{desk.asked('origin', whole)}=other")
    desk.kept(whole, options=(*other, "--answer", f"{desk.asked('known', whole, options=other)}=once"))
    assert (desk.figure("ac", "AA"), desk.figure("ac", "BB")) == (300, 307)


def test_L5_registers_that_number_alike_but_name_other_things_are_asked_about(desk: Desk) -> None:
    desk.kept(desk.file("R IT.csv", f"{RISKS}AA;1;Server fails;4;4;Ann\nAA;2;No money;2;2;Ann\n"))
    assert desk.asked("origin", desk.file("R HR.csv", f"{RISKS}AA;1;Nobody hired;4;4;Bob\nAA;2;Strike;2;2;Bob\n"))
    desk.kept(desk.file("R IT (2).csv", f"{RISKS}AA;1;The server fails at night;4;4;Ann\nAA;2;No money left;2;2;Ann\n"))


def test_L5_decisions_and_actions_are_numbered_by_project(desk: Desk) -> None:
    desk.kept(desk.file("Dec AA.csv", "Decision no,Project,Decision needed,Owner\n1,AA,Buy it?,Ada\n"))
    desk.kept(desk.file("Dec BB.csv", "Decision no,Project,Decision needed,Owner\n1,BB,Hire?,Bob\n"))
    desk.kept(
        desk.file(
            "Actions.csv",
            "Action no,Project,Action,Owner,Due\n1,AA,Buy,Ada,2026-11-30\n1,BB,Hire,Bob,2026-11-20\n1,,Tell all,Cy,2026-11-21\n",
        )
    )
    assert known(Portfolio(desk.store), "SELECT count(*) FROM decisions") == [(2,)]
    assert known(Portfolio(desk.store), "SELECT count(*) FROM actions") == [(3,)]


def test_change_requests_that_vanish_are_not_let_go_by_a_yes(desk: Desk) -> None:
    changes = "Project;CR no;Title;Status;Cost impact\nAA;1;More;approved;100\n"
    desk.kept(desk.file("cr.csv", f"{changes}AA;2;Less;approved;-50\n"))
    assert desk.asked("removal", desk.file("cr.csv", changes), options=("--yes",))


def test_L13_a_value_to_date_above_the_next_months_is_asked_about(desk: Desk) -> None:
    desk.kept(desk.file("oct.csv", "Project;Period end;AC to date\nAA;2026-10-31;400\n"))
    assert desk.asked("fell", desk.file("sep.csv", "Project;Period end;AC to date\nAA;2026-09-30;410\n"))
    desk.kept(desk.file("sep.csv", "Project;Period end;AC to date\nAA;2026-09-30;390\n"))


def test_F20_rates_that_do_not_fit_together_are_asked_about(desk: Desk) -> None:
    rates = "Valid from;From;To;Rate\n2026-01-01;USD;EUR;0.92\n"
    assert desk.asked("inverse", desk.file("fx.csv", f"{rates}2026-01-01;EUR;USD;0.92\n"))
    desk.kept(desk.file("fx.csv", f"{rates}2026-01-01;EUR;USD;1.087\n"))
    assert desk.asked("inverse", desk.file("treasury.csv", "Valid from;From;To;Rate\n2026-01-15;EUR;USD;0.93\n"))


def test_keyed_lines_across_sources_count_once(desk: Desk) -> None:
    desk.kept(desk.ledger("finance.csv", *SEP))
    desk.kept(desk.ledger("my costs.csv", *SEP[1:], *OCT))
    assert desk.ac() == (330, 330)


def test_L18_sheets_that_repeat_the_months_before_count_each_once_and_a_row_that_differs_is_refused(desk: Desk) -> None:
    head, july, august = ["Project", "Period end", "AC"], ["BB", "2026-07-31", 95], ["BB", "2026-08-31", 99]
    differs = workbook(desk.folder / "evm.xlsx", {"Jul": [head, july], "Aug": [head, ["BB", "2026-07-31", 96], august]})
    (error,) = (problem for problem in desk.load(differs)["problems"] if problem["severity"] == "error")
    assert error["says"] == "The row has the same Project, Work package ID, Period end (BB, 2026-07-31) as row 2 of sheet “Jul”."
    said = desk.kept(workbook(desk.folder / "evm.xlsx", {"Jul": [head, july], "Aug": [head, july, august]}))
    assert [(sheet["read"], sheet["loaded"], sheet["blank"]) for sheet in said["sheets"]] == [(1, 1, 0), (2, 1, 1)]
    assert said["covers"][0]["says"].endswith("1 row that stands on an earlier sheet just so counts once.")
    assert known(Portfolio(desk.store), "SELECT sum(ac) FROM reporting_periods") == [(194,)]


def test_L6_months_summed_up_from_lines_that_are_known_are_asked_about(desk: Desk) -> None:
    desk.kept(desk.file("details.csv", PLAIN))
    sums = desk.file("summary.csv", "Project;Date;Amount\nAA;2026-09-30;300\nBB;2026-09-30;300\nBB;2026-10-31;7\n")
    said = desk.load(sums)
    (question,) = said["questions"]
    wanted = "2 of the 3 rows add up to what is known already: AA, September 2026, 300.00 from sheet “details” of details.csv, and so does one more month. Are they the same rows?"
    assert question["says"] == wanted
    desk.kept(sums, options=("--answer", f"{question['key']}=once"))
    assert (desk.figure("ac", "AA"), desk.figure("ac", "BB")) == (300, 307)


def test_what_another_source_gave_of_a_day_stays_where_a_sheet_has_no_column_for_it(desk: Desk) -> None:
    desk.kept(desk.file("list.csv", "Project;Period end;Budget;AC to date;EV to date\nBB;2026-09-30;5000;400;500\n"), options=("--yes",))
    desk.kept(desk.file("returns.csv", "Project;Period end;AC to date;% complete\nBB;2026-09-30;400;10 %\n"), options=("--yes",))
    given = "SELECT budget, ac_to_date, ev_to_date, pct_complete FROM reporting_periods"
    assert [tuple(map(float, row)) for row in known(Portfolio(desk.store), given)] == [(5000, 400, 500, 0.1)]


def test_a_closed_risk_that_the_register_drops_is_asked_about_once(desk: Desk) -> None:
    fire, flood = "AA;R1;Fire;{0};4;Ann;Open\n", "AA;R2;Flood;2;2;Ann;Closed\n"
    head = RISKS.strip() + ";Status\n"
    desk.kept(desk.file("risks.csv", head + fire.format(3) + flood))
    desk.answered("removal", "removed", desk.file("risks.csv", head + fire.format(4)))
    desk.kept(desk.file("risks.csv", head + fire.format(5)))


def test_a_withdrawn_file_that_is_loaded_again_is_told_as_one(desk: Desk) -> None:
    lines = desk.file("A.csv", PLAIN)
    (number,) = desk.kept(lines)["loads"]
    call("withdraw", str(number), "--store", desk.store)
    told = [problem["says"] for problem in desk.kept(lines)["problems"]]
    assert any("was loaded as A.csv" in says and says.endswith("loaded again, its rows count again.") for says in told)
    assert not any("withdrawn" in problem["says"] for problem in desk.kept(lines)["problems"])
