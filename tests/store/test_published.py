"""Pages read a published version: their own, read-only and locked down."""

import threading
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from store import access, publish, published, vintages
from store.access import Audience, Grant
from store.errors import NothingPublishedError
from store.portfolio import Portfolio, version
from store.verify import verify
from store.writer import writing
from tests.store.parcels import DAY, bring, costs, known, many, sheet

ESCAPES = (
    "COPY (SELECT 1) TO '{folder}/out.csv'",
    "COPY (SELECT 1) TO 'http://localhost:9/out.csv'",
    "COPY kept.costs FROM '{folder}/in.csv'",
    "EXPORT DATABASE '{folder}/export'",
    "IMPORT DATABASE '{folder}/export'",
    "ATTACH '{folder}/new.duckdb'",
    "ATTACH '{master}' AS master (READ_ONLY)",
    "ATTACH '{master}'",
    "ATTACH ':memory:' AS other",
    "SELECT * FROM read_csv('{folder}/in.csv')",
    "SELECT * FROM read_text('{folder}/in.csv')",
    "SELECT * FROM read_blob('{master}')",
    "SELECT * FROM read_json('{folder}/in.csv')",
    "SELECT * FROM read_parquet('{folder}/in.parquet')",
    "SELECT * FROM sniff_csv('{folder}/in.csv')",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM '{folder}/in.csv'",
    "SELECT * FROM read_csv('https://localhost:9/in.csv')",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{folder}/evil.duckdb_extension'",
    "CREATE PERSISTENT SECRET s (TYPE s3)",
    "SET enable_external_access = true",
    "SET allowed_directories = ['/']",
    "SET temp_directory = '{folder}'",
    "SET lock_configuration = false",
    "RESET lock_configuration",
    "SET memory_limit = '1TB'",
    "SET log_query_path = '{folder}/log.sql'",
    "PRAGMA enable_profiling",
    "PRAGMA profiling_output = '{folder}/profile.json'",
    "CREATE TABLE kept.mine (i INTEGER)",
    "CREATE VIEW known.mine AS SELECT 1",
    "INSERT INTO kept.meta VALUES ('sample', 'yes')",
    "UPDATE kept.costs SET amount = 0",
    "DELETE FROM kept.loads",
    "DROP TABLE kept.costs",
    "ALTER TABLE kept.costs ADD COLUMN mine INTEGER",
)


def test_every_escape_is_refused(portfolio: Portfolio, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n", "utf-8")
    refused = []
    con, _ = published.open(portfolio)
    with con:
        for escape in ESCAPES:
            statement = escape.format(folder=tmp_path.as_posix(), master=portfolio.path.as_posix().replace("'", "''"))
            try:
                con.execute(statement).fetchall()
            except duckdb.Error:
                refused.append(escape)
    assert refused == list(ESCAPES)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == [portfolio.path.parent.name, "in.csv"]


def test_temporary_tables_can_be_made_and_are_ones_own(portfolio: Portfolio) -> None:
    one, _ = published.open(portfolio)
    other, _ = published.open(portfolio)
    with one, other:
        one.execute("CREATE TEMP TABLE params AS SELECT DATE '2026-10-31' AS status_date")
        other.execute("CREATE TEMP TABLE params AS SELECT DATE '2026-09-30' AS status_date")
        assert one.execute("SELECT month(status_date) FROM params").fetchall() == [(10,)]
        assert one.execute("SELECT current_setting('TimeZone')").fetchall() == [("UTC",)]
        assert other.execute("SELECT current_setting('TimeZone')").fetchall() == [("UTC",)]


def test_where_there_is_no_portfolio_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="There is no portfolio at"):
        published.open(Portfolio(tmp_path / "none.duckdb"))


