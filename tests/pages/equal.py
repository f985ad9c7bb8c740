"""Whether what a slide says on the page stands on the same slide of the PDF and of the workbook too, number by number."""

import re
from typing import Any

from tests.figures import read

_NUMBER = re.compile(r"[+−-]?\d[\d\u202f\u2009]*(?:[.,]\d+)*(?:[\u00a0\u202f ]?(?:bn|M|k|%)(?!\w))?")
_STAMP = "Data as of "  # on the page: the PDF says of when it is in words of its own, at the foot of each page


def flat(text: str) -> str:
    """The text without anything that a line break, a typeface or a status mark may change."""
    return re.sub(r"[\s\u2060\u00a0\u2009\u202f●▲■○]+", "", text)


def numbers(text: str) -> list[str]:
    """Every number that a text says, with its sign and its unit."""
    return list(dict.fromkeys(found.strip() for found in _NUMBER.findall(text)))


def missing_in_pdf(text: str, title: str, pages: list[str]) -> list[str]:
    """Lines with a number that stand on no page of the slide; of the stamp, its numbers."""
    whole = "".join(page for page in map(flat, pages) if flat(title) in page)
    lines = [line for line in text.splitlines() if re.search(r"\d", line)]
    stamp = [number for line in lines if _STAMP in line for number in numbers(line)]
    return [said for said in (*stamp, *(line for line in lines if _STAMP not in line)) if flat(said) not in whole]


def missing_in_workbook(text: str, sheets: list[Any]) -> list[str]:
    """Numbers that none of the sheets has, neither as a number that reads the same nor within words."""
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    words = flat("\n".join(cell.value for cell in cells if isinstance(cell.value, str)))
    values = [shown for cell in cells if isinstance(cell.value, (int, float)) for shown in (float(cell.value), _shown(cell))]
    values += [value / 1e6 for value in values if abs(value) >= 1e6]  # charts write money in millions
    return [number for number in numbers(text) if flat(number) not in words and not _among(number, values)]


def _shown(cell: Any) -> float:
    """The number as the cell shows it: each comma after the last digit of its format divides by a thousand."""
    commas = re.search(r"[0#](,+)(?![0#,.])", cell.number_format or "")
    return float(cell.value) / 1000 ** len(commas[1] if commas else "")


def _among(number: str, values: list[float]) -> bool:
    """Whether a value reads as this number once it is rounded as the number is."""
    wanted = read(number)
    step = read(re.sub(r"\d(?=\D*$)", "1", re.sub(r"\d(?=.*\d)", "0", number.lstrip("+−-"))))
    assert wanted is not None
    assert step
    return any(abs(value - wanted) <= step * 0.500001 for value in values)
