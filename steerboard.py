"""The command line: load, measure, explain, snapshot, template and verify; the same code as the pages."""

import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import partial as partial_
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from commands import history, profile
from commands.options import (
    NAMED,
    REFUSED,
    AsJson,
    Day,
    Known,
    Level,
    Store,
    day,
    level,
    nothing_there,
    portfolio_at,
    print_json,
    understood,
    write_whole,
)
from ingest import spoken
from ingest import template as templates
from ingest.changes import SERIOUS
from ingest.gather import gather
from ingest.load import Receipt, keep
from ingest.preview import Answers, preview
from metrics import CATALOGUE, view
from metrics.explain import explain as explained
from metrics.measure import measure as measured
from metrics.view import View
from render import EXPORTS, terminal
from reports import REPORTS
from reports.sources import produce
from schema.wording import counted
from store.errors import NothingPublishedError, StoreError
from store.portfolio import Portfolio
from store.verify import verify as verified

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    help="Steerboard: from project files to the steering committee's pack.",
)


@app.callback()
def named(
    portfolio: Annotated[str, typer.Option("--portfolio", metavar="NAME", help="A portfolio by its name in the pages' list.")] = "",
) -> None:
    """From project files to the steering committee's pack."""
    NAMED.set(portfolio)


@contextmanager
def _view(store: Path | None, as_of: date | None, known: date | None) -> Iterator[View]:
    portfolio = portfolio_at(store)
    at = datetime.combine(known, time.max) if known else None
    with understood():
        try:
            opened = view.open(portfolio, status_date=as_of, known_at=at)
        except NothingPublishedError:
            opened = None
        if opened is None:
            nothing_there(portfolio, known)
        with opened, understood():
            yield opened


@app.command(no_args_is_help=True)
def load(
    files: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, metavar="FILES", help="Workbooks and text files.")
    ],
    status_date: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="The status date of rows that do not say theirs.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Accept matches by likeness, warnings, and the safe answer of a question.")] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Leave rejected rows out, list them, and load the rest.")] = False,
    accept_removals: Annotated[
        bool, typer.Option("--accept-removals", help="Let go what the files no longer hold, which --yes does not.")
    ] = False,
    answer: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="The answer to a question, by the key printed with it.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FILE|SHEET|HEADING=COLUMN", help="The column that a heading names; none: it is not used.")
    ] = None,
    table: Annotated[
        list[str] | None, typer.Option(metavar="FILE|SHEET=TABLE", help="The table that a sheet is; none: it is left out.")
    ] = None,
    project: Annotated[str, typer.Option(metavar="ID", help="The project of all rows in sheets without a project column.")] = "",
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Load files: all of them, or none."""
    with understood():
        answers = Answers(
            status_date=status_date,
            today=datetime.now().astimezone().date(),
            replies=spoken.pairs(answer or []),
            columns=spoken.columns(column or []),
            tables=spoken.tables(table or []),
            constants={"*": {"project_id": project}} if project else {},
            removals=accept_removals,
        )
        receipt = _load(files, portfolio_at(store), answers, yes=yes, partial=partial, quiet=as_json)
    if as_json:
        print_json(receipt.as_dict())
    else:
        _show_receipt(receipt)
    if not receipt.kept:
        raise typer.Exit(REFUSED)


def _load(files: Sequence[Path], portfolio: Portfolio, answers: Answers, *, yes: bool, partial: bool, quiet: bool) -> Receipt:
    err = terminal.console(stderr=True)
    with Progress(console=err, transient=True, disable=quiet or not err.is_terminal) as bar:
        task = bar.add_task("Reading", total=1.0)

        def told(share: float, says: str) -> None:
            bar.update(task, completed=share, description=says)

        try:
            looked = preview(files, portfolio, answers=answers, progress=told)
            spoken.check_tables(looked, answers.tables)
            spoken.check(looked, answers.columns)
            spoken.check_replies(looked, answers.replies)
            at = datetime.now(UTC)
            return keep(
                looked,
                portfolio,
                person=getpass.getuser(),
                at=at,
                yes=yes,
                partial=partial,
                progress=told,
                waiting=partial_(terminal.say, stderr=True),
            )
        except (StoreError, OSError) as error:
            return Receipt(kept=False, says=terminal.why(error))


def _show_receipt(receipt: Receipt) -> None:
    """What became of each sheet to standard output; what is wrong, what is asked and why nothing was kept to standard error."""
    terminal.show_problems(gather(receipt.problems))
    terminal.show_questions([(q.file, q.sheet, q.says, q.key, q.choices) for q in receipt.questions])
    if receipt.sheets:
        rows = [(s.file, s.sheet, s.table, s.read, s.loaded, s.rejected, s.blank) for s in receipt.sheets]
        terminal.show_table(("File", "Sheet", "Table", "Read", "Loaded", "Rejected", "Blank"), rows)
    for file, sheet, says in receipt.covers:
        terminal.say(f"{file}, {sheet}: {says}")
    serious = [((c.table, c.sort), c.says) for c in receipt.changes.rows if c.sort in SERIOUS]
    terminal.show_changes(receipt.changes.counts, serious, kept=receipt.kept)
    terminal.say(receipt.says, stderr=not receipt.kept)


@app.command()
def measure(
    metrics: Annotated[list[str] | None, typer.Argument(metavar="METRICS", help="Keys, as in the glossary; otherwise all.")] = None,
    by: Annotated[Level, typer.Option("--by", parser=level, metavar="LEVEL", help=f"One of: {', '.join(Level)}.")] = Level.portfolio,
    as_of: Day = None,
    known: Known = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Print metrics at a level, as of a status date and as known at a day."""
    with _view(store, as_of, known) as opened:
        rows = measured(opened, metrics or [metric.key for metric in CATALOGUE], by=by.value)
        if as_json:
            print_json([row.as_dict(opened.currency) for row in rows])
        else:
            terminal.show_measured(opened, rows)


