"""The chart data of the example report."""

from typing import Any


def course() -> dict[str, Any]:
    """Cumulative planned, earned, actual and forecast values by month end."""
    pv = (1.0, 3.1, 6.0, 10.2, 15.1, 19.8, 22.9, 25.7, 33.0, 41.0, 44.5, 45.7)
    ev = (0.9, 2.8, 5.5, 9.4, 14.0, 18.4, 21.4, 24.0)
    ac = (0.9, 2.9, 5.6, 9.9, 14.8, 19.2, 22.4, 25.1)
    ends = [f"2026-{m:02d}-28" for m in range(3, 13)] + ["2027-01-31", "2027-02-28"]
    forecast = (*(None,) * 8, 33.1, 41.9, 46.4, 47.8)
    at = {"pv": pv, "ev": ev, "ac": ac, "forecast": forecast, "low": forecast, "high": forecast}
    points = [{"date": day, **{name: _amount(values, n) for name, values in at.items()}} for n, day in enumerate(ends)]
    return {"rows": points, "status_date": "2026-10-31", "currency": "CHF"}


def _amount(values: tuple[float | None, ...], n: int) -> float | None:
    value = values[n] if n < len(values) else None
    return None if value is None else value * 1e6


def index_trend() -> dict[str, Any]:
    values = ((0.99, None), (0.98, 0.97), (0.97, 0.95), (0.96, 0.93), (0.955, 0.91))
    rows = [
        {"date": f"2026-{month:02d}-28", "cpi": a, "cpi_3": b, "spi": a, "spi_3": b}
        for month, (a, b) in zip(range(6, 11), values, strict=True)
    ]
    return {"rows": rows}


def quadrant(hostile: str) -> dict[str, Any]:
    rows = (("ERP", 0.82, 0.86, "red"), ("DWH", 0.88, 0.98, "amber"), ("PAY", 1.03, 1.04, "green"), ("API", 1.04, 1.02, "green"))
    points = [{"code": code, "name": hostile, "spi": spi, "cpi": cpi, "bac": 1e6, "status": status} for code, spi, cpi, status in rows]
    return {"points": points}


def milestones() -> dict[str, Any]:
    rows = (
        ("IAM", "Pilot live", "2026-11-10", "2026-11-06", -3, "green"),
        ("ERP", "Go-live wave 2", "2026-12-16", "2027-01-26", 42, "red"),
    )
    drawn = [
        {"code": code, "name": name, "baseline": baseline, "forecast": forecast, "slip": slip, "status": status, "state": "late"}
        for code, name, baseline, forecast, slip, status in rows
    ]
    return {"rows": drawn, "status_date": "2026-10-31"}


def risk_heatmap() -> dict[str, Any]:
    cells = []
    for probability in range(1, 6):
        for impact in range(1, 6):
            score = probability * impact
            band = "low" if score < 5 else "medium" if score < 10 else "high" if score < 17 else "critical"
            inside = ["ERP R1", "ERP R2"] if (probability, impact) == (4, 5) else []
            cells.append(
                {
                    "probability": probability,
                    "impact": impact,
                    "band": band,
                    "count": len(inside),
                    "money": 9.0e5 if inside else None,
                    "ids": inside,
                }
            )
    return {"rating": "residual", "currency": "CHF", "cells": cells}
