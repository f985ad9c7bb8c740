"""What goes wrong with returns: files that come again, changed, late, or in the wrong order."""

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.model.figures import Effect
from tests.model.returns import Returns, Rows
from tests.model.sheets import File, rewritten
from tests.model.truth import MONTHS, Portfolio, Row

Mishap = Callable[[random.Random, Portfolio, Returns], Returns]
NOTHING = Effect()
REGISTERS = frozenset({"milestones", "risks"})
LATER = 2  # months after which a file comes once more
QUIET = 0.3  # the share of years in which nothing goes wrong


def afflict(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """The returns with at most one mishap."""
    if chance.random() < QUIET:
        return files
    return chance.choice([mishap for mishap, table in MISHAPS.items() if _those(files, table)])(chance, true, files)


def same_again(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """A file comes once more two months later, bytes and name the same."""
    month, file = _one(chance, files)
    if _meets_newer(file, files[month + LATER]):
        return files
    return _add(files, month + LATER, replace(file, effect=NOTHING, says=f"{file.says}, the same again"))


def renamed_copy(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """A file comes once more under the name that a copy has."""
    month, file = _one(chance, files)
    if _meets_newer(file, files[month + LATER]):
        return files
    stem, dot, suffix = file.name.rpartition(".")
    name = chance.choice((f"Kopie von {stem}", f"{stem} (1)", f"{stem}_final", f"{stem}_JS", f"return of {stem}")) + dot + suffix
    return _add(files, month + LATER, replace(file, name=name, effect=NOTHING, says=f"{file.says}, a renamed copy"))


def late_posting(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """A later ledger holds one line more, of a month that was delivered before."""
    first, later = _two(chance, files, "costs")
    if later is None:
        return files
    month, file = later
    row = chance.choice(list(first.effect.puts["costs"].values()))
    late: Row = {**row, "line_id": f"{row['line_id']}L", "amount": _amount(row) + chance.choice((Decimal("3.3"), Decimal(-9_000)))}
    lines = {**file.effect.puts["costs"], (late["line_id"],): late}
    new = rewritten(file, "costs", list(lines.values()), Effect(puts={"costs": lines}), f"with the late posting {late['line_id']}")
    return {**files, month: [new if each is file else each for each in files[month]]}


def changed_line(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """The ledger comes again with another amount in one line."""
    month, file = _one(chance, files, "costs")
    lines = dict(file.effect.puts["costs"])
    key, row = chance.choice(list(lines.items()))
    lines[key] = {**row, "amount": _amount(row) + chance.choice((Decimal("100.01"), Decimal("-7.5")))}
    return _add(files, month + LATER, rewritten(file, "costs", list(lines.values()), Effect(puts={"costs": lines}), f"{key[0]} changed"))


def dropped_line(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """The ledger comes again without one of its lines."""
    month, file = _one(chance, files, "costs")
    lines = dict(file.effect.puts["costs"])
    if len(lines) < 3:
        return files
    key = chance.choice(list(lines))
    del lines[key]
    effect = Effect(puts={"costs": lines}, drops={"costs": [key]})
    return _add(files, month + LATER, rewritten(file, "costs", list(lines.values()), effect, f"without {key[0]}"))


def out_of_order(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """A ledger comes after the one of the months that follow."""
    first, later = _two(chance, files, "costs")
    if later is None or set(first.effect.puts["costs"]) & set(later[1].effect.puts["costs"]):
        return files
    _, file = later
    swapped = {file.name: first, first.name: file}
    return {
        m: [replace(swapped[e.name], says=f"{swapped[e.name].says}, out of order") if e in (file, first) else e for e in listed]
        for m, listed in files.items()
    }


def progress_back(chance: random.Random, true: Portfolio, files: Returns) -> Returns:
    """A progress return comes again with less done than it said."""
    month, file = _one(chance, files, "progress")
    rows: Rows = dict(file.effect.puts["progress"])
    key, row = chance.choice(list(rows.items()))
    share = row["pct_complete"]
    assert isinstance(share, Decimal)
    rows[key] = {**row, "pct_complete": Decimal(int(share * 100) // 2) / 100}
    return _add(
        files, month + LATER, rewritten(file, "progress", list(rows.values()), Effect(puts={"progress": rows}), f"{key[1:]} halved")
    )


def _meets_newer(file: File, others: list[File]) -> bool:
    """Whether an old state of a register would come in one upload with a new one: which stands is another mishap."""
    return any(set(file.effect.puts) & set(other.effect.puts) & REGISTERS for other in others)


def _amount(row: Row) -> Decimal:
    amount = row["amount"]
    assert isinstance(amount, Decimal)
    return amount


def _one(chance: random.Random, files: Returns, table: str = "") -> tuple[int, File]:
    """A file that holds that table (any but the plan), and the month it comes in; not the last month's, so that another can follow."""
    return chance.choice(_those(files, table))


def _those(files: Returns, table: str) -> list[tuple[int, File]]:
    return [
        (month, file)
        for month, listed in files.items()
        for file in listed
        if month < MONTHS and not {"work_packages", "projects"} & set(file.effect.puts)
        if not table or table in file.effect.puts
    ]


def _two(chance: random.Random, files: Returns, table: str) -> tuple[File, tuple[int, File] | None]:
    """A file that holds the table, and one of a later month, if there is any."""
    month, file = _one(chance, files, table)
    later = [(m, each) for m, listed in files.items() for each in listed if m > month and table in each.effect.puts]
    return file, chance.choice(later) if later else None


def _add(files: Returns, month: int, file: File) -> Returns:
    """The file in that month's upload; two files of one name cannot be in one upload."""
    if any(other.name == file.name for other in files[month]):
        return files
    return {**files, month: [*files[month], file]}


MISHAPS: dict[Mishap, str] = {  # with the table that each befalls, "" for any
    same_again: "",
    renamed_copy: "",
    late_posting: "costs",
    changed_line: "costs",
    dropped_line: "costs",
    out_of_order: "costs",
    progress_back: "progress",
}
