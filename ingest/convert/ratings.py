"""A column of ratings from 1 to 5: figures, words, figures within words, and other scales once it is said which."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from math import ceil

from ingest.cell import Cell, Fault, show, words
from ingest.convert import amounts, scales
from ingest.convert.column import Ask, Cells, Converted, Reply, each
from ingest.convert.numbers import is_number
from ingest.convert.scales import STEPS
from ingest.convert.words import ASKED
from schema.wording import counted

_LED = re.compile(
    r"([1-5])\s*(?:[-–—:.)=]+\s*|\s)\D+|[(\[]([1-5])[)\]]\s*\D+|\D+[(\[]([1-5])[)\]]|[^\d]*[^\d\s][\s:=–-]+([1-5])"
)  # "4 - Likely", "Likely (4)", "L4" is none
_BOUNDS = "<>≤≥"
_SHARES = re.compile(rf"[{_BOUNDS}]?\s*(\d+(?:[.,]\d+)?)\s*(?:%|%?\s*(?:-|–|to|bis|à|a|and)\s*(\d+(?:[.,]\d+)?)\s*%)")
_OF = re.compile(r"(\d{1,3})\s*(?:/|of|out of|von|sur|de|su|van)\s*(\d{1,3})")  # "3/5"
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_SCALES = {"3": "1-3", "4": "1-4", "5": "1-5", "5r": "5-1", "10": "1-10", "100": scales.PERCENT}
TITLES = {
    "3": "1 to 3: taken as 1, 3 and 5",
    "4": "1 to 4: taken as 1, 2, 4 and 5",
    "5": "1 to 5, as they are",
    "5r": "1 to 5 the other way round: 1 is the highest",
    "10": "1 to 10: two steps for each of five",
    "100": "percent: twenty for each of five",
}
_ANSWERS = {**{str(n): str(n) for n in range(1, 6)}, "blank": "nothing: left blank"}
_WORDS = (
    ("words5", "five steps: very low 1, low 2, medium 3, high 4, very high 5"),
    ("words3", "three steps: low 1, medium 3, high 5"),
)


def convert(given: Cells, reply: Reply) -> Converted:
    """Whole numbers; a column from 1 to 5 also by the scale that its heading proves or somebody has declared."""
    if (given.column.low, given.column.high) != (1, 5):
        return amounts.convert(given, reply)
    strange = _strange(given)
    said = {word: reply(f"word|{word}") for word in strange}
    cells = [_told(_number(cell), said) for cell in map(_led, given.cells)]
    steps = reply("steps")  # said of the whole register: five are what is taken where nothing is said
    scale = scale_of(reply("scale"), given.heading) or ("" if steps in ("5", "1-5") else _SCALES.get(steps, steps))
    numbers = {Decimal(str(cell)) for index, cell in enumerate(cells) if is_number(cell) and index not in given.percent and cell == cell}
    texts = {cell for cell in cells if isinstance(cell, str) and cell.strip()}
    stepped = {text for text in texts if words(text) in STEPS}
    shared = {text for text in texts if _SHARES.fullmatch(text.strip())}
    asked: tuple[tuple[str, str], ...] = ()
    if stepped and scale not in ("words3", "words5"):
        asked = _WORDS if not any(STEPS[words(text)] in (1, 5) for text in stepped) else _WORDS[:1]
        if len(asked) == 1:
            scale, asked = "words5", ()
    elif scale == scales.UNKNOWN and numbers:
        asked = tuple(TITLES.items())
    elif not scale and numbers and (max(numbers) >= 7 or sum(number > 5 for number in numbers) > 1):  # a 6 alone is a slip
        wide = "10" if max(numbers) <= 10 else "100"
        asked = ((wide, TITLES[wide]), ("5", "1 to 5, and what is above is a mistake"))
    elif not scale and any(number != int(number) for number in numbers) and max(numbers) <= 1:
        asked = (("share", "shares of one: a fifth for each of five"), ("5", "1 to 5, and these are mistakes"))
    plain = replace(given, cells=[_on(cell, "share" if i in given.percent else scale, shared) for i, cell in enumerate(cells)])
    if asked:
        return _waiting(given, plain, asked)
    out = amounts.convert(plain, reply)
    for index, cell in enumerate(cells) if "-" in scale else ():
        if is_number(cell) and index not in given.percent and scales.rating(scale, float(cell)) is None:  # type: ignore[arg-type]
            out.refuse(
                index, Fault(says=f"is not on the scale {scale.replace('-', ' to ')} of the column.", mend="Enter a figure of the scale.")
            )
    for word, indices in strange.items() if len(strange) <= ASKED else ():
        if said[word] not in _ANSWERS:
            out.wait(indices)
            rows = given.rows(indices)
            says = f"“{word}” is no rating from 1 to 5 ({counted(rows, 'row')}). Which is it?"
            out.asks.append(Ask(topic=f"word|{word}", index=indices[0], says=says, choices=tuple(_ANSWERS.items())))
    return out


def scale_of(answer: str, heading: str) -> str:
    """The scale that somebody has said a column is on, else the one that its heading says."""
    return _SCALES.get(answer, answer) or scales.said(heading)


def share(cell: Cell, scale: str) -> Decimal | None:
    """The share of one that the cell gives by itself or by its scale: “75%”, the middle of “50% to 75%”; None for a step of a scale."""
    hit = _SHARES.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if hit:
        ends = [Decimal(part.replace(",", ".")) for part in hit.groups() if part]
        return None if str(cell).strip()[0] in _BOUNDS else sum(ends, Decimal(0)) / len(ends) / 100
    number = _number(cell)
    if not is_number(number) or scale not in (scales.SHARE, scales.PERCENT):
        return None
    found = Decimal(str(number))
    return found if scale == scales.SHARE else found / 100


def figure(cell: Cell) -> float | None:
    """The figure of a rating that is one, or begins or ends with one."""
    found = _number(_led(cell))
    return float(found) if is_number(found) else None  # type: ignore[arg-type]


def _strange(given: Cells) -> dict[str, list[int]]:
    """The words without a figure that are no known word for a rating, and where they stand."""
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(given.cells):
        if isinstance(cell, str) and cell.strip() and not any(map(str.isdigit, cell)) and words(cell) not in STEPS:
            found.setdefault(show(cell).strip(), []).append(index)
    return found


def _told(cell: Cell, said: Mapping[str, str]) -> Cell:
    """The rating that somebody has said the word to be."""
    answer = said.get(show(cell).strip(), "") if isinstance(cell, str) else ""
    return None if answer == "blank" else int(answer) if answer in _ANSWERS else cell


def _led(cell: Cell) -> Cell:
    """The figure that a text begins or ends with: “4 - Likely”, “Likely (4)”."""
    hit = _LED.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return int(next(part for part in hit.groups() if part)) if hit else cell


def _number(cell: Cell) -> Cell:
    """The number that a text is: a rating has no thousands, so its only sign is a decimal one."""
    hit = _PLAIN.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return float(hit[0].replace(",", ".")) if hit else cell


def _on(cell: Cell, scale: str, shared: set[str]) -> Cell:
    """The cell's rating from 1 to 5 on the scale; what does not stand on it is kept, to be refused."""
    if isinstance(cell, str) and cell in shared:
        low, high = _SHARES.fullmatch(cell.strip()).groups()  # type: ignore[union-attr]
        ends = [float(part.replace(",", ".")) for part in (low, high or low)]
        return cell if max(ends) > 100 else max(1, ceil(sum(ends) / len(ends) / 20))
    part = _OF.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if part and int(part[2]) > 1:
        return scales.rating(f"1-{part[2]}", int(part[1])) or cell
    step = STEPS.get(words(cell)) if isinstance(cell, str) else None
    if step and scale == "words5":
        return step
    if step and scale == "words3":
        return {2: 1, 3: 3, 4: 5}.get(step, cell)
    if not is_number(cell):
        return cell
    if scale == "share":
        return max(1, ceil(float(cell) * 5)) if 0 <= float(cell) <= 1 else cell  # type: ignore[arg-type]
    return (scales.rating(scale, float(cell)) or cell) if "-" in scale else cell  # type: ignore[arg-type]


def _waiting(given: Cells, plain: Cells, choices: tuple[tuple[str, str], ...]) -> Converted:
    """Every filled cell waits: until the scale is known, none of them says what it means."""
    out = each(plain.cells, lambda cell: Fault(says="waits for the scale.", mend="Say which scale it is."))
    filled = list(out.faults)
    out.wait(filled)
    odd = next((i for i in filled if not (is_number(plain.cells[i]) and 1 <= plain.cells[i] <= 5)), filled[0])  # type: ignore[operator]
    odder = f"{show(given.cells[odd])!r} is no rating from 1 to 5. " if plain.cells[odd] not in range(1, 6) else ""
    says = f"{odder}Which scale does the column “{given.heading}” use?"
    out.asks.append(Ask(topic="scale", index=odd, says=says, choices=choices))
    return out
