"""From whom a file comes: its name without what changes from one delivery to the next."""

import re
from pathlib import PurePath

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_BETWEEN = r"(?<![^\W_])(?:{})(?![^\W_])"
_TAKEN_OUT = (
    r"\(\d+\)|\[\d+\]",  # a browser's second download
    _BETWEEN.format(r"(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?:[-_. ]?(?:0[1-9]|[12]\d|3[01]))?"),
    _BETWEEN.format(r"(?:0?[1-9]|[12]\d|3[01])[-_. ](?:0?[1-9]|1[0-2])[-_. ](?:19|20)?\d\d"),
    _BETWEEN.format(rf"(?:\d{{1,2}}[-_. ]?)?(?:{_MONTH})[-_. ]?(?:(?:19|20)?\d\d)?"),
    _BETWEEN.format(r"(?:19|20)?\d\d[-_. ]?q[1-4]|q[1-4][-_. ]?(?:(?:19|20)?\d\d)?"),
    _BETWEEN.format(r"(?:week|wk|kw|cw|p|period|sprint)[-_. ]?\d{1,2}"),
    _BETWEEN.format(r"(?:v|ver|version|rev|revision|draft)[-_. ]?\d+(?:[._]\d+)*"),
    _BETWEEN.format(r"final|draft|copy(?: of)?|latest|new|updated?|corrected|signed"),
    _BETWEEN.format(r"\d+"),
)


def source_of(file_name: str) -> str:
    """``Returns_2026-10 (1).xlsx`` → ``returns``; a name of nothing but dates is kept as it is."""
    stem = PurePath(file_name.replace("\\", "/")).stem.lower()
    rest = stem
    for pattern in _TAKEN_OUT:
        rest = re.sub(pattern, " ", rest)
    return " ".join(re.split(r"[\W_]+", rest)).strip().replace(" ", "_") or stem
