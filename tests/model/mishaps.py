"""What goes wrong with returns: files that come again, changed, late, or in the wrong order."""

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.model.figures import Effect
from tests.model.returns import Returns, Rows
from tests.model.sheets import File, amount, rewritten
from tests.model.truth import MONTHS, Row

Mishap = Callable[[random.Random, Returns, str], Returns]
NOTHING = Effect()
COPY = {
    "older": "leave",
    "origin": "same",
    "known": "once",
    "repeated": "once",
    "twins": "leave",
}  # what is true of a file that was here before
LATER = 2  # months after which a file comes once more
QUIET = 0.2  # the share of years in which nothing goes wrong
COPIES = ("Kopie von {}", "Copy of {}", "{} (1)", "{}_final", "{}_JS", "return of {}", "{} - Kopie", "{} v2", "from Anna {}")


def afflict(chance: random.Random, files: Returns) -> Returns:
    """The returns with a mishap to each of some tables, and now and then a wrong file that is withdrawn."""
    for table in _tables(files):
        if chance.random() >= QUIET:
            files = chance.choice([mishap for mishap, tables in MISHAPS.items() if table in tables])(chance, files, table)
    return wrong_file(chance, files) if chance.random() < QUIET else files


def _tables(files: Returns) -> list[str]:
    """What comes again and again: progress, costs, and the registers by the first of them."""
    there = {next(iter(file.effect.puts)) for listed in files.values() for file in listed}
    return [table for table in ("progress", "costs", "milestones", "work_packages") if table in there]


def same_again(chance: random.Random, files: Returns, table: str) -> Returns:
    """A file comes once more two months later, bytes and name the same."""
    month, file = _one(chance, files, table)
    return _add(files, month + LATER, replace(file, effect=NOTHING, says=f"{file.says}, the same again", answers=COPY))


def renamed_copy(chance: random.Random, files: Returns, table: str) -> Returns:
    """A file comes once more under the name that a copy has."""
    month, file = _one(chance, files, table)
    stem, dot, suffix = file.name.rpartition(".")
    name = chance.choice(COPIES).format(stem) + dot + suffix
    return _add(files, month + LATER, replace(file, name=name, effect=NOTHING, says=f"{file.says}, a renamed copy", answers=COPY))


def late_posting(chance: random.Random, files: Returns, table: str) -> Returns:
    """A later ledger holds one line more, of a month that was delivered before; so do those after it that hold that month again."""
    first, later = _two(chance, files, table)
    if later is None or first.sheets[0].layout == "across":
        return files
    month, file = later
    row = chance.choice(list(first.effect.puts["costs"].values()))
    late: Row = {**row, "line_id": f"{row['line_id']}L", "amount": amount(row) + chance.choice((Decimal("3.3"), Decimal(-9_000)))}

    def with_it(each: File) -> File:
        again = (row["line_id"],) in each.effect.puts.get("costs", {})
        if each is not file and not (again and any(each in files[m] for m in range(month, MONTHS + 1))):
            return each
        lines = {**each.effect.puts["costs"], (late["line_id"],): late}
        says = f"with the late posting {late['line_id']}"
        return rewritten(each, "costs", list(lines.values()), Effect(puts={"costs": lines}), says, removal="kept")

    return {m: [with_it(each) for each in listed] for m, listed in files.items()}


def changed_line(chance: random.Random, files: Returns, table: str) -> Returns:
    """The ledger comes again with another amount in one line."""
    month, file = _one(chance, files, table)
    lines = dict(file.effect.puts["costs"])
    key, row = chance.choice(list(lines.items()))
    lines[key] = {**row, "amount": amount(row) + chance.choice((Decimal("100.01"), Decimal("-7.5")))}
    return _corrected(files, month, file, lines, Effect(puts={"costs": lines}), f"{key[0]} changed")


def dropped_line(chance: random.Random, files: Returns, table: str) -> Returns:
    """The ledger comes again without one of its lines."""
    month, file = _one(chance, files, table)
    lines = dict(file.effect.puts["costs"])
    if len(lines) < 3:
        return files
    key = chance.choice(list(lines))
    del lines[key]
    return _corrected(files, month, file, lines, Effect(puts={"costs": lines}, drops={"costs": [key]}), f"without {key[0]}")


