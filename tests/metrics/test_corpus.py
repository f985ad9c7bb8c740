"""Somebody else's earned value, printed beside its inputs: evm/brkshnf-cmyk__evm_monthly.csv."""

import csv
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from metrics.measure import measure
from metrics.view import over
from tests.metrics.tables import connection, period, project


def test_the_64_statused_rows_reproduce_cpi_cv_and_eac(corpus: Path) -> None:
    """CPI is printed with two decimals; EAC is BAC divided by the CPI before it was rounded."""
    with (corpus / "evm" / "brkshnf-cmyk__evm_monthly.csv").open(encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    budgets = {row["WBS_ID"]: float(row["BAC"]) for row in printed}
    values = [
        period(
            row["Period_Date"],
            wp_id=row["WBS_ID"],
            pv=float(row["BCWS_Period"]),
            ev=float(row["BCWP_Period"]) if row["BCWP_Period"] else None,
            ac=float(row["ACWP_Period"]) if row["ACWP_Period"] else None,
        )
        for row in printed
    ]
    packages = [{"project_id": "P", "wp_id": wp, "budget": budget} for wp, budget in budgets.items()]
    con = connection({"projects": [project(currency="USD")], "work_packages": packages, "reporting_periods": values})
    statused = [row for row in printed if row["CPI"]]
    assert len(statused) == 64
    for day, rows in groupby(sorted(statused, key=lambda row: row["Period_Date"]), key=lambda row: row["Period_Date"]):
        view = over(con, status_date=date.fromisoformat(day))
        found = {(m.metric.key, m.key): m.value for m in measure(view, ["cpi", "cv", "eac_typical"], by="work_package")}
        for row in rows:
            wp = f"P/{row['WBS_ID']}"
            assert found["cpi", wp] == pytest.approx(float(row["CPI"]), abs=0.005), (day, wp)
            assert found["cv", wp] == pytest.approx(float(row["CV"]), abs=0.015), (day, wp)
            assert found["eac_typical", wp] == pytest.approx(float(row["EAC"]), rel=1e-6), (day, wp)
