"""Who answers what Steerboard asks, truthfully, from what the generator knows of the file."""

from collections.abc import Mapping

from ingest.question import Question
from tests.model.sheets import File, sheet_name


def answer(question: Question, files: Mapping[str, File]) -> str:
    """The true answer, "" where the generator knows none of that topic; files of like names are asked about together, at the first of them."""
    file = files[question.file]
    match question.topic:
        case "date_order":
            return "dmy"
        case "decimal_sign":
            return file.style.decimal
        case "percent":
            return "share" if file.style.suffix == "xlsx" else "percent"
        case "steps":
            return "5"
        case "jump" | "fell":
            return "right"
        case "table":
            return next((sheet.table for sheet in file.sheets if question.sheet == sheet_name(file, sheet)), "")
        case "measure":
            return "ac"
        case "cumulative":
            return "period"
        case "twins" | "contradiction" | "copies":
            named = {
                value: max(
                    (f for f in files.values() if f.name in words), key=lambda f: len(f.name), default=None
                )  # a copy's name holds the other's
                for value, words in question.choices
                if value != "both"
            }
            right = {value: f for value, f in named.items() if f and f.answers.get("twins") != "leave"}
            return min(right, key=lambda value: not right[value].withdrawn, default="")  # a wrong file stands until it is withdrawn
        case _:
            return next((f.answers[question.topic] for f in (file, *_beside(file, files)) if question.topic in f.answers), "")


def _beside(file: File, files: Mapping[str, File]) -> list[File]:
    """The other files of the same office with the same table."""
    tables = {sheet.table for sheet in file.sheets}
    return [each for each in files.values() if each.style is file.style and tables & {sheet.table for sheet in each.sheets}]
