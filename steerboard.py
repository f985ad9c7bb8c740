"""The command line: load, measure, explain, snapshot, template and verify; the same code as the pages."""

import getpass
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ingest import template as templates
from ingest.load import Receipt, keep
from ingest.preview import Answers, preview
from metrics import CATALOGUE, view
from metrics.explain import explain as explained
from metrics.measure import UnknownMetric
from metrics.measure import measure as measured
from metrics.view import View
from render import EXPORTS
from reports import REPORTS
from reports.sources import produce
from store.errors import StoreError
from store.portfolio import Portfolio, configured
from store.verify import verify as verified

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Steerboard: from project files to the steering committee's pack.")
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

REFUSED = 1  # nothing was changed


class Level(StrEnum):
    portfolio = "portfolio"
    programme = "programme"
    project = "project"
    work_package = "work_package"


Store = Annotated[Path | None, typer.Option("--store", metavar="PATH", help="The DuckDB file; from STEERBOARD_STORE, else data/portfolio.duckdb.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE")]


def _portfolio(store: Path | None) -> Portfolio:
    return Portfolio(store.expanduser().resolve()) if store else configured(os.environ)


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str, allow_nan=False) + "\n")


def _refuse(sentence: str) -> NoReturn:
    err.print(sentence, markup=False, style="red")
    raise typer.Exit(REFUSED)


def _view(store: Path | None, as_of: datetime | None, known: datetime | None) -> View:
    portfolio = _portfolio(store)
    opened = view.open(portfolio, status_date=as_of.date() if as_of else None, known_at=_end_of_day(known))
    if opened is None:
        _refuse(f"Nothing is loaded in {portfolio.path}. Load files first: python steerboard.py load FILES")
    return opened


def _end_of_day(day: datetime | None) -> datetime | None:
    """What was known on a day is what had been loaded by its end."""
    return day.replace(hour=23, minute=59, second=59, microsecond=999999) if day else None


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, metavar="FILES…", help="Workbooks and text files.")],
    status_date: Day = None,
    yes: Annotated[bool, typer.Option("--yes", help="Accept matches by likeness, warnings, and the safe answer of a question.")] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Leave rejected rows out, list them, and load the rest.")] = False,
    answer: Annotated[list[str] | None, typer.Option("--answer", metavar="KEY=VALUE", help="The answer to a question, as its key is printed.")] = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Load files: all of them in one transaction, or none."""
    portfolio = _portfolio(store)
    answers = Answers(status_date=status_date.date() if status_date else None, replies=_replies(answer or []))
    with Progress(console=err, transient=True, disable=as_json or not err.is_terminal) as bar:
        task = bar.add_task("Reading", total=1.0)

        def told(share: float, says: str) -> None:
            bar.update(task, completed=share, description=says)

        try:
            looked = preview(files, portfolio, answers=answers, progress=told)
            receipt = keep(
                looked, portfolio, person=getpass.getuser(), at=datetime.now(UTC), yes=yes, partial=partial, progress=told, waiting=err.print
            )
        except StoreError as error:
            _refuse(str(error))
    if as_json:
        _print_json(receipt.as_dict())
    else:
        _print_receipt(receipt)
    if not receipt.kept:
        raise typer.Exit(REFUSED)


def _replies(given: list[str]) -> dict[str, str]:
    """``KEY=VALUE`` pairs; a key may itself hold an equals sign, a value may not."""
    pairs = [text.rpartition("=") for text in given]
    for key, sign, _ in pairs:
        if not sign or not key:
            raise typer.BadParameter("write it as KEY=VALUE", param_hint="--answer")
    return {key: value for key, _, value in pairs}


def _print_receipt(receipt: Receipt) -> None:
    _print_problems([problem.as_dict() for problem in receipt.problems])
    for question in receipt.questions:
        err.print(f"? {question.file}, {question.sheet}: {question.says}", markup=False)
        choices = " or ".join(f"{value} ({words})" for value, words in question.choices)
        err.print(f"  answer with --answer '{question.key}=…'{': ' + choices if choices else ''}", markup=False)
    table = Table("File", "Sheet", "Table", "Read", "Loaded", "Rejected", "Blank")
    for sheet in receipt.sheets:
        table.add_row(sheet.file, sheet.sheet, sheet.table, *(str(n) for n in (sheet.read, sheet.loaded, sheet.rejected, sheet.blank)))
    if receipt.sheets:
        out.print(table)
    (out if receipt.kept else err).print(receipt.says, markup=False)


def _print_problems(problems: list[dict[str, Any]]) -> None:
    """Each fault with its place, on a line of its own."""
    for problem in problems:
        place = ", ".join(
            part
            for part in (problem["file"], problem["sheet"] and f"sheet {problem['sheet']}", problem["row"] and f"row {problem['row']}", problem["column"] and f"column {problem['column']}")
            if part
        )
        found = f" Found: {problem['found']}." if problem["found"] else ""
        err.print(f"{problem['severity']}: {place}: {problem['says']}{found} {problem['mend']}", markup=False)


@app.command()
def measure(
    metrics: Annotated[list[str] | None, typer.Argument(help="Metric keys, as in the glossary; all when none is named.")] = None,
    by: Annotated[Level, typer.Option("--by", help="The level.")] = Level.portfolio,
    as_of: Day = None,
    known: Day = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Print metrics at a level, as of a status date and as known at a day."""
    with _view(store, as_of, known) as opened:
        try:
            rows = measured(opened, metrics or [metric.key for metric in CATALOGUE], by=by.value)
        except UnknownMetric as unknown:
            raise typer.BadParameter(str(unknown)) from unknown
        if as_json:
            _print_json([row.as_dict() for row in rows])
            return
        table = Table("Metric", "Key", "Label", "Value", "Status", "Coverage or reason", title=f"As of {opened.status_date}")
        for row in rows:
            table.add_row(row.metric.label, row.key, row.label, row.text(opened.currency), row.status.value, row.coverage.says if row.value is not None else row.reason)
        out.print(table)