def test_a_reader_stays_on_the_version_that_it_began_with(portfolio: Portfolio) -> None:
    bring(portfolio, "a.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    con, before = published.open(portfolio)
    with con:
        vintages.known(con)
        bring(portfolio, "a.csv", sheet("costs", costs("A", ("1", "2026-01-05", 20))), day=1)
        assert con.execute("SELECT amount::INTEGER FROM costs").fetchall() == [(10,)]
        assert version(portfolio) != before
        assert known(portfolio, "SELECT amount::INTEGER FROM costs") == [(20,)]


def test_a_reader_stays_even_when_its_version_is_tidied_away(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "KEEP_SECONDS", -1.0)
    bring(portfolio, "a.csv", sheet("costs", many(5000)))
    con, before = published.open(portfolio)
    with con:
        for day in range(1, 6):
            bring(portfolio, "b.csv", sheet("costs", costs("B", ("1", "2026-01-05", day))), day=day)
        left = sorted(path.stem for path in (portfolio.published / "everyone").glob("*.duckdb"))
        assert len(left) == publish.KEEP_VERSIONS
        assert left[-1] == version(portfolio)
        assert con.execute("SELECT count(*) FROM kept.costs").fetchall() == [(5000,)]
    assert before not in left or len(left) == publish.KEEP_VERSIONS


def test_versions_younger_than_an_hour_are_kept(portfolio: Portfolio) -> None:
    for day in range(5):
        bring(portfolio, "b.csv", sheet("costs", costs("B", ("1", "2026-01-05", day))), day=day)
    assert len(list((portfolio.published / "everyone").glob("*.duckdb"))) == 6


def test_many_threads_open_at_once(portfolio: Portfolio) -> None:
    bring(portfolio, "a.csv", sheet("costs", many(500)))
    counts: list[int] = []

    def look() -> None:
        counts.append(known(portfolio, "SELECT count(*) FROM costs")[0][0])

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [500] * 8


def test_when_the_published_files_are_lost_they_are_made_again(portfolio: Portfolio) -> None:
    bring(portfolio, "a.csv", sheet("costs", many(10)))
    for file in (portfolio.published / "everyone").iterdir():
        file.unlink()
    with writing(portfolio):
        pass
    assert known(portfolio, "SELECT count(*) FROM costs") == [(10,)]


@pytest.fixture
def vendors(monkeypatch: pytest.MonkeyPatch) -> Audience:
    """An audience that sees one project's ledger, without who was paid."""
    grants = (
        Grant(table="costs", columns=("project_id", "line_id", "date", "amount"), rows="project_id = 'A'"),
        Grant(table="loads"),
        Grant(table="load_tables"),
    )
    audience = Audience(name="vendors", meaning="The vendor of project A.", grants=grants)
    monkeypatch.setattr(access, "AUDIENCES", (*access.AUDIENCES, audience))
    return audience


def test_an_audience_gets_its_tables_columns_and_rows_and_no_more(portfolio: Portfolio, vendors: Audience) -> None:
    secret = "Zyxwvut & Partners"
    rows = [line | {"vendor": secret} for line in costs("A", ("1", "2026-01-05", 10)) + costs("B", ("2", "2026-01-05", 20))]
    bring(portfolio, "ledger (1).csv", sheet("costs", rows), sheet("risks", [{"project_id": "A", "risk_id": "1"}], "Risks"))
    bring(portfolio, "ledger (2).csv", sheet("costs", costs("A", ("1", "2026-01-05", 11))), day=1)
    con, name = published.open(portfolio, vendors.name)
    with con:
        assert con.execute("SELECT project_id, amount::INTEGER FROM kept.costs ORDER BY 2").fetchall() == [("A", 10), ("A", 11)]
        assert con.execute("SELECT amount::INTEGER, _file FROM known.costs").fetchall() == [(11, "ledger (2).csv")]
        assert con.execute("SELECT DISTINCT project_id FROM kept.covers").fetchall() == [("A",)]
        vintages.known(con, DAY)
        assert con.execute("SELECT amount::INTEGER, vendor FROM costs").fetchall() == [(10, None)]
        vintages.known(con)
        assert con.execute("SELECT amount::INTEGER, vendor FROM costs").fetchall() == [(11, None)]
        for empty in ("risks", "kept.risks", "kept.snapshots", "kept.audit", "kept.profiles"):
            assert con.execute(f"SELECT count(*) FROM {empty}").fetchall() == [(0,)]
    assert secret.encode() not in (portfolio.published / vendors.name / f"{name}.duckdb").read_bytes()
    everyone = portfolio.published / "everyone" / f"{version(portfolio)}.duckdb"
    assert secret.encode() in everyone.read_bytes()


def test_a_narrowed_audience_gets_a_file_that_never_held_more(
    portfolio: Portfolio, vendors: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = [line | {"line_id": "unmistakable"} for line in costs("A", ("1", "2026-01-05", 10))]
    bring(portfolio, "ledger.csv", sheet("costs", marked))
    narrow = replace(vendors, grants=(replace(vendors.grants[0], rows="project_id = 'B'"), *vendors.grants[1:]))
    monkeypatch.setattr(access, "AUDIENCES", (narrow,))
    with writing(portfolio):
        pass
    content = (portfolio.published / vendors.name / f"{version(portfolio, vendors.name)}.duckdb").read_bytes()
    assert b"unmistakable" not in content


def test_every_role_has_an_audience_that_is_published() -> None:
    assert {access.audience_of(role) for role in access.ROLES} <= {audience.name for audience in access.AUDIENCES}
    with pytest.raises(KeyError, match="There is no role 'king'; there are reader"):
        access.audience_of("king")


def test_a_store_begun_before_a_table_and_a_column_were_added_gains_them(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(portfolio, "ledger (1).csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    with duckdb.connect(str(portfolio.path)) as con:
        con.execute("ALTER TABLE costs DROP COLUMN vendor; DROP TABLE calendars")
    monkeypatch.setattr(access, "layout", lambda: "another day's contracts")
    assert known(portfolio, "SELECT count(*), count(vendor) FROM costs, (SELECT count(*) FROM calendars)") == [(1, 0)]
    assert verify(portfolio) == []
    bring(portfolio, "late.csv", sheet("costs", [costs("A", ("2", "2026-01-05", 10))[0] | {"vendor": "Acme"}]), day=1)
    assert known(portfolio, "SELECT vendor FROM costs WHERE line_id = '2'") == [("Acme",)]
