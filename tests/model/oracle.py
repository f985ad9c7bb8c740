"""Who answers what Steerboard asks, truthfully, from what the generator knows of the file."""

from ingest.question import Question
from tests.model.sheets import File, sheet_name


def answer(question: Question, file: File) -> str:
    """The true answer, "" where the generator knows none of that topic."""
    match question.topic:
        case "date_order":
            return "dmy"
        case "decimal_sign":
            return file.style.decimal
        case "percent":
            return "share" if file.style.suffix == "xlsx" else "percent"
        case "jump":
            return "right"
        case "table":
            return next((sheet.table for sheet in file.sheets if question.sheet == sheet_name(file, sheet)), "")
        case _:
            return ""
