"""Probabilities in percent: a rating and a share at once."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.preview import Preview, preview
from ingest.question import Answers
from tests.ingest.files import figure, kept, text, with_projects


def read(seen: Preview) -> list[tuple[int, float | None]]:
    [rows] = [sheet.rows.to_pylist() for sheet in seen.sheets if sheet.rows is not None]
    return [(row["probability"], row["probability_share"] and float(row["probability_share"])) for row in rows]


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Probability", ("75%", "35%"), [(4, 0.75), (2, 0.35)]),
        ("Eintrittswahrscheinlichkeit", ("2,5 %", "20-40%", ">90%"), [(1, 0.025), (2, 0.3), (5, None)]),
        ("Likelihood (0-100)", ("75", "3"), [(4, 0.75), (1, 0.03)]),
        ("Probability %", ("75%", "35%"), [(4, 0.75), (2, 0.35)]),
        ("Probability", ("4", "2"), [(4, None), (2, None)]),
    ],
)
def test_a_percentage_is_kept_as_the_share_and_gives_the_rating(
    tmp_path: Path, heading: str, cells: tuple[str, ...], expected: list[tuple[int, float | None]]
) -> None:
    rows = "".join(f"ERP;R{at};Flood;{cell};4;Ann;open;1000\n" for at, cell in enumerate(cells))
    portfolio = with_projects(tmp_path / "p")
    risks = text(tmp_path / "risks.csv", f"Project;Risk ID;Risk;{heading};Impact;Owner;Status;Cost impact\n{rows}")
    assert read(kept(portfolio, risks)) == expected
    assert figure(portfolio, "risk_exposure", "ERP") == pytest.approx(
        sum(1000 * (share or (rating - 0.5) / 5) for rating, share in expected)
    )


def test_shares_of_one_are_kept_once_they_are_said_to_be_such_and_a_percent_format_says_it(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path / "p")
    head = ["Project", "Risk ID", "Risk", "Probability", "Impact", "Owner", "Status"]
    lines = [["ERP", "R1", "Flood", 0.75, 4, "Ann", "open"], ["ERP", "R2", "Fire", 0.35, 2, "Ann", "open"]]
    plain = text(tmp_path / "risks.csv", "\n".join(",".join(map(str, line)) for line in [head, *lines]))
    [asked] = preview([plain], portfolio).questions
    assert read(preview([plain], portfolio, answers=Answers(replies={asked.key: "share"}))) == [(4, 0.75), (2, 0.35)]
    kept(portfolio, plain, scale="share")
    assert figure(portfolio, "risks_open", "ERP") == 2
    book = Workbook()
    for line in [head, *lines]:
        book.active.append(line)  # type: ignore[union-attr]
    for row in (2, 3):
        book.active.cell(row, 4).number_format = "0%"  # type: ignore[union-attr]
    book.save(tmp_path / "formatted.xlsx")
    assert read(kept(with_projects(tmp_path / "q"), tmp_path / "formatted.xlsx")) == [(4, 0.75), (2, 0.35)]
