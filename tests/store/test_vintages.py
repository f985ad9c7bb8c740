"""What is known at a moment."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from duckdb import DuckDBPyConnection

from schema import TABLES
from store import published
from store.portfolio import Portfolio
from store.vintages import known, last_known_for, loads_known, select
from tests.store.parcels import DAY, bring, costs, many, sheet
from tests.store.parcels import known as ask

LINES = "SELECT project_id, line_id, amount::INTEGER FROM costs ORDER BY ALL"


def project(key: str, name: str) -> dict[str, str]:
    return {"project_id": key, "name": name}


def test_a_later_load_of_the_same_origin_replaces_the_rows_of_its_own_projects_and_nobody_elses(portfolio: Portfolio) -> None:
    bring(portfolio, "returns_2026-01.csv", sheet("projects", [project("A", "old"), project("B", "stays")]))
    bring(portfolio, "returns_2026-02.csv", sheet("projects", [project("A", "new")]), day=28)
    assert ask(portfolio, "SELECT project_id, name, _file FROM projects ORDER BY 1") == [
        ("A", "new", "returns_2026-02.csv"),
        ("B", "stays", "returns_2026-01.csv"),
    ]


def test_another_source_adds_to_it_and_where_keys_meet_the_later_load_wins(portfolio: Portfolio) -> None:
    bring(portfolio, "returns.csv", sheet("projects", [project("A", "from returns"), project("B", "only there")]))
    bring(portfolio, "pmo list.csv", sheet("projects", [project("A", "from the PMO"), project("C", "new")]), day=1)
    assert ask(portfolio, "SELECT project_id, name FROM projects ORDER BY 1") == [("A", "from the PMO"), ("B", "only there"), ("C", "new")]


def test_an_empty_sheet_replaces_nothing(portfolio: Portfolio) -> None:
    bring(portfolio, "returns_1.xlsx", sheet("projects", [project("A", "a")]))
    bring(portfolio, "returns_2.xlsx", sheet("projects", []), day=1)
    assert ask(portfolio, "SELECT project_id FROM projects") == [("A",)]


def test_a_table_that_grows_is_replaced_only_over_the_dates_that_the_later_load_spans(portfolio: Portfolio) -> None:
    bring(
        portfolio, "ledger (1).csv", sheet("costs", costs("A", ("1", "2026-01-05", 10), ("2", "2026-01-20", 20), ("3", "2026-02-10", 30)))
    )
    bring(portfolio, "ledger (2).csv", sheet("costs", costs("A", ("4", "2026-01-15", 1), ("5", "2026-01-31", 2))), day=1)
    assert ask(portfolio, LINES) == [("A", "1", 10), ("A", "3", 30), ("A", "4", 1), ("A", "5", 2)]


def test_and_only_for_the_projects_that_it_names(portfolio: Portfolio) -> None:
    bring(portfolio, "ledger (1).csv", sheet("costs", costs("A", ("1", "2026-01-05", 10)) + costs("B", ("2", "2026-01-05", 20))))
    bring(portfolio, "ledger (2).csv", sheet("costs", costs("A", ("3", "2026-01-05", 11))), day=1)
    assert ask(portfolio, LINES) == [("A", "3", 11), ("B", "2", 20)]


def test_several_later_loads_together_replace_what_each_spans(portfolio: Portfolio) -> None:
    bring(portfolio, "ledger (1).csv", sheet("costs", costs("A", ("1", "2026-01-05", 1), ("2", "2026-02-05", 2), ("3", "2026-03-05", 3))))
    bring(portfolio, "ledger (2).csv", sheet("costs", costs("A", ("4", "2026-01-05", 4))), day=1)
    bring(portfolio, "ledger (3).csv", sheet("costs", costs("A", ("5", "2026-03-01", 5), ("6", "2026-03-31", 6))), day=2)
    assert ask(portfolio, LINES) == [("A", "2", 2), ("A", "4", 4), ("A", "5", 5), ("A", "6", 6)]


def test_lines_without_an_identifier_are_not_compared_across_sources(portfolio: Portfolio) -> None:
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", (None, "2026-01-05", 10), (None, "2026-01-05", 10))))
    bring(portfolio, "late lines.csv", sheet("costs", costs("A", (None, "2026-01-05", 10))), day=1)
    assert ask(portfolio, "SELECT sum(amount) FROM costs") == [(Decimal(30),)]


def test_a_period_of_the_whole_project_counts_as_a_key_of_its_own(portfolio: Portfolio) -> None:
    january = {"project_id": "A", "period_end": date(2026, 1, 31)}
    rows = [january | {"pv": Decimal(100)}, january | {"wp_id": "A1", "pv": Decimal(40)}]
    bring(portfolio, "plan.csv", sheet("reporting_periods", rows))
    bring(portfolio, "pmo.csv", sheet("reporting_periods", [january | {"pv": Decimal(90)}]), day=1)
    found = ask(portfolio, "SELECT wp_id, pv::INTEGER FROM reporting_periods ORDER BY 1 NULLS FIRST")
    assert found == [(None, 90), ("A1", 40)]


def test_exchange_rates_are_replaced_by_their_dates_since_they_have_no_project(portfolio: Portfolio) -> None:
    def rate(day: str, value: str) -> dict[str, object]:
        return {"date": date.fromisoformat(day), "from_currency": "EUR", "to_currency": "CHF", "rate": Decimal(value)}

    bring(portfolio, "rates (1).csv", sheet("exchange_rates", [rate("2026-01-31", "0.95"), rate("2026-02-28", "0.94")]))
    bring(portfolio, "rates (2).csv", sheet("exchange_rates", [rate("2026-02-28", "0.93")]), day=1)
    found = ask(portfolio, "SELECT date, rate::VARCHAR FROM exchange_rates ORDER BY 1")
    assert found == [(date(2026, 1, 31), "0.95000000"), (date(2026, 2, 28), "0.93000000")]


def test_a_restated_figure_can_be_seen_as_it_was_known_before(portfolio: Portfolio) -> None:
    bring(portfolio, "ledger_2026-01.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    bring(portfolio, "ledger_2026-02.csv", sheet("costs", costs("A", ("1", "2026-01-05", 15))), day=30)
    assert ask(portfolio, LINES) == [("A", "1", 15)]
    assert ask(portfolio, LINES, at=DAY + timedelta(days=29)) == [("A", "1", 10)]
    assert ask(portfolio, LINES, at=DAY - timedelta(days=1)) == []


def test_a_moment_with_a_zone_is_taken_at_its_word(portfolio: Portfolio) -> None:
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    assert ask(portfolio, LINES, at=DAY.replace(tzinfo=UTC)) == [("A", "1", 10)]


def test_what_a_committee_was_shown_ends_with_the_last_load_for_its_status_date(portfolio: Portfolio) -> None:
    bring(portfolio, "a.csv", sheet("projects", [project("A", "a")]), status_date=date(2026, 1, 31))
    bring(portfolio, "b.csv", sheet("projects", [project("A", "b")]), day=28, status_date=date(2026, 2, 28))
    con, _ = published.open(portfolio)
    with con:
        assert last_known_for(con, date(2026, 1, 31)) == DAY
        assert last_known_for(con, date(2025, 12, 31)) is None
        assert [one.file_name for one in loads_known(con)] == ["b.csv", "a.csv"]
        assert [one.file_name for one in loads_known(con, DAY)] == ["a.csv"]


def test_a_view_can_move_from_one_moment_to_another(portfolio: Portfolio) -> None:
    bring(portfolio, "a (1).csv", sheet("projects", [project("A", "old")]))
    bring(portfolio, "a (2).csv", sheet("projects", [project("A", "new")]), day=1)
    con, _ = published.open(portfolio)
    with con:
        for at, name in ((None, "new"), (DAY, "old"), (None, "new")):
            known(con, at)
            assert con.execute("SELECT name FROM projects").fetchall() == [(name,)]


def slow(con: DuckDBPyConnection, table: str, period: str, key: tuple[str, ...], at: datetime) -> list[tuple[object, ...]]:
    """The rule of what is known, row against row as it is written down; slow, and only to compare with."""
    keys = " AND ".join(f"b.{name} = a.{name}" for name in key)
    return con.execute(
        f"""WITH r AS (SELECT t.*, l.source FROM kept.{table} t JOIN kept.loads l ON l.load_id = t._load WHERE l.loaded_at <= ?),
        s AS (SELECT * FROM r a WHERE NOT EXISTS (
            SELECT 1 FROM r b WHERE b.source = a.source AND b._load > a._load AND b.project_id = a.project_id
            GROUP BY b._load HAVING a.{period} BETWEEN min(b.{period}) AND max(b.{period})))
        SELECT _load, _sheet, _row FROM s a WHERE NOT EXISTS (SELECT 1 FROM s b WHERE {keys} AND b._load > a._load) ORDER BY ALL""",
        [at],
    ).fetchall()


@pytest.mark.parametrize("seed", range(4))
def test_the_quick_way_finds_the_same_rows_as_the_rule_word_for_word(portfolio: Portfolio, seed: int) -> None:
    ledger = many(300)
    for number in range(6):
        start = (seed * 37 + number * 53) % 250
        part = [row for row in ledger[start : start + 90 - 10 * number] if row["line_id"]]
        bring(portfolio, f"{'ledger' if number % 3 else 'late'} ({number}).csv", sheet("costs", part), day=number)
    con, _ = published.open(portfolio)
    with con:
        for day in range(6):
            at = DAY + timedelta(days=day)
            known(con, at)
            quick = con.execute("SELECT _load, _sheet, _row FROM costs ORDER BY ALL").fetchall()
            assert quick == slow(con, "costs", "date", ("project_id", "line_id"), at)


def test_what_is_published_as_known_now_is_what_would_be_worked_out(portfolio: Portfolio) -> None:
    bring(portfolio, "ledger (1).csv", sheet("costs", many(200)))
    bring(portfolio, "ledger (2).csv", sheet("costs", many(120)), day=1)
    bring(portfolio, "other.csv", sheet("costs", many(50)), day=2)
    con, _ = published.open(portfolio)
    with con:
        for table in TABLES:
            select(con, table, into="TEMP TABLE again", kept="kept.")
            assert con.execute(f"(FROM again EXCEPT ALL FROM known.{table.name})").fetchall() == []
            assert con.execute(f"(FROM known.{table.name} EXCEPT ALL FROM again)").fetchall() == []
