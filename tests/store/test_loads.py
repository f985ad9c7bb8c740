"""A set of files is kept whole or not at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pyarrow as pa
import pytest

from schema import Problem
from store import published
from store.errors import ContractError, TotalsError
from store.loads import NewSheet, keep
from store.portfolio import Portfolio, version
from store.profiles import Profile, recall
from store.verify import verify
from store.vintages import loads_known
from tests.store.parcels import DAY, bring, costs, known, load, many, sheet


def ledger(*lines: tuple[str, str, int], **more: object) -> NewSheet:
    return sheet("costs", costs("A", *lines), **more)


def test_a_set_of_files_is_kept_with_where_each_row_came_from(portfolio: Portfolio) -> None:
    first = load("Projects 2026-01.csv", sheet("projects", [{"project_id": "A"}, {"project_id": "B"}], "Portfolio", rejected=1, read=3))
    ids = keep(portfolio, [first, load("ledger.csv", ledger(("1", "2026-01-05", 10)))], at=DAY, person="Ada")
    assert ids == [1, 2]
    assert known(portfolio, "SELECT project_id, _load, _sheet, _row, _file FROM projects ORDER BY 1") == [
        ("A", 1, "Portfolio", 2, "Projects 2026-01.csv"),
        ("B", 1, "Portfolio", 3, "Projects 2026-01.csv"),
    ]
    con, _ = published.open(portfolio)
    with con:
        kept = loads_known(con)[-1]
    assert (kept.source, kept.person, kept.loaded_at) == ("projects", "Ada", DAY)
    assert (kept.read, kept.loaded, kept.rejected, kept.blank) == (3, 2, 1, 0)


def test_when_the_second_file_fails_nothing_of_the_first_is_left(portfolio: Portfolio) -> None:
    before = version(portfolio)
    wrong = ledger(("1", "2026-01-05", 10), control_totals={"amount": Decimal("10.0001")})
    with pytest.raises(TotalsError, match=r"ledger\.csv, Sheet1: amount adds up to 10\.0001 in the file and to 10\.0000 in the store"):
        keep(portfolio, [load("projects.csv", sheet("projects", [{"project_id": "A"}])), load("ledger.csv", wrong)], at=DAY, person="Ada")
    assert known(portfolio, "SELECT count(*) FROM projects") == [(0,)]
    assert version(portfolio) == before
    assert verify(portfolio) == []
    assert bring(portfolio, "ledger.csv", ledger(("1", "2026-01-05", 10), control_totals={"amount": Decimal(10)})) == 1


def test_counts_that_do_not_add_up_are_refused(portfolio: Portfolio) -> None:
    with pytest.raises(TotalsError, match="3 rows were read, but 1 loaded, 1 rejected and 0 blank do not add up"):
        bring(portfolio, "ledger.csv", ledger(("1", "2026-01-05", 10), read=3, rejected=1))


def test_rows_that_are_not_of_their_sheet_are_refused(portfolio: Portfolio) -> None:
    good = ledger(("1", "2026-01-05", 10))
    with pytest.raises(TotalsError, match="1 row to be kept, 0 written"):
        bring(portfolio, "ledger.csv", NewSheet(table="costs", sheet="Other", rows=good.rows, read=1, loaded=1))


def test_a_column_of_another_type_is_refused_and_named(portfolio: Portfolio) -> None:
    rows = ledger(("1", "2026-01-05", 10)).rows
    floats = rows.set_column(rows.schema.get_field_index("amount"), "amount", pa.array([10.0]))
    with pytest.raises(ContractError, match=r"Wanted amount: decimal128\(18, 4\); found amount: double"):
        bring(portfolio, "ledger.csv", NewSheet(table="costs", sheet="Sheet1", rows=floats, read=1, loaded=1))


def test_a_table_that_does_not_exist_is_named(portfolio: Portfolio) -> None:
    with pytest.raises(ContractError, match="There is no table 'benefits'; there are programmes, projects"):
        bring(portfolio, "b.csv", NewSheet(table="benefits", sheet="Sheet1", rows=pa.table({}), read=0, loaded=0))


def test_a_sheet_is_not_kept_twice(portfolio: Portfolio) -> None:
    with pytest.raises(ContractError, match="twice"):
        bring(portfolio, "ledger.csv", ledger(("1", "2026-01-05", 10)), ledger(("2", "2026-01-06", 10)))


def test_amounts_are_kept_to_the_last_digit(portfolio: Portfolio) -> None:
    amounts = [Decimal("0.1"), Decimal("0.2"), Decimal("99999999999999.9999"), Decimal("-0.0001")]
    rows = [{"project_id": "A", "date": date(2026, 1, 1), "amount": amount} for amount in amounts]
    bring(portfolio, "ledger.csv", sheet("costs", rows, control_totals={"amount": sum(amounts, Decimal())}))
    assert known(portfolio, "SELECT sum(amount) FROM costs") == [(sum(amounts),)]


def test_what_was_rejected_stays_to_be_read(portfolio: Portfolio) -> None:
    reject = Problem(file="l.csv", sheet="S", row=7, column="Amount", found="ten", says="This is not a number.", mend="Write it in digits.")
    bring(portfolio, "l.csv", ledger(("1", "2026-01-05", 10), read=2, rejected=1), rejects=(reject,))
    con, _ = published.open(portfolio)
    with con:
        found = con.execute('SELECT load_id, "row", "column", found, says FROM kept.rejects').fetchall()
    assert found == [(1, 7, "Amount", "ten", "This is not a number.")]


def test_the_status_date_is_the_latest_that_is_reported_and_not_the_end_of_the_plan(portfolio: Portfolio) -> None:
    plan = [
        {"project_id": "A", "period_end": date(2026, 10, 31), "pv": Decimal(1), "ev": Decimal(1)},
        {"project_id": "A", "period_end": date(2027, 12, 31), "pv": Decimal(1)},
    ]
    reported = [{"project_id": "A", "wp_id": "1", "status_date": date(2026, 9, 30)}]
    bring(portfolio, "plan.csv", sheet("reporting_periods", plan))
    bring(portfolio, "both.xlsx", sheet("progress", reported), ledger(("1", "2026-10-14", 1)))
    bring(portfolio, "ledger.csv", ledger(("1", "2026-10-14", 1)))
    bring(portfolio, "projects.csv", sheet("projects", [{"project_id": "A"}]))
    bring(portfolio, "given.csv", sheet("projects", [{"project_id": "A"}]), status_date=date(2026, 1, 31))
    con, _ = published.open(portfolio)
    with con:
        dates = [one.status_date for one in reversed(loads_known(con))]
    assert dates == [date(2026, 10, 31), date(2026, 9, 30), date(2026, 10, 14), None, date(2026, 1, 31)]


def test_moments_are_kept_in_utc(portfolio: Portfolio) -> None:
    zurich = timezone(timedelta(hours=2))
    keep(portfolio, [load("a.csv")], at=datetime(2026, 7, 1, 1, tzinfo=zurich), person="Ada")
    keep(portfolio, [load("b.csv")], at=datetime(2026, 7, 1, 1, tzinfo=UTC), person="Ada")
    con, _ = published.open(portfolio)
    with con:
        assert [one.loaded_at.hour for one in loads_known(con)] == [1, 23]


def test_progress_is_told_over_the_whole_set(portfolio: Portfolio) -> None:
    told: list[tuple[int, int]] = []
    files = [load("a.csv", sheet("costs", many(30))), load("b.csv", sheet("costs", many(10)), sheet("projects", []))]
    keep(portfolio, files, at=DAY, person="Ada", progress=lambda done, whole: told.append((done, whole)))
    assert told == [(30, 40), (40, 40), (40, 40)]


def test_a_profile_is_remembered_with_the_load_and_gains_what_is_declared_later(portfolio: Portfolio) -> None:
    match = Profile(shape="abc", table="costs", headings={"betrag": "amount"}, declared={"date_order": "dmy"})
    keep(portfolio, [load("ledger 2026-01.csv", remember=(match,))], at=DAY, person="Ada")
    again = Profile(shape="abc", table="costs", headings={"betrag": "amount", "tag": "date"}, declared={"decimal_sign": ","})
    keep(portfolio, [load("ledger 2026-02.csv", remember=(again,))], at=DAY, person="Ada")
    con, _ = published.open(portfolio)
    with con:
        assert recall(con, "abc") == replace(again, declared={"date_order": "dmy", "decimal_sign": ","})
        assert recall(con, "other") is None
