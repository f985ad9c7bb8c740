"""What a load covers decides what it replaces; a store begun before that was kept opens with the same figures."""

from datetime import date

import duckdb
import pytest

from store import access
from store.covers import Cover
from store.loads import keep
from store.portfolio import Portfolio
from store.verify import verify
from tests.store.parcels import DAY, bring, costs, known, load, sheet

LINES = "SELECT project_id, line_id, amount::INTEGER FROM costs ORDER BY ALL"


def october(project: str) -> Cover:
    return Cover(table="costs", origin="ledger", project_id=project, low=date(2026, 10, 1), high=date(2026, 10, 31))


def test_a_row_outside_its_loads_cover_goes_only_with_all_that_its_load_covered(portfolio: Portfolio) -> None:
    late = sheet("costs", costs("A", ("1", "2026-10-05", 10), ("7", "2026-09-06", 5)))
    bring(portfolio, "ledger.csv", late, covers=(october("A"),))
    september = Cover(table="costs", origin="ledger", project_id="A", low=date(2026, 9, 1), high=date(2026, 9, 30))
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("2", "2026-09-20", 20))), day=1, covers=(september,))
    assert known(portfolio, LINES) == [("A", "1", 10), ("A", "2", 20), ("A", "7", 5)]
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("3", "2026-10-05", 30))), day=2, covers=(october("A"),))
    assert known(portfolio, LINES) == [("A", "2", 20), ("A", "3", 30)]


def test_files_of_one_delivery_never_replace_each_other(portfolio: Portfolio) -> None:
    two = [
        load("a.csv", sheet("costs", costs("A", ("1", "2026-10-05", 1))), covers=(october("A"),)),
        load("b.csv", sheet("costs", costs("A", ("2", "2026-10-05", 2))), covers=(october("A"),)),
    ]
    keep(portfolio, two, at=DAY, person="Ada")
    assert known(portfolio, LINES) == [("A", "1", 1), ("A", "2", 2)]


def test_a_store_begun_before_covers_were_kept_opens_with_the_same_rows(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10), ("2", "2026-02-05", 20))))
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("3", "2026-01-05", 11))), day=1)
    bring(portfolio, "finance list.csv", sheet("risks", [{"project_id": "A", "risk_id": "1"}, {"project_id": "B", "risk_id": "2"}]), day=2)
    bring(portfolio, "finance list.csv", sheet("risks", [{"project_id": "A", "risk_id": "3"}]), day=3)
    with duckdb.connect(str(portfolio.path)) as con:
        con.execute("CREATE TABLE spans (load_id INTEGER, table_name VARCHAR, project_id VARCHAR, low DATE, high DATE)")
        con.execute("INSERT INTO spans SELECT _load, 'costs', project_id, min(date), max(date) FROM costs GROUP BY ALL")
        con.execute("CREATE TABLE mappings (shape VARCHAR, table_name VARCHAR, headings JSON, person VARCHAR, remembered_at TIMESTAMP)")
        con.execute("CREATE TABLE declarations (source VARCHAR, declared JSON, person VARCHAR, remembered_at TIMESTAMP)")
        con.execute("UPDATE loads SET source = replace(source, ' ', '_')")
        con.execute("DROP TABLE covers; DROP TABLE withdrawals; DROP TABLE refused; DROP TABLE profiles")
    monkeypatch.setattr(access, "layout", lambda: "the contracts of today")
    assert known(portfolio, LINES) == [("A", "2", 20), ("A", "3", 11)]
    assert known(portfolio, "SELECT risk_id FROM risks") == [("3",)]  # by the rule of then the whole list was replaced
    assert verify(portfolio) == []
    bring(portfolio, "finance list.csv", sheet("risks", [{"project_id": "A", "risk_id": "4"}]), day=4)
    assert known(portfolio, "SELECT risk_id FROM risks") == [("4",)]
