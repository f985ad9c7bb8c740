"""Earned value of a large portfolio: ours beside the same query written by hand in DuckDB, polars and pandas."""

from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

from benchmarks.contest import Contender, Figures, Result, hold
from benchmarks.portfolio import STATUS_DATE, store, tables
from metrics import view
from metrics.measure import measure
from store.portfolio import Portfolio

KEYS = ("pv", "ev", "ac", "bac", "cpi", "spi")
_BY_HAND = """
WITH latest AS (
    SELECT project_id, wp_id, arg_max(pct_complete, status_date) AS pct_complete
    FROM progress WHERE status_date <= $day GROUP BY project_id, wp_id
),
planned AS (SELECT sum(pv) AS pv FROM reporting_periods WHERE period_end <= $day),
earned AS (
    SELECT sum(w.budget) AS bac, sum(CAST(w.budget AS DOUBLE) * l.pct_complete) AS ev
    FROM work_packages AS w LEFT JOIN latest AS l USING (project_id, wp_id)
),
spent AS (SELECT sum(amount) AS ac FROM costs WHERE date <= $day AND kind <> 'commitment')
SELECT pv, ev, ac, bac FROM planned, earned, spent
"""


def compare(folder: Path, projects: int = 1000, packages: int = 50, months: int = 24) -> list[Result]:
    """Prints the contest and gives its results."""
    made = tables(projects, packages, months)
    portfolio = store(folder, made)
    con = duckdb.connect()
    for name, rows in made.items():
        con.register("given", rows)
        con.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')
        con.unregister("given")
    of_polars = {name: pl.from_arrow(rows) for name, rows in made.items()}
    of_pandas = {name: _frame(rows) for name, rows in made.items()}
    opened = _open(portfolio)
    ways = [
        Contender(name="DuckDB by hand", run=lambda: _duckdb(con)),
        Contender(name="Steerboard, every fact and six metrics", run=lambda: _ours(portfolio)),
        Contender(name="Steerboard, six metrics on an open view", run=lambda: _measured(opened)),
        Contender(name="polars by hand", run=lambda: _polars(of_polars)),
        Contender(name="pandas by hand", run=lambda: _pandas(of_pandas)),
    ]
    title = f"Portfolio earned value, {projects:,} projects × {packages} packages × {months} months ({made['progress'].num_rows:,} rows a table)"
    return hold(title, ways, rounds=3)


def _figures(pv: float, ev: float, ac: float, bac: float) -> Figures:
    return {"pv": pv, "ev": ev, "ac": ac, "bac": bac, "cpi": ev / ac, "spi": ev / pv}


def _ours(portfolio: Portfolio) -> Figures:
    return _measured(_open(portfolio))


def _open(portfolio: Portfolio) -> view.View:
    opened = view.open(portfolio, status_date=STATUS_DATE)
    if opened is None:
        raise RuntimeError(f"{portfolio.path} holds no project")
    return opened


def _measured(opened: view.View) -> Figures:
    opened.memo.clear()  # a view keeps what it has worked out: each round works it out again
    found = {measured.metric.key: measured.value for measured in measure(opened, KEYS, by="portfolio")}
    return {key: value for key, value in found.items() if value is not None}


def _duckdb(con: duckdb.DuckDBPyConnection) -> Figures:
    pv, ev, ac, bac = con.execute(_BY_HAND, {"day": STATUS_DATE}).fetchall()[0]
    return _figures(float(pv), float(ev), float(ac), float(bac))


def _polars(frames: dict[str, pl.DataFrame | pl.Series]) -> Figures:
    table = {name: frame.lazy() for name, frame in frames.items() if isinstance(frame, pl.DataFrame)}
    done = table["progress"].filter(pl.col("status_date") <= STATUS_DATE).sort("status_date")
    latest = done.group_by("project_id", "wp_id").agg(pl.col("pct_complete").last().cast(pl.Float64))
    earned = table["work_packages"].join(latest, on=["project_id", "wp_id"], how="left")
    budget = pl.col("budget").cast(pl.Float64)
    pv, ev_bac, ac = pl.collect_all(
        [
            table["reporting_periods"].filter(pl.col("period_end") <= STATUS_DATE).select(pl.col("pv").sum().cast(pl.Float64)),
            earned.select((budget * pl.col("pct_complete")).sum().alias("ev"), budget.sum().alias("bac")),
            table["costs"]
            .filter((pl.col("date") <= STATUS_DATE) & (pl.col("kind") != "commitment"))
            .select(pl.col("amount").sum().cast(pl.Float64)),
        ]
    )
    return _figures(pv.item(), ev_bac["ev"].item(), ac.item(), ev_bac["bac"].item())


def _frame(rows: pa.Table) -> pd.DataFrame:
    """As pandas is used: money as floats, dates as datetimes."""
    decimals = [field.name for field in rows.schema if pa.types.is_decimal(field.type)]
    for name in decimals:
        rows = rows.set_column(rows.column_names.index(name), name, rows[name].cast(pa.float64()))
    frame: pd.DataFrame = rows.to_pandas(date_as_object=False)
    return frame


def _pandas(frames: dict[str, pd.DataFrame]) -> Figures:
    day = pd.Timestamp(STATUS_DATE)
    progress, periods, costs = frames["progress"], frames["reporting_periods"], frames["costs"]
    done = progress[progress["status_date"] <= day].sort_values("status_date")
    latest = done.groupby(["project_id", "wp_id"], sort=False)["pct_complete"].last().reset_index()
    earned = frames["work_packages"].merge(latest, on=["project_id", "wp_id"], how="left")
    pv = periods.loc[periods["period_end"] <= day, "pv"].sum()
    ac = costs.loc[(costs["date"] <= day) & (costs["kind"] != "commitment"), "amount"].sum()
    return _figures(float(pv), float((earned["budget"] * earned["pct_complete"]).sum()), float(ac), float(earned["budget"].sum()))
