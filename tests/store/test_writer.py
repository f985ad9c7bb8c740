"""One writes at a time; whoever comes second waits and says so."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store import audit, published
from store.errors import BusyError, DamagedError
from store.portfolio import Portfolio, version
from store.verify import verify
from store.writer import writing
from tests.store.parcels import bring, costs, known, many, sheet

ROOT = Path(__file__).resolve().parent.parent.parent


def child(task: str, portfolio: Portfolio) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.child", task, str(portfolio.path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_a_second_process_waits_and_says_for_whom(portfolio: Portfolio) -> None:
    told: list[str] = []
    with child("hold", portfolio) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "holding\n"
        release = other.stdin

        def waiting(sentence: str) -> None:
            told.append(sentence)
            release.write("go\n")
            release.flush()

        with writing(portfolio, waiting=waiting) as con:
            assert con.execute("SELECT count(*) FROM loads").fetchall() == [(0,)]
    assert len(told) == 1
    assert told[0].startswith(f"Grace (process {other.pid} on ")
    assert told[0].endswith("is writing to portfolio.duckdb just now; waiting until that is done.")


def test_patience_ends_with_a_clear_word_and_readers_never_wait(portfolio: Portfolio) -> None:
    with child("hold", portfolio) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(
            BusyError, match=r"Grace .* has been writing to portfolio\.duckdb for more than 0 seconds\. Nothing was changed"
        ):
            bring_impatiently(portfolio)
        assert known(portfolio, "SELECT count(*) FROM costs") == [(0,)]
        other.communicate("go\n")


def bring_impatiently(portfolio: Portfolio) -> None:
    with writing(portfolio, patience=0.1):
        raise AssertionError("two were writing at once")


def test_threads_of_one_process_take_turns(portfolio: Portfolio) -> None:
    def load(name: str) -> None:
        bring(portfolio, f"{name}.csv", sheet("costs", costs(name, ("1", "2026-01-05", 1))))

    threads = [threading.Thread(target=load, args=(name,)) for name in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert known(portfolio, "SELECT count(*) FROM costs") == [(4,)]
    assert verify(portfolio) == []


def test_what_was_committed_and_not_yet_published_is_made_good_by_the_next_reader(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(portfolio)

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("store.publish._build", die)
        with pytest.raises(KeyboardInterrupt):
            bring(portfolio, "a.csv", sheet("costs", many(10)))
    assert version(portfolio) == before
    assert known(portfolio, "SELECT count(*) FROM costs") == [(10,)]
    assert verify(portfolio) == []


def test_what_was_committed_and_not_yet_journalled_is_written_and_told(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("store.journal._append", die)
        with pytest.raises(KeyboardInterrupt):
            bring(portfolio, "a.csv", sheet("costs", many(10)))
    notices = verify(portfolio)
    assert [(one.severity, one.says) for one in notices] == [
        ("notice", "The journal's line for load 1 (a.csv) was written. An earlier writer was interrupted.")
    ]
    assert verify(portfolio) == []
    con, _ = published.open(portfolio)
    with con:
        assert [deed.did for deed in audit.trail(con)] == ["mended", "loaded"]


def test_a_store_that_is_gone_is_not_begun_anew_in_silence(portfolio: Portfolio) -> None:
    bring(portfolio, "a.csv", sheet("costs", many(10)))
    portfolio.path.unlink()
    with pytest.raises(DamagedError, match=r"portfolio\.duckdb is missing, yet its journal lists 1 load\. Restore the file"):
        bring(portfolio, "b.csv", sheet("costs", many(10)))
    assert known(portfolio, "SELECT count(*) FROM costs") == [(10,)]


def test_a_file_that_is_not_a_store_is_refused(tmp_path: Path) -> None:
    wrong = Portfolio(tmp_path / "letter.duckdb")
    wrong.path.write_text("Dear Sir or Madam " * 1000, "utf-8")
    with pytest.raises(DamagedError, match=r"letter\.duckdb cannot be opened"), writing(wrong):
        pass
