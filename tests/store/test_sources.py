"""From whom a file comes, by its name."""

import pytest

from store.sources import source_of


@pytest.mark.parametrize(
    ("file_name", "source"),
    [
        ("returns_2026-10.xlsx", "returns"),
        ("Returns 2026-10 (1).XLSX", "returns"),
        ("returns_202610_v2_final.xlsx", "returns"),
        ("Copy of returns 31.10.2026.xlsx", "returns"),
        ("C:\\Users\\ada\\returns-Oct-2026.xlsx", "returns"),
        ("folder/returns_october.xlsx", "returns"),
        ("risk register.xlsx", "risk_register"),
        ("finance ledger 2026 Q3.csv", "finance_ledger"),
        ("returns_P10_rev3.xlsx", "returns"),
        ("market_marches.csv", "market_marches"),
        ("Bericht Zürich Okt.csv", "bericht_zürich_okt"),
        ("2026-10.csv", "2026-10"),
    ],
)
def test_dates_versions_and_copies_are_taken_out_of_the_name(file_name: str, source: str) -> None:
    assert source_of(file_name) == source
