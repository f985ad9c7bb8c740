"""What was lost or altered is told in sentences."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from store import snapshots
from store.portfolio import Portfolio, version
from store.verify import verify
from tests.store.parcels import DAY, bring, costs, known, many, sheet

MARK = "an unmistakable description"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a portfolio with two loads and a snapshot, made once."""
    portfolio = Portfolio(tmp_path_factory.mktemp("whole") / "portfolio.duckdb")
    lines = [line | {"description": MARK} for line in costs("A", ("1", "2026-01-05", 10), ("2", "2026-01-06", 20))]
    bring(portfolio, "ledger.csv", sheet("costs", lines))
    bring(portfolio, "projects.csv", sheet("projects", [{"project_id": "A"}]), day=1)
    snapshots.seal(
        portfolio,
        report_key="steering",
        status_date=date(2026, 1, 31),
        known_at=None,
        content=b'{"cpi": 0.95}',
        person="Ada",
        at=DAY,
        loads=(1, 2),
    )
    return portfolio.path.parent


@pytest.fixture
def filled(whole: Path, tmp_path: Path) -> Portfolio:
    """A copy of it, to be spoilt."""
    shutil.copytree(whole, tmp_path / "filled")
    return Portfolio(tmp_path / "filled" / "portfolio.duckdb")


def says(portfolio: Portfolio) -> list[str]:
    return [problem.says for problem in verify(portfolio)]


def tamper(portfolio: Portfolio, statement: str) -> None:
    with duckdb.connect(str(portfolio.path)) as con:
        con.execute(statement)


def flip(path: Path, mark: bytes) -> None:
    """Flip one bit in the middle of every place where the mark stands."""
    content = bytearray(path.read_bytes())
    assert mark in content
    place = content.find(mark)
    while place >= 0:
        content[place + len(mark) // 2] ^= 1
        place = content.find(mark, place + 1)
    path.write_bytes(bytes(content))


def test_a_whole_store_agrees(filled: Portfolio) -> None:
    assert verify(filled) == []
    assert known(filled, "SELECT count(*) FROM costs") == [(2,)]


def test_where_there_is_nothing_one_is_told(tmp_path: Path) -> None:
    assert says(Portfolio(tmp_path / "none.duckdb")) == ["There is no portfolio here yet."]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("DELETE FROM costs WHERE line_id = '2'", "Load 1 in portfolio.duckdb: costs should hold 2 rows and holds 1."),
        (
            "UPDATE costs SET amount = 11 WHERE line_id = '1'",
            "Load 1 in portfolio.duckdb: amount of costs should add up to 30.0000 and adds up to 31.0000.",
        ),
        (
            "UPDATE costs SET description = 'other' WHERE line_id = '1'",
            "Load 1 in portfolio.duckdb: a cell of costs is no longer what was loaded.",
        ),
        ("INSERT INTO costs (project_id, _load, _sheet) VALUES ('A', 9, 'S')", "costs holds 1 row that belongs to no load."),
        ("UPDATE snapshots SET content = '{}'::BLOB", "Snapshot 1 is no longer what was sealed."),
        ("DELETE FROM snapshots", "Snapshot 1 is in the journal and no longer so in the store."),
        (
            "UPDATE load_tables SET loaded = 3 WHERE table_name = 'projects'",
            "Load 2 has other control totals in the store than in the journal.",
        ),
    ],
)
def test_an_altered_store_is_told(filled: Portfolio, statement: str, sentence: str) -> None:
    tamper(filled, statement)
    assert sentence in says(filled)


def test_a_load_that_vanished_without_a_trace_is_told_by_the_journal(filled: Portfolio) -> None:
    tamper(filled, "DELETE FROM loads WHERE load_id = 2; DELETE FROM load_tables WHERE load_id = 2; DELETE FROM projects")
    assert "Load 2 is in the journal and no longer in the store." in says(filled)


def test_a_flipped_bit_in_the_store_is_told(filled: Portfolio) -> None:
    flip(filled.path, MARK.encode())
    found = says(filled)
    assert len(found) == 1
    assert found[0].startswith("The store file is damaged:")


