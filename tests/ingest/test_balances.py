"""Balances and grand totals in a ledger: what was carried forward is asked about, what adds up the lines is left out."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", "Project ID;Name;Currency;Ledger\nP1;Alpha;EUR;yes\nP2;Beta;EUR;yes\n"))
    return found


def amounts(desk: Desk) -> list[float]:
    return [amount for (amount,) in stored(desk, "costs", "amount")]


LINES = "P1;2026-01-15;Consulting;1000\nP1;2026-01-16;Travel;2000\n"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("Vortrag", "Saldo"), ("Saldo inicial", "Saldo final"), ("Report à nouveau", "Solde de clôture"), ("Saldo", "Eindsaldo")],
)
def test_balances_without_a_day_are_no_faults(desk: Desk, opening: str, closing: str) -> None:
    file = desk.file("ledger.csv", f"Project;Date;Text;Amount\nP1;;{opening};700\n{LINES}P1;;{closing};3700\n")
    desk.answered("balance", "left_out", file)
    assert amounts(desk) == [1000, 2000]


def test_those_with_a_day_are_asked_about_and_may_count(desk: Desk) -> None:
    lines = f"P1;2026-01-01;Opening balance 2025;700\n{LINES}P1;2026-01-31;Closing balance;3700\n"
    desk.answered("balance", "counts", desk.file("ledger.csv", f"Project;Date;Text;Amount\n{lines}"))
    assert amounts(desk) == [700, 1000, 2000]


def test_a_balance_of_the_lines_alone_is_left_out_unasked(desk: Desk) -> None:
    desk.kept(desk.file("ledger.csv", f"Project;Date;Text;Amount\n{LINES}P1;;Saldo;3000\n"))
    assert amounts(desk) == [1000, 2000]


def test_a_line_that_only_speaks_of_a_balance_is_a_line(desk: Desk) -> None:
    desk.kept(desk.file("ledger.csv", f"Project;Date;Text;Amount\n{LINES}P1;2026-01-20;Vortrag Dr. Maier;300\n"))
    assert amounts(desk) == [1000, 2000, 300]


HEAD = "Project;Date;Text;Amount\n"
OTHER = "P2;2026-01-15;Consulting;500\nP2;2026-01-17;Travel;600\n"


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}{LINES};;Total;3000\n;;;\n{HEAD}{OTHER};;Total;1100\n;;;\n;;Grand total;4100\n",  # headings come again
        f"{HEAD}{LINES};;;\n{OTHER}Total;;;1100\n;;;\nGrand total;;;4100\n",  # the first has no total of its own
    ],
)
def test_a_grand_total_adds_up_all_blocks_above_it(desk: Desk, content: str) -> None:
    desk.kept(desk.file("ledger.csv", content))
    assert amounts(desk) == [1000, 2000, 500, 600]
    wrong = desk.load(desk.file("wrong.csv", content.replace("4100", "4200").replace("2026-01", "2026-02")))
    assert [p["severity"] for p in wrong["problems"] if "says 4,200" in p["says"]] == ["warning"]
