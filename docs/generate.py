"""Writes docs/glossary.md from the metrics and docs/input_tables.md from the input tables; ``--check`` says when they lag."""

import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from metrics import CATALOGUE
from metrics.explain import in_symbols
from metrics.limits import in_words
from metrics.metric import Metric
from schema import TABLES, Column, Kind, Table

FOLDER = Path(__file__).resolve().parent
_NOTE = "<!-- Written by `make docs` from the declarations; change those, not this page. -->"
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "|*_<"})


def glossary(catalogue: Collection[Metric]) -> str:
    """Every metric: what it means, how it is computed, when it cannot be, its limits and its worked example."""
    head = ["# Glossary", _NOTE, "Every figure of Steerboard, as it is declared in `metrics/`. Each worked example is computed by a test."]
    return "\n\n".join([*head, *(_metric(metric) for metric in catalogue)]) + "\n"


def input_tables(tables: Iterable[Table]) -> str:
    """Every input table: its columns with kind, unit, meaning and the names people give them, and its checks."""
    head = [
        "# Input tables",
        _NOTE,
        "What Steerboard reads, as it is declared in `schema/`. A table may come as a sheet of the template workbook, as a sheet of any "
        "workbook or as a CSV; a heading is found by its own name, by one of the other names, or by likeness. **Bold** columns must be there.",
        "A month, quarter, week or year where a day belongs stands for its last day, or for its first where something starts, and that is told.",
    ]
    return "\n\n".join([*head, *(_table(table) for table in tables)]) + "\n"


def _metric(metric: Metric) -> str:
    lines = [f"- Unit: {metric.unit.value}"]
    lines += [f"- Not computable when `{condition}`: {_text(reason)}" for condition, reason in metric.undefined]
    if metric.thresholds:
        lines.append(f"- Limits: {_text(in_words(metric.thresholds, metric.unit))}")
    if metric.example:
        given = ", ".join(f"`{name}` {_figure(value)}" for name, value in metric.example.given.items())
        lines.append(f"- Example: {given} → {_figure(metric.example.value)} ({_text(metric.example.source)})")
    lines.append(f"- Source: {_text(metric.source)}")
    said = [f"## {metric.label} (`{metric.key}`)", _text(metric.meaning), f"> {metric.label} = {_text(in_symbols(metric))}"]
    return "\n\n".join([*said, "\n".join(lines)])


def _figure(value: float) -> str:
    """As it is declared, with a true minus sign."""
    return f"{value:.12g}".replace("-", "−")


def _table(table: Table) -> str:
    head = [f"## {table.title} (`{table.name}`)", "", table.meaning, ""]
    if table.names:
        head += [f"Also called: {', '.join(table.names)}.", ""]
    head += [f"Key: {' and '.join(f'`{name}`' for name in table.key)}. {_growth(table)}", ""]
    rows = ["| column | kind | meaning | other names |", "| --- | --- | --- | --- |", *(_column(column) for column in table.columns)]
    checks = [f"- `{check.column}` ({check.severity}): {check.says} {check.mend}" for check in table.checks]
    guides = [f"- “{column.heading}”: {column.meaning}" for column in table.guides]
    told = ["", "Read with it and not kept:", "", *guides] if guides else []
    return "\n".join([*head, *rows, *told, *(["", "Checked:", "", *checks] if checks else [])])


def _growth(table: Table) -> str:
    if table.period:
        return (
            f"It grows with time: a new load of the same source replaces the dates of `{table.period}` that it spans, project by project."
        )
    return "It describes how things stand: a new load of the same source replaces it whole."


def _column(column: Column) -> str:
    name = f"**`{column.name}`**" if column.required else f"`{column.name}`"
    others = "; or else ".join(", ".join(names) for names in (column.names, column.instead) if names)
    cells = (name, _text(_kind(column)), _meaning(column), _text(others))
    return f"| {' | '.join(cells)} |"


def _kind(column: Column) -> str:
    unit = f", {column.unit}" if column.unit else ""
    if column.kind is Kind.CHOICE and column.choices:
        return f"one of {', '.join(column.choices)}{unit}"
    return f"{column.kind.value}{unit}"


def _meaning(column: Column) -> str:
    says = [_text(column.meaning)]
    if column.refers_to:
        says.append(f"Must be known in `{column.refers_to}`.")
    if column.gives and column.kind is Kind.TEXT:
        says.append(f"Serves as `{column.gives}` where no column holds one.")
    if column.to_date:
        says.append(f"Running totals belong under `{column.to_date}`.")
    return " ".join(says)


def _text(words: str) -> str:
    """On one line, and without marks that Markdown would take for its own."""
    return " ".join(words.split()).translate(_MARKS)


def main(arguments: list[str]) -> int:
    """0 when the pages are written, or in step; 1 when they lag."""
    pages = {FOLDER / "glossary.md": glossary(CATALOGUE), FOLDER / "input_tables.md": input_tables(TABLES)}
    lagging = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in lagging:
            print(
                f"{path.relative_to(FOLDER.parent)} is not in step with the declarations: run `make docs` and commit it.", file=sys.stderr
            )
        return 1 if lagging else 0
    for path in lagging:
        path.write_text(pages[path], "utf-8", newline="\n")
        print(f"Wrote {path.relative_to(FOLDER.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
