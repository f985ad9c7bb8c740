"""The scale of a register's ratings where no heading says it: a legend beside the table does, or it is asked once for the source."""

import re
from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from ingest.cell import is_blank, one_line, words
from ingest.convert import ratings, scales
from ingest.coverage import hint
from ingest.draft import Draft, Reply
from ingest.glossary import english
from ingest.own_marks import NOTE
from ingest.reply import Replies
from schema.wording import counted

TOPIC = "steps"
LAST = 12  # rows at the end of a sheet among which a legend may stand
LEAST = {3: 5, 4: 8}  # rated risks from which a register that never goes higher may be on a scale of so many steps
PAIR = ("probability", "impact")
_FIGURE = re.compile(r"\d")
_RATED = frozenset(PAIR) | frozenset(
    ["likelihood", "severity", "consequence", "rating", "score", "scale", "skala", "echelle", "escala", "scala", "schaal"]
)
_OTHERS = frozenset(["priority", "urgency", "status", "proximity", "quality", "complexity", "confidence", "page", "phase"])


def informed(draft: Draft, reply: Reply) -> Reply:
    """The answers, with the scale that a legend says ratings to be on where nobody has said it."""
    found = legends(draft)
    for scale in {scale: name for name, scale in found.items() if scale != "1-5"}:
        ends = " to ".join(scale.split("-"))
        draft.problem(
            f"The words beside the figures, or a line beside the table, say that ratings are on a scale from {ends}: they are read so.",
            "Nothing need be done.",
            severity="notice",
        )
    by_heading = {own.heading.text: found.get(name.rpartition("_")[2], "") for name, own in draft.matches.items()} if found else {}
    return lambda topic, heading: reply(topic, "") or by_heading.get(heading, "") if topic == TOPIC else reply(topic, heading)


def legends(draft: Draft) -> dict[str, str]:
    """The scale of probabilities and of impacts, as lines above or below a register say, where its figures are on it."""
    if draft.table.name != "risks":
        return {}
    rows = (draft.sheet.rows[offset] for offset in range(max(len(draft.sheet.rows) - LAST, 0), len(draft.sheet.rows)))
    below = [" = ".join(cells) for row in rows if len(cells := [one_line(cell) for cell in row if not is_blank(cell)]) in (1, 2)]
    found: dict[str, set[str]] = {name: set() for name in PAIR}
    for line in (*draft.lines, *below):
        scale, named = _legend(line), english(line)
        for name in PAIR if scale else ():
            if name in named or not named & set(PAIR):
                found[name].add(scale)
    for name in PAIR:
        found[name] |= _by_words(draft, name)
    said = {name: scale.pop() for name, scale in found.items() if len(scale) == 1}
    return {name: scale for name, scale in said.items() if _highest(draft, name) <= max(map(int, scale.split("-")))}


def _by_words(draft: Draft, name: str) -> set[str]:
    """The scale that ratings such as “1 - low” and “3 - high” are on: the word of the highest figure is beyond that step of five."""
    cells = (
        {cell for index in range(len(draft.offsets)) if isinstance(cell := draft.cell(index, name), str)}
        if name in draft.matches
        else set()
    )
    steps = {int(figure): scales.STEPS.get(words(_FIGURE.sub("", cell))) for cell in cells if (figure := ratings.figure(cell)) is not None}
    most = max(steps, default=0)
    return {f"1-{most}"} if most in LEAST and (steps[most] or 0) > most else set()


def _legend(line: str) -> str:
    """The scale that the line says ratings to be on, "" where it is of something else."""
    label, colon, rest = line.partition(":")
    text = rest if colon and not any(map(str.isdigit, label)) else line
    scale = scales.said(text)
    said = english(line)
    steps = sum(words(word) in scales.STEPS for word in text.replace("=", " ").replace(",", " ").replace(";", " ").split())
    if "-" not in scale or said & _OTHERS or not (said & _RATED or steps > 1):
        return ""
    return scale if max(map(int, scale.split("-"))) in (3, 4, 5, 6, 10) else ""


def ask(drafts: Sequence[Draft], con: DuckDBPyConnection, replies: Replies) -> None:
    """Asks of registers whose figures never go beyond 3 or 4, and of which nothing tells more, whether that is the highest there is."""
    registers: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        unsaid = _unsaid(draft, replies) if draft.table.name == "risks" and draft.offsets else []
        if unsaid:
            registers.setdefault((hint.name(draft.file), *(draft.heading(name) for name in unsaid)), []).append(draft)
    for alike in registers.values():
        _ask(alike, con, replies)


