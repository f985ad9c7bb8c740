"""Which portfolio is meant, and turning from the sample to one's own and back."""

from pathlib import Path

import pytest

from store import about, audit, published
from store.portfolio import DATA_FOLDER, Portfolio, Shelf, configured, fingerprint, shelf, version
from tests.store.parcels import DAY, bring, costs, sheet


def test_with_nothing_set_it_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("store.portfolio.DATA_FOLDER", tmp_path)
    assert configured({}) == Portfolio(tmp_path / "portfolio.duckdb")
    assert DATA_FOLDER.name == "data"


def test_a_file_can_be_named_and_then_there_is_nothing_to_choose(tmp_path: Path) -> None:
    environ = {"STEERBOARD_STORE": str(tmp_path / "group.duckdb")}
    assert configured(environ) == Portfolio(tmp_path / "group.duckdb")
    assert shelf(environ) is None


def test_one_turns_to_ones_own_and_back_and_neither_is_touched(tmp_path: Path) -> None:
    environ = {"STEERBOARD_STORE": str(tmp_path)}
    choice = shelf(environ)
    assert choice == Shelf(tmp_path)
    about.show_sample(choice, person="Ada", at=DAY)
    bring(configured(environ), "ledger.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    assert about.is_sample(configured(environ))
    about.show_own(choice, person="Ada", at=DAY)
    assert configured(environ) == choice.own
    assert about.empty(choice.own)
    assert not about.is_sample(choice.own)
    about.show_sample(choice, person="Ada", at=DAY)
    assert not about.empty(configured(environ))
    con, _ = published.open(choice.own)
    with con:
        assert [(deed.person, deed.did) for deed in audit.trail(con)] == [("Ada", "shown")]


def test_a_fingerprint_changes_with_a_load_and_with_nothing_else(portfolio: Portfolio, tmp_path: Path) -> None:
    before = fingerprint(portfolio)
    about.create(portfolio)
    assert fingerprint(portfolio) == before
    bring(portfolio, "ledger.csv", sheet("costs", costs("A", ("1", "2026-01-05", 10))))
    assert fingerprint(portfolio) != before
    other = Portfolio(tmp_path / "other.duckdb")
    about.create(other)
    assert version(other) != before


def test_a_note_can_be_left_in_a_portfolio(portfolio: Portfolio) -> None:
    about.set_meta(portfolio, "name", "Aurelia Group")
    con, _ = published.open(portfolio)
    with con:
        assert about.meta(con, "name") == "Aurelia Group"
        assert about.meta(con, "other") == ""


def test_only_a_sample_can_be_erased(portfolio: Portfolio, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a sample"):
        about.erase(portfolio)
    sample = Portfolio(tmp_path / "sample.duckdb")
    about.create(sample, sample=True)
    about.erase(sample)
    assert not sample.exists
    assert not about.is_sample(sample)
    about.create(sample, sample=True)
    assert about.empty(sample)