@app.command(no_args_is_help=True)
def explain(
    metric: Annotated[str, typer.Argument(metavar="METRIC", help="The metric's key, as in the glossary.")],
    project: Annotated[str, typer.Option("--project", metavar="ID", help="The project; otherwise the whole portfolio.")] = "",
    as_of: Day = None,
    known: Known = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Show how a figure came about: the formula with the numbers, limits, coverage, and the rows it comes from."""
    with _view(store, as_of, known) as opened:
        try:
            found = explained(opened, metric, level="project" if project else "portfolio", key=project)
        except KeyError as unknown:
            raise typer.BadParameter(str(unknown.args[0]), param_hint="--project") from unknown
        if as_json:
            print_json(found.as_dict())
        else:
            terminal.show_explanation(opened, found)


@app.command(no_args_is_help=True)
def snapshot(
    out_file: Annotated[Path, typer.Option("--out", metavar="FILE.pdf|FILE.xlsx", dir_okay=False, help="Where to write it.")],
    report: Annotated[str, typer.Option("--report", metavar="REPORT", help=f"One of: {', '.join(REPORTS)}.")] = "steering",
    as_of: Day = None,
    store: Store = None,
) -> None:
    """Write a report as PDF or as an Excel workbook."""
    write = EXPORTS.get(out_file.suffix.lower().lstrip("."))
    if write is None:
        kinds = " or ".join(f".{kind}" for kind in EXPORTS)
        raise typer.BadParameter(f"{out_file.name}: a snapshot ends in {kinds}", param_hint="--out")
    if report not in REPORTS:
        raise typer.BadParameter(f"there is no report {report!r}; there is {', '.join(REPORTS)}", param_hint="--report")
    portfolio = portfolio_at(store)
    with understood():
        try:
            found = produce(portfolio, REPORTS[report], status_date=as_of)
        except NothingPublishedError:
            found = None
    if found is None:
        nothing_there(portfolio)
    write_whole(out_file, lambda path: write(found, path))
    terminal.say(f"{out_file} written: {found.title}.")


@app.command(no_args_is_help=True)
def template(
    out_file: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", dir_okay=False, help="Where to write it.")],
) -> None:
    """Write the template workbook: every input table with headings, comments and drop-downs."""
    if out_file.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{out_file.name}: the template ends in .xlsx", param_hint="--out")
    write_whole(out_file, templates.write)
    terminal.say(f"{out_file} written.")


app.command()(history.loads)
app.command(no_args_is_help=True)(history.withdraw)
app.add_typer(profile.app, name="profile")


@app.command()
def verify(store: Store = None, as_json: AsJson = False) -> None:
    """Compare journal, control totals and snapshots with what is in the store."""
    portfolio = portfolio_at(store)
    with understood():
        problems = verified(portfolio, waiting=partial_(terminal.say, stderr=True))
    faults = sum(problem.severity == "error" for problem in problems)
    if as_json:
        print_json({"store": str(portfolio.path), "ok": not faults, "problems": [problem.as_dict() for problem in problems]})
    else:
        terminal.show_problems(problems)
        says = f"{counted(faults, 'fault')}." if faults else "Everything is as it was kept."
        terminal.say(says, stderr=bool(faults))
    if faults:
        raise typer.Exit(REFUSED)


if __name__ == "__main__":
    terminal.speak_utf8()
    app()