def test_a_flipped_bit_in_the_published_file_is_told_and_mended(filled: Portfolio) -> None:
    path = filled.published / "everyone" / f"{version(filled)}.duckdb"
    flip(path, MARK.encode())
    problem = verify(filled)[0]
    assert problem.says.startswith("The published file is damaged:")
    assert problem.severity == "notice"
    assert verify(filled) == []
    assert known(filled, "SELECT description FROM costs LIMIT 1") == [(MARK,)]


@pytest.mark.parametrize("place", range(12))
def test_a_flipped_bit_anywhere_is_told_or_harmless_and_never_raises(filled: Portfolio, place: int) -> None:
    before = known(filled, "SELECT * FROM costs ORDER BY ALL")
    content = bytearray(filled.path.read_bytes())
    content[len(content) * place // 12 + 100] ^= 4
    filled.path.write_bytes(bytes(content))
    if not verify(filled):
        assert known(filled, "SELECT * FROM costs ORDER BY ALL") == before


def test_a_journal_cut_short_is_mended_and_told(filled: Portfolio) -> None:
    content = filled.journal.read_bytes()
    filled.journal.write_bytes(content[:-20])
    assert says(filled) == [
        "The journal's last line was cut short by an interruption and was taken off. An earlier writer was interrupted.",
        "The journal's line for snapshot 1 was written. An earlier writer was interrupted.",
    ]
    assert filled.journal.read_bytes() == content
    assert verify(filled) == []


def test_a_line_of_the_journal_that_was_altered_is_told(filled: Portfolio) -> None:
    filled.journal.write_bytes(filled.journal.read_bytes().replace(b"30.0000", b"31.0000"))
    assert "Line 2 of the journal cannot be read." in says(filled)


def test_a_journal_that_is_gone_is_written_anew_and_told(filled: Portfolio) -> None:
    before = filled.journal.read_bytes()
    filled.journal.unlink()
    assert says(filled) == ["The journal was missing and was written anew from the store. An earlier writer was interrupted."]
    assert filled.journal.read_bytes() == before


def test_the_journal_of_another_store_is_told(filled: Portfolio, tmp_path: Path) -> None:
    other = Portfolio(tmp_path / "other.duckdb")
    bring(other, "ledger.csv", sheet("costs", many(3)))
    shutil.copyfile(other.journal, filled.journal)
    assert "The journal belongs to another store file." in says(filled)


@pytest.fixture
def restore(portfolio: Portfolio, tmp_path: Path) -> Callable[[], None]:
    """Makes a copy after the first load; call it to put that copy back."""
    bring(portfolio, "ledger_1.csv", sheet("costs", many(3)))
    backup = tmp_path / "backup"
    shutil.copyfile(portfolio.path, backup)
    return lambda: shutil.copyfile(backup, portfolio.path) and None


def test_after_a_backup_was_restored_what_is_missing_can_be_loaded_again(portfolio: Portfolio, restore: Callable[[], None]) -> None:
    bring(portfolio, "ledger_2.csv", sheet("costs", many(5)), day=1)
    restore()
    assert says(portfolio) == ["Load 2 is in the journal and no longer in the store."]
    assert known(portfolio, "SELECT count(*) FROM costs") == [(3,)]
    assert bring(portfolio, "ledger_2.csv", sheet("costs", many(5)), day=2) == 3
    assert known(portfolio, "SELECT count(*) FROM costs") == [(5,)]
    assert says(portfolio) == ["Load 2 is no longer in the store; the same file was loaded again as load 3."]


def test_the_journal_is_read_line_by_line(filled: Portfolio) -> None:
    entries = [json.loads(line)["entry"] for line in filled.journal.read_text("utf-8").splitlines()]
    assert [next(iter({"store", "load", "snapshot"} & set(entry))) for entry in entries] == ["store", "load", "load", "snapshot"]
    assert entries[1]["tables"][0]["sums"] == {"amount": "30.0000"}
