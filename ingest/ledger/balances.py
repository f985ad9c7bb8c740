"""Lines of a ledger that call themselves a balance, such as what was carried forward: whether they count is asked, for they may be known already."""

from array import array

from ingest.cell import is_blank, show
from ingest.draft import Reply
from ingest.match import Match
from ingest.question import Question, key
from ingest.readers.sheet import Sheet
from ingest.rows import LeftOut, Rows
from schema import Kind

CHOICES = (
    ("left_out", "what was booked before or is known otherwise: it is left out"),
    ("counts", "a cost that nothing else holds: it counts"),
)


def apart(file: str, sheet: Sheet, match: Match, rows: Rows, reply: Reply) -> list[Question]:
    """Takes the balances out that are not to count; what nobody has answered is asked."""
    questions = []
    for text, offsets in rows.balances.items():
        answer = reply("balance", text)
        questions.append(_ask(file, sheet, match, text, offsets))
        if answer != "counts":
            _leave_out(sheet, rows, text, offsets)
    return questions


def _ask(file: str, sheet: Sheet, match: Match, text: str, offsets: list[int]) -> Question:
    money = [each.heading.column - sheet.first_column for each in match.matched if match.table.column(each.column).kind is Kind.MONEY]
    amounts = ", ".join(show(cell) for offset in offsets[:3] for place in money if not is_blank(cell := sheet.rows[offset][place]))
    return Question(
        key=key("balance", file, sheet.label, text),
        topic="balance",
        file=file,
        sheet=sheet.name,
        row=sheet.number(offsets[0]),
        column=text,
        says=f"Row {sheet.number(offsets[0])} calls itself “{text}” ({amounts}): it is a balance and no posting. Does it count as a cost?",
        choices=CHOICES,
    )


def _leave_out(sheet: Sheet, rows: Rows, text: str, offsets: list[int]) -> None:
    out = set(offsets)
    rows.data = array("i", [offset for offset in rows.data if offset not in out])
    rows.blank += len(out)
    says = f"is a balance (“{text}”) and is left out."
    rows.left_out += [LeftOut(row=sheet.number(offset), says=says, mend="Nothing need be done.", found=text) for offset in offsets]
