"""Data as the reports hand it to the charts: realistic, hostile and none."""

import math
import random
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

HOSTILE = '<script>alert(1)</script> =HYPERLINK("x") \u202e\x00 {{datum.x}} ' + "very long " * 40
STATUS_DATE = "2026-10-31"


def course(*, forecast: bool = True) -> dict[str, Any]:
    """Eighteen months of which nine have passed."""
    rows: list[dict[str, Any]] = []
    for n in range(18 if forecast else 9):
        year, month = 2026 + (n + 1) // 12, (n + 1) % 12 + 1
        planned = 45.7e6 * min(1.0, (1 - math.cos(math.pi * (n + 1) / 17)) / 2) if n < 17 else None
        done = n <= 8
        ahead = (n - 8) / 9
        rows.append(
            {
                "date": date(year, month, monthrange(year, month)[1]).isoformat(),
                "pv": planned,
                "ev": planned * 0.935 if done and planned else None,
                "ac": planned * 0.985 if done and planned else None,
                "forecast": None if done else 25e6 + 22.8e6 * ahead,
                "low": None if done else 25e6 + 21.9e6 * ahead,
                "high": None if done else 25e6 + 24.9e6 * ahead,
            }
        )
    return {"rows": rows, "status_date": STATUS_DATE, "currency": "CHF"}


def points(count: int, seed: int = 5) -> dict[str, Any]:
    """So many projects around plan, a few of them far off."""
    draw = random.Random(seed)
    found = []
    for n in range(count):
        cpi, spi = draw.gauss(1.0, 0.09), draw.gauss(0.98, 0.08)
        worst = min(cpi, spi)
        status = "red" if worst < 0.9 else "amber" if worst < 0.95 else "green"
        found.append({"code": f"P{n:03d}", "name": "Project", "cpi": cpi, "spi": spi, "bac": draw.lognormvariate(14, 1), "status": status})
    if count > 10:
        found[0] |= {"cpi": 0.2, "spi": 3.0, "status": "red"}
    return {"points": found}


def milestone_rows(count: int, seed: int = 5) -> dict[str, Any]:
    draw = random.Random(seed)
    start = date.fromisoformat(STATUS_DATE)
    rows: list[dict[str, Any]] = []
    for n in range(count):
        baseline = start + timedelta(days=draw.randint(-100, 90))
        slip = draw.choice([-8, 0, 3, 21, 42, 300])
        status = "green" if slip <= 0 else "amber" if slip < 10 else "red"
        rows.append(
            {
                "code": f"P{n:02d}", "name": draw.choice(["Go-live wave 2", "UAT sign-off", "Finance mart", "Datenübernahme"]),
                "baseline": baseline.isoformat(), "forecast": (baseline + timedelta(days=slip)).isoformat(),
                "slip": slip, "status": status, "state": "late" if status == "red" else "on track",
            }
        )  # fmt: skip
    if count > 3:
        rows[2] |= {"baseline": None, "slip": None, "status": "grey", "state": "no baseline"}
    return {"rows": rows, "status_date": STATUS_DATE}


def cells(most: int = 3, seed: int = 5) -> dict[str, Any]:
    draw = random.Random(seed)
    found = []
    for probability in range(1, 6):
        for impact in range(1, 6):
            score = probability * impact
            band = "low" if score < 5 else "medium" if score < 10 else "high" if score < 17 else "critical"
            count = draw.randint(0, most)
            money = draw.choice([None, 3e5, 1.2e6, 4.5e7]) if count else None
            found.append(
                {
                    "probability": probability,
                    "impact": impact,
                    "band": band,
                    "count": count,
                    "money": money,
                    "ids": [f"ERP R{n}" for n in range(count)],
                }
            )
    return {"cells": found, "rating": "residual", "currency": "CHF"}


def trend() -> dict[str, Any]:
    rows = [
        {
            "date": date(2026, n + 1, 28).isoformat(), "cpi": 1.02 - 0.0055 * n, "spi": 1.0 - 0.006 * n,
            "cpi_3": None if n < 2 else 1.04 - 0.026 * n, "spi_3": None if n < 2 else 1.0 - 0.012 * n,
        }
        for n in range(10)
    ]  # fmt: skip
    return {"rows": rows, "green": 0.95, "amber": 0.90}


REAL: dict[str, dict[str, Any]] = {
    "s_curve": course(),
    "quadrant": points(14),
    "milestones": milestone_rows(9),
    "risk_heatmap": cells(),
    "index_trend": trend(),
    "spark": {"values": [0.99, None, 0.97, 0.955], "status": "amber"},
}
BLANK: dict[str, dict[str, Any]] = {
    "s_curve": {"rows": [dict.fromkeys(("date", "pv", "ev", "ac", "forecast", "low", "high"))], "status_date": None, "currency": ""},
    "quadrant": {"points": [dict.fromkeys(("code", "name", "cpi", "spi", "bac", "status"))]},
    "milestones": {"rows": [dict.fromkeys(("code", "name", "baseline", "forecast", "slip", "status", "state"))], "status_date": None},
    "risk_heatmap": {"cells": [dict.fromkeys(("probability", "impact", "band", "count", "money", "ids"))]},
    "index_trend": {"rows": [dict.fromkeys(("date", "cpi", "cpi_3", "spi", "spi_3"))]},
    "spark": {"values": [None], "status": "grey"},
}
FOUL: dict[str, dict[str, Any]] = {
    "s_curve": course() | {"currency": HOSTILE[:20]},
    "quadrant": {"points": [point | {"code": HOSTILE, "name": HOSTILE} for point in points(3)["points"]]},
    "milestones": {
        "rows": [row | {"code": HOSTILE, "name": HOSTILE, "state": HOSTILE} for row in milestone_rows(3)["rows"]],
        "status_date": STATUS_DATE,
    },
    "risk_heatmap": {
        "cells": [cell | {"ids": [HOSTILE] * cell["count"]} for cell in cells()["cells"]],
        "rating": "inherent",
        "currency": "CHF",
    },
}
