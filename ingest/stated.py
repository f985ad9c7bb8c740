"""In what the amounts of each column are, as its heading, the lines above and those below the table say: asked where they do not agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest import references, shown, titles, wordings
from ingest.cell import show
from ingest.draft import Draft, Reply
from ingest.glossary import english
from ingest.header import Header
from ingest.names import Unit, unit
from schema import Kind

TOPIC = "thousands"


@dataclass(frozen=True, kw_only=True)
class _Note:
    """A line below a table: the mark by which headings refer to it, how many an amount stands for, whether it surely speaks of amounts."""

    text: str
    scale: int
    mark: str = ""
    sure: bool = True


def scales(draft: Draft, header: Header, reply: Reply) -> dict[str, int]:
    """How many each amount of a column stands for; what lines say is told, or asked once where it is not sure."""
    money = [name for name in draft.matches if draft.table.column(name).kind is Kind.MONEY]
    above, notes = titles.scales(draft.sheet, header), _notes(draft, header)
    whole = [name for name in money if shown.shrinks(draft, name)]
    for name in whole if above or notes else [name for name in whole if unit(draft.heading(name)).scale != 1]:
        shown.tell_shrunk(draft, name)
    money = [name for name in money if name not in whole]
    if not notes and len(above) < 2:
        scale, text = next(iter(above.items()), (1, ""))
        found = {name: own if (own := unit(draft.heading(name)).scale) != 1 else scale for name in money}
        _tell(draft, {name: text for name in money if text and unit(draft.heading(name)).scale == 1}, found)
        return found
    said = {name: _said(draft, name, above, notes) for name in money}
    found = {name: scale for name, (scale, _) in said.items() if scale}
    _tell(draft, {name: text for name, (scale, text) in said.items() if scale and text}, found)
    return found | _asked(draft, {name: text for name, (scale, text) in said.items() if not scale}, above, notes, reply)


def _notes(draft: Draft, header: Header) -> list[_Note]:
    sheet, found = draft.sheet, list[_Note]()
    headings = {references.of(heading.text) for heading in header.headings} - {""}
    money = {references.of(draft.heading(name)) for name in draft.matches if draft.table.column(name).kind is Kind.MONEY}
    for line in sheet.below:
        mark, text = references.note(line)
        for scale in wordings.scales(text):
            sure = mark not in headings - money and len(wordings.scales(text)) == 1
            found.append(_Note(text=line, scale=scale, mark=mark if mark in money else "", sure=sure))
    if not found and not any(wordings.CURRENCY.search(line.casefold()) for line in (*sheet.titles, sheet.part)):
        found = [_Note(text=line, scale=scale, sure=False) for line in sheet.aside for scale in wordings.scales(line)]
    return found


def _said(draft: Draft, name: str, above: Mapping[int, str], notes: Sequence[_Note]) -> tuple[int, str]:
    """How many an amount of the column stands for and the line that says so; 0 where that is to be asked, with what it is asked by."""
    heading = draft.heading(name)
    own, mark = unit(heading), references.of(heading)
    mine = [note for note in notes if note.mark and note.mark == mark]
    general = [_judged(draft, name, note) for note in notes if not note.mark]
    taken = mine or general
    candidates = {note.scale: note.text for note in reversed(taken)} | ({} if mine else dict(above))
    if own != Unit():
        if own.scale != 1 and not taken:
            return own.scale, ""
        return (own.scale, "") if set(candidates) <= {own.scale} else (0, heading)
    if not candidates:
        return 1, ""
    ((scale, text), *others) = candidates.items()
    sure = scale in above or any(note.sure for note in taken)
    return (scale, text) if sure and not others else (0, taken[0].text if taken else text)


def _judged(draft: Draft, name: str, note: _Note) -> _Note:
    """The note as it is about the column: one that names headings is sure for those alone, and one of other words for none."""
    said = english(" ".join(wordings.leftover(note.text)))
    if not said or not note.sure:
        return note
    named = english(draft.heading(name)) & said
    known = english(draft.table.title).union(*(english(draft.heading(other)) for other in draft.matches))
    others = any(english(draft.heading(other)) & said for other in draft.matches if draft.table.column(other).kind is Kind.MONEY)
    return replace(note, sure=said <= known and bool(named or not others))


def _tell(draft: Draft, lines: Mapping[str, str], found: Mapping[str, int]) -> None:
    """Each line once, with the columns of which it holds where it does not hold of all amounts."""
    plain = [name for name in found if unit(draft.heading(name)).scale == 1]
    for text in dict.fromkeys(lines.values()):
        names = [name for name, line in lines.items() if line == text]
        what = "the amounts are" if len(names) == len(plain) else f"{_listed(draft, names)} {'is' if len(names) == 1 else 'are'}"
        scale = found[names[0]]
        says = f"“{show(text)}” says that {what} {wordings.WORDS[scale]}: each is taken times {scale:,}."
        draft.problem(says, "Say yes if that is right.", severity="warning")


def _asked(draft: Draft, asked: Mapping[str, str], above: Mapping[int, str], notes: Sequence[_Note], reply: Reply) -> dict[str, int]:
    """The answers of the columns that are asked about, by a heading of their own or by the line that is not sure."""
    found: dict[str, int] = {}
    lines = list(dict.fromkeys((*above.values(), *(note.text for note in notes))))
    for text in dict.fromkeys(asked.values()):
        names = [name for name, by in asked.items() if by == text]
        answer = reply(TOPIC, text)
        found |= dict.fromkeys(names, int(answer or 1))
        if not answer and draft.offsets:
            said = " and ".join(f"“{show(line)}”" for line in lines)
            says = (
                f"{said} {'stand' if len(lines) > 1 else 'stands'} beside the table. In what are the amounts under {_listed(draft, names)}?"
            )
            possible = {1, *above, *(note.scale for note in notes), *(unit(draft.heading(name)).scale for name in names)}
            draft.ask(
                TOPIC, text, says, [(str(scale), wordings.WORDS[scale]) for scale in sorted(possible)], column=draft.heading(names[0])
            )
            draft.rejected.update(range(len(draft.offsets)))
    return found


def _listed(draft: Draft, names: Sequence[str]) -> str:
    return ", ".join(f"“{show(draft.heading(name))}”" for name in names)