@app.command()
def explain(
    metric: Annotated[str, typer.Argument(help="The metric's key, as in the glossary.")],
    project: Annotated[str, typer.Option("--project", metavar="ID", help="The project; the whole portfolio where none is named.")] = "",
    as_of: Day = None,
    known: Day = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Show how a figure came about: formula with the numbers, limits, coverage, and the rows it comes from."""
    with _view(store, as_of, known) as opened:
        try:
            found = explained(opened, metric, level="project" if project else "portfolio", key=project)
        except UnknownMetric as unknown:
            raise typer.BadParameter(str(unknown)) from unknown
        except KeyError as unknown:
            _refuse(str(unknown.args[0]))
    if as_json:
        _print_json({"ref": found.ref, **asdict(found)})
        return
    for name, text in (("", found.label), ("Formula", found.formula), ("Numbers", found.numbers), ("Not computable", found.reason), ("Limits", found.thresholds), ("Coverage", found.coverage)):
        if text:
            out.print(f"{name}: {text}" if name else text, markup=False)
    for rows in found.rows:
        out.print(f"  {rows.file}, sheet {rows.sheet}, rows {rows.spans} ({rows.count})", markup=False)


@app.command()
def snapshot(
    out_file: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write it; .pdf or .xlsx.")],
    report: Annotated[str, typer.Option("--report", help="Which report.")] = "steering",
    as_of: Day = None,
    store: Store = None,
) -> None:
    """Write a report as PDF or Excel."""
    write = EXPORTS.get(out_file.suffix.lower().lstrip("."))
    if write is None:
        raise typer.BadParameter(f"{out_file.name}: a snapshot is written as {' or '.join('.' + kind for kind in EXPORTS)}", param_hint="--out")
    if report not in REPORTS:
        raise typer.BadParameter(f"There is no report {report!r}; there is {', '.join(REPORTS)}.", param_hint="--report")
    portfolio = _portfolio(store)
    found = produce(portfolio, REPORTS[report], status_date=as_of.date() if as_of else None)
    if found is None:
        _refuse(f"Nothing is loaded in {portfolio.path}. Load files first: python steerboard.py load FILES")
    write(found, out_file)
    out.print(f"{out_file} written: {found.title}, as of {found.stamp.status_date}.", markup=False)


@app.command()
def template(out_file: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="Where to write it.")]) -> None:
    """Write the template workbook: every input table with headings, comments and drop-downs."""
    templates.write(out_file)
    out.print(f"{out_file} written.", markup=False)


@app.command()
def verify(store: Store = None, as_json: AsJson = False) -> None:
    """Compare control totals, journal and snapshots with what is in the store."""
    portfolio = _portfolio(store)
    if not portfolio.exists:
        _refuse(f"There is no portfolio at {portfolio.path}.")
    problems = verified(portfolio)
    faults = sum(problem.severity == "error" for problem in problems)
    if as_json:
        _print_json({"store": str(portfolio.path), "ok": not faults, "problems": [problem.as_dict() for problem in problems]})
    else:
        _print_problems([problem.as_dict() for problem in problems])
        out.print(f"{faults} faults." if faults else "Everything is as it was kept.", markup=False)
    if faults:
        raise typer.Exit(REFUSED)


if __name__ == "__main__":
    app()
