"""What the command line prints: tables, problems, measured figures and explanations, as plain text that a pipe gets whole."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from metrics.display import day, write
from metrics.explanation import Explanation
from metrics.measure import Measured
from metrics.view import View
from schema import Problem
from schema.wording import counted

_SPACES = str.maketrans({"\u00a0": " "})  # nothing breaks a line here, and people search for what they can type
_SERIOUS = 20  # changes of one sort that are told one by one
_WIDE = 10_000  # of a pipe or a file: nothing is cut or wrapped there


def console(*, stderr: bool = False) -> Console:
    """The terminal as it is; whatever is no terminal gets lines as long as they are."""
    found = Console(stderr=stderr, soft_wrap=True, highlight=False, markup=False, emoji=False)
    if not found.is_terminal:
        found.width = _WIDE
    return found


def say(sentence: str, *, stderr: bool = False) -> None:
    """A sentence on a line of its own."""
    console(stderr=stderr).print(sentence.translate(_SPACES))


def show_table(columns: Sequence[str], rows: Sequence[Sequence[str | int]], *, right: Sequence[str] = ()) -> None:
    """Rows under headings; whole numbers and the columns named ``right`` are set to the right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, name in enumerate(columns):
        numeric = name in right or any(isinstance(row[index], int) for row in rows)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else cell.translate(_SPACES) for cell in row))
    console().print(table)


def show_problems(problems: Sequence[Problem]) -> None:
    """Each fault with its place, on a line of its own."""
    for problem in problems:
        place = (
            problem.file,
            problem.sheet and f"sheet {problem.sheet}",
            problem.row and f"row {problem.row}",
            problem.column and f"column {problem.column}",
        )
        found = f" Found: {problem.found}." if problem.found else ""
        where = ", ".join(str(part) for part in place if part)
        say(f"{problem.severity}: {where}: {problem.says}{found} {problem.mend}", stderr=True)


def show_questions(questions: Sequence[tuple[str, str, str, str, Sequence[tuple[str, str]]]]) -> None:
    """Each open question, by file, sheet, sentence, key and choices, and how it is answered."""
    for file, sheet, says, key, choices in questions:
        where = ", ".join(part for part in (file, sheet and f"sheet {sheet}") if part)
        written = "; ".join(f"{value}: {words}" for value, words in choices)
        say(f"question: {where}: {says}", stderr=True)
        say(f"  Answer with --answer '{key}=…'{f' ({written})' if written else ''}.", stderr=True)


def show_changes(counts: Mapping[Any, int], serious: Sequence[tuple[Any, str]], *, kept: bool) -> None:
    """How many rows change in what way against what was known, and the first of each way that calls for a look."""
    if not counts:
        return
    say("Changes against what was known before" if kept else "What would change against what is known")
    show_table(("Table", "Change", "Count"), [(*way, count) for way, count in counts.items()])
    for way, count in counts.items():
        told = [says for its, says in serious if its == way][:_SERIOUS]
        for says in told:
            say(f"{way[1]}: {way[0]}: {says}")
        if told and count > len(told):
            say(f"{way[1]}: {way[0]}: and {count - len(told):,} more.")


def show_measured(view: View, rows: Sequence[Measured]) -> None:
    """Measured figures as a table; where there is no value, the reason stands in its place."""
    say(f"As of {day(view.status_date)}")
    columns = ("Metric", "Of", "Value", "Status", "Coverage, or why there is no value")
    show_table(columns, [_measured(view, row) for row in rows], right=("Value",))


def _measured(view: View, row: Measured) -> tuple[str, ...]:
    of = row.label if row.key == row.label else f"{row.key} {row.label}".strip()
    status = row.status.value if row.thresholds else ""
    return row.metric.label, of, row.text(view.currency), status, row.coverage.whole if row.value is not None else row.reason


def show_explanation(view: View, found: Explanation) -> None:
    """How a figure came about, down to file, sheet and rows."""
    of = found.key or found.level
    value = write(found.value, found.unit, currency=view.currency, compact=False, counted=found.counted)
    lines = (
        ("", f"{found.label} of {of} as of {day(view.status_date)}: {value}{f' ({found.status.value})' if found.thresholds else ''}"),
        ("Formula", found.formula),
        ("Numbers", found.numbers),
        ("Not computable", found.reason),
        ("Limits", found.thresholds),
        ("Coverage", found.coverage),
        ("Meaning", found.meaning),
        ("Source", found.source),
    )
    for name, text in lines:
        if text:
            say(f"{name}: {text}" if name else text)
    for rows in found.rows:
        sums = "".join(f", {name} {total:,.2f}" for name, total in rows.sums.items())
        say(f"  {rows.file}, sheet {rows.sheet}, {rows.place}: {counted(rows.count, 'row')}{sums} (load {rows.load})")


def why(error: Exception) -> str:
    """What went wrong in a sentence; of the system's errors, with the file that it is about."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'The portfolio'} cannot be used: {error.strerror}."
    return str(error)


def speak_utf8() -> None:
    """A pipe on Windows would otherwise refuse thin spaces and minus signs."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