def _unsaid(draft: Draft, replies: Replies) -> list[str]:
    """Probability and impact as far as the sheet has them and nothing says their scale; none where one of them is said to go to 5 or beyond."""
    reply = replies.about(draft.file, draft.sheet.label)
    there = [name for name in PAIR if name in draft.matches]
    beside = legends(draft)
    said = {name: ratings.scale_of(reply("scale", draft.heading(name)), draft.heading(name)) or beside.get(name, "") for name in there}
    own = any(each.heading.text == NOTE for each in draft.match.columns)  # the template says that they are from 1 to 5
    if own or set(said.values()) - {"", "1-3", "1-4"} or any(draft.percent(draft.matches[n].heading.column) for n in there):
        return []
    return [name for name in there if not said[name]]


def _ask(alike: Sequence[Draft], con: DuckDBPyConnection, replies: Replies) -> None:
    """One register, on one sheet or several."""
    answer = replies.about(alike[0].file, alike[0].sheet.label)(TOPIC, "")
    figures = [_figures(draft) for draft in alike]
    used = {figure for each in figures for row in each.values() for figure in row}
    rated = len(
        {(draft.value(n, "project_id"), draft.value(n, "risk_id")) for draft, rows in zip(alike, figures, strict=True) for n in rows}
    )
    most = int(max(used, default=0))
    beyond = answer in ("3", "4") and most > int(answer)
    partly = any(
        len(_unsaid(draft, replies)) < sum(name in draft.matches for name in PAIR) for draft in alike
    )  # the other is said to be on fewer
    likely = most in LEAST and (partly or (rated >= LEAST[most] and used == set(range(1, most + 1))))
    if not beyond and (answer or not likely or _is_known(alike, most, con)):
        return
    steps = [str(step) for step in (3, 4, 5) if step >= most or beyond]
    for draft, rows in zip(alike, figures, strict=True):
        says = f"No risk of {counted(rated, 'risk')} is rated higher than {most}, and nothing says on which scale the ratings are. Which is it?"
        if beyond:
            says = f"The ratings were said to be on a scale from 1 to {answer}, and one of them is {most}. Which scale are they on?"
        draft.ask(
            TOPIC,
            "",
            says,
            [(step, ratings.TITLES[step]) for step in steps],
            column=draft.heading(_unsaid(draft, replies)[0]),
            wrong=beyond,
        )
        draft.rejected.update(rows)


def _figures(draft: Draft) -> dict[int, list[float]]:
    """The figures of each rated row; none at all where some ratings are words, parts of a whole or figures whose words say the step."""
    found: dict[int, list[float]] = {}
    names = [name for name in PAIR if name in draft.matches]
    for index in range(len(draft.offsets)):
        cells = [draft.cell(index, name) for name in names]
        row = [figure for cell in cells if (figure := ratings.figure(cell)) is not None]
        if len(row) < sum(not is_blank(cell) for cell in cells) or any(_says_step(cell) for cell in cells):
            return {}
        if row:
            found[index] = row
    return found


def _says_step(cell: object) -> bool:
    """Whether a figure stands beside the word for the same step of five: “3 - medium”, which is no top of three."""
    figure = ratings.figure(cell) if isinstance(cell, str) else None
    said = {scales.STEPS.get(word) for word in words(str(cell)).split()} if figure is not None else set()
    return figure in said and figure in (2, 3, 4)


def _highest(draft: Draft, name: str) -> float:
    figures = (ratings.figure(draft.cell(index, name)) for index in range(len(draft.offsets))) if name in draft.matches else ()
    return max((figure for figure in figures if figure is not None), default=0)


def _is_known(alike: Sequence[Draft], most: int, con: DuckDBPyConnection) -> bool:
    """Whether ratings are known of this source that a scale of so many steps, taken as five, could not have given."""
    rows = con.execute(
        "SELECT DISTINCT unnest([probability, impact]) FROM risks WHERE _load IN (SELECT load_id FROM kept.loads WHERE source = ?)",
        [hint.name(alike[0].file)],
    ).fetchall()
    known = {value for (value,) in rows if value is not None}
    made = {scales.rating(f"1-{most}", step) for step in range(1, most + 1)}
    return bool(known) and max(known) > most and not known <= made
