"""Text → number: reads back what :mod:`metrics.display` wrote, to compare page, PDF and workbook."""

import re

_FIGURE = re.compile(r"([+−-]?)\s*(\d{1,3}(?:[\u202f\u2009]\d{3})+|\d+)(\.\d+)?(?:[\u00a0 ]?(bn|M|k|%)(?!\w))?")
_TIMES = {"bn": 1e9, "M": 1e6, "k": 1e3, "%": 0.01, None: 1.0}


def read(text: str) -> float | None:
    """The first figure in ``text``, in whole units: "CHF −2.1 M" → −2100000.0; None where there is none."""
    found = _FIGURE.search(text)
    if not found:
        return None
    sign, whole, part, word = found.groups()
    digits = re.sub(r"\D", "", whole) + (part or "")
    return (-1.0 if sign in {"−", "-"} else 1.0) * float(digits) * _TIMES[word]
