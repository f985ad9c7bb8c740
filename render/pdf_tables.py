"""How wide the columns of a table want to be, so that Typst can share out a page's width."""

import re
from typing import Any

from charts import text as letters

_WORD = 24  # letters of a word that stay together; a longer one may be broken anywhere after so many
_NUMBER = 18.0  # times the type size: what is wider than this is set as words, whatever its column says
_MEASURED = 3  # of a column's texts, the longest by our reckoning: the page measures which is it
_MARK = 1.2  # times the type size, of a status mark and the gap after it


def widen(grid: dict[str, Any]) -> None:
    """Give each column its ``longest`` texts, the ``bare`` ones with no more of its heading than a word, the room of a ``mark``, and its longest ``word``."""
    for at, column in enumerate(grid["columns"]):
        values = [row[at] for row in grid["rows"]]
        marks = [_MARK if value["status"] else 0.0 for value in values]
        for value in values:
            value["text"] = breakable(value["text"])
        texts = [(value["text"], mark) for value, mark in zip(values, marks, strict=True)]
        head = column["label"]
        column["natural"] = max([_width(head), *(_width(text) + mark for text, mark in texts)]) + 0.1
        column["word"] = max([_longest(head), *(_longest(text) + mark for text, mark in texts)]) + 0.1
        column["numeric"] = column["numeric"] and column["natural"] <= _NUMBER
        column["longest"] = sorted({head, *(text for text, _ in texts)}, key=_width)[-_MEASURED:]
        column["bare"] = [*sorted({text for text, _ in texts}, key=_width)[-_MEASURED:], max(_words(head), key=_width, default="")]
        column["mark"] = _MARK if any(marks) else 0.0


def breakable(text: str) -> str:
    """Words that no line can hold may be broken: a zero-width space after each so many letters."""
    return re.sub(rf"(\S{{{_WORD}}})(?=\S)", "\\1\u200b", text)


def _longest(text: str) -> float:
    return max((_width(word) for word in _words(text)), default=0.0)


def _words(text: str) -> list[str]:
    return re.split("[ \u200b]", text)


def _width(text: str) -> float:
    plain = re.sub("[\u2060\u200b]", "", text).replace("\u2009", "\u202f")
    return letters.width(plain) / letters.SIZE