def _corrected(files: Returns, month: int, file: File, lines: Rows, effect: Effect, says: str) -> Returns:
    """The corrected file two months later; ledgers after it that hold the same months hold them corrected."""
    new = rewritten(file, "costs", list(lines.values()), effect, says, removal="removed")
    old = file.effect.puts["costs"]

    def holds(each: File) -> bool:
        return each is not file and old.keys() <= each.effect.puts.get("costs", {}).keys()

    if any(holds(each) for m in range(month, month + LATER + 1) for each in files[m]):
        return files  # a ledger of the year so far came in between: which is right is another mishap

    def mended(each: File) -> File:
        if not holds(each):
            return each
        rows = {key: lines.get(key, row) for key, row in each.effect.puts["costs"].items() if key not in old or key in lines}
        return rewritten(each, "costs", list(rows.values()), Effect(puts={"costs": rows}), f"with {says}")

    later = {m: [mended(each) for each in listed] if m > month + LATER else listed for m, listed in files.items()}
    return _add(later, month + LATER, new)


def out_of_order(chance: random.Random, files: Returns, table: str) -> Returns:
    """A ledger comes after the one of the months that follow."""
    first, later = _two(chance, files, table)
    if later is None or set(first.effect.puts["costs"]) & set(later[1].effect.puts["costs"]):
        return files
    _, file = later
    swapped = {file.name: first, first.name: file}
    return {
        m: [replace(swapped[e.name], says=f"{swapped[e.name].says}, out of order") if e in (file, first) else e for e in listed]
        for m, listed in files.items()
    }


def progress_back(chance: random.Random, files: Returns, table: str) -> Returns:
    """A progress return comes again with less done than it said."""
    month, file = _one(chance, files, table)
    rows: Rows = dict(file.effect.puts["progress"])
    key, row = chance.choice(list(rows.items()))
    rows[key] = _halved(row, "pct_complete")
    effect, says = Effect(puts={"progress": rows}), f"{key[1:]} halved"
    return _add(files, month + LATER, rewritten(file, "progress", list(rows.values()), effect, says, removal="removed"))


def new_budget(chance: random.Random, files: Returns, table: str) -> Returns:
    """The plan comes again with another budget of one package."""
    month, file = next((m, each) for m, listed in files.items() for each in listed if table in each.effect.puts)
    rows: Rows = dict(file.effect.puts[table])
    key, row = chance.choice(list(rows.items()))
    rows[key] = {**row, "budget": row["budget"] + Decimal(chance.choice((500, -500)))}  # type: ignore[operator]
    effect = Effect(puts={table: rows})
    return _add(files, month + LATER, rewritten(file, table, list(rows.values()), effect, f"budget of {key[1]} changed", removal="removed"))


def wrong_file(chance: random.Random, files: Returns) -> Returns:
    """A file with wrong amounts or shares under a right one's name, loaded by mistake and withdrawn, at once or later."""
    table = chance.choice([table for table in ("progress", "costs") if _those(files, table)] or [""])
    if not table:
        return files
    month, file = _one(chance, files, table)
    column = "pct_complete" if table == "progress" else "amount"
    rows = {key: _halved(row, column) for key, row in file.effect.puts[table].items()}
    effect = Effect(puts={table: rows})
    wrong = rewritten(file, table, list(rows.values()), effect, "a wrong file", removal="removed", origin="same", known="once")
    until = chance.choice((month + LATER, min(MONTHS, month + 2 * LATER)))
    between = {m: [replace(each, answers={**each.answers, "removal": "removed"}) for each in listed] for m, listed in files.items()}
    return _add({**files, **{m: between[m] for m in range(month + LATER, until + 1)}}, month + LATER, replace(wrong, withdrawn=until))


def _halved(row: Row, column: str) -> Row:
    value = row[column]
    assert isinstance(value, Decimal)
    return {**row, column: Decimal(int(value * 100) // 2) / 100}


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


MISHAPS: dict[Mishap, tuple[str, ...]] = {  # with the tables that each befalls
    same_again: ("progress", "costs", "milestones"),
    renamed_copy: ("progress", "costs", "milestones"),
    late_posting: ("costs",),
    changed_line: ("costs",),
    dropped_line: ("costs",),
    out_of_order: ("costs",),
    progress_back: ("progress",),
    new_budget: ("work_packages",),
}
