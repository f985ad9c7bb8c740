"""Which portfolio is meant, and turning from the sample to one's own and back."""

from pathlib import Path

import pytest

from store import about, published
from store.errors import PlaceError
from store.portfolio import DATA_FOLDER, Portfolio, Shelf, configured, fingerprint, shelf, version
from tests.store.parcels import bring, costs, sheet


def test_with_nothing_set_it_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("store.portfolio.DATA_FOLDER", tmp_path)
    assert configured({}) == Portfolio(tmp_path / "portfolio.duckdb")
    assert DATA_FOLDER.name == "data"


def test_a_file_can_be_named_and_then_there_is_nothing_to_choose(tmp_path: Path) -> None:
    environ = {"STEERBOARD_STORE": str(tmp_path / "group.duckdb")}
    assert configured(environ) == Portfolio(tmp_path / "group.duckdb")
    assert shelf(environ) is None


def test_p37_portfolios_have_names_and_none_is_chosen_for_everybody(tmp_path: Path) -> None:
    choice = shelf({"STEERBOARD_STORE": str(tmp_path)})
    assert choice == Shelf(tmp_path)
    assert configured({"STEERBOARD_STORE": str(tmp_path)}) == choice.own
    about.create(choice.sample, sample=True)
    assert choice.first == choice.sample
    about.create(choice.new("  Aurelia   Group (2026) "))
    assert choice.names == ("Aurelia Group (2026)", "sample")
    assert choice.find("Aurelia Group (2026)") == Portfolio(tmp_path / "Aurelia Group (2026).duckdb")
    with pytest.raises(PlaceError, match="already"):
        choice.new("AURELIA group (2026)")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "a?b",
        ".hidden",
        "con",
        "LPT1",
        "x" * 61,
        "a\x00b",
        "a:b",
        "-x",
        "<b>",
        "current.part",
        "\ud800",
    ],
)
def test_p37_a_hostile_name_is_neither_begun_nor_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(PlaceError):
        Shelf(tmp_path / "shelf").new(name)
    (tmp_path / "x.duckdb").touch()
    assert Shelf(tmp_path / "shelf").find(name) is None


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
