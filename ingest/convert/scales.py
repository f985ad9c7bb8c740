"""The scale that a heading says its ratings are on, and what a figure on it is from 1 to 5."""

import re
from math import ceil

from ingest.cell import words

_LADDER = {
    1: "very low, rare, negligible, insignificant, sehr gering, sehr niedrig, très faible, muy bajo, muy baja, muito baixo, muito baixa, molto basso, "
    "molto bassa, zeer laag, lowest, vl",
    2: "low, unlikely, minor, gering, niedrig, faible, bajo, baja, baixo, baixa, basso, bassa, laag, small, l",
    3: "medium, moderate, possible, mittel, moyen, moyenne, medio, media, médio, média, gemiddeld, middel, med, m",
    4: "high, likely, probable, major, hoch, élevé, élevée, alto, alta, hoog, h",
    5: "very high, almost certain, severe, critical, catastrophic, extreme, sehr hoch, très élevé, très élevée, muy alto, muy alta, muito alto, "
    "muito alta, molto alto, molto alta, zeer hoog, highest, vh",
}
STEPS = {words(word): step for step, line in _LADDER.items() for word in line.split(",")}
UNKNOWN = "?"
PERCENT = "0-100"
SHARE = "share"
_NUMBER = r"(?<!\w)(?<!\d\.)(\d{1,3})(?!\w)"
_RANGE = re.compile(rf"(?<!\d[-–./,]){_NUMBER}\s*(?:-|–|—|\.\.+|…|to|bis|à|a|até|hasta|al?|tot|t/m|/)\s*{_NUMBER}(?![-–./,]\d)")
_LIST = re.compile(rf"{_NUMBER}(?:\s*[,;/|]\s*\d{{1,3}}(?!\w))+")
_MOST = re.compile(rf"(?:max(?:imum|imal)?\.?|out of|\bof|\bvon|\bsur|\bde|\bsu|\bvan|\bop|\bsobre|/)\s*{_NUMBER}")
_STEPPED = re.compile(r"(?<!\w)(\d{1,2})[ -]?(?:points?|pt|er|punkte|puntos|punti|steps?|stufig|stufen)\b")
_ENTRY = re.compile(rf"{_NUMBER}\s*(?:[=:]\s*|\s)([^\W\d_]+(?: [^\W\d_]+)?)|([^\W\d_]+(?: [^\W\d_]+)?)\s*[=:]\s*{_NUMBER}")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


def said(heading: str) -> str:
    """The scale as “lowest-highest”, such as 1-10 or, where 1 is the gravest, 5-1; UNKNOWN where figures say one that is not understood."""
    text = " ".join(heading.casefold().split())
    ranked = _ranked(text)
    ends = {(int(low), int(high)) for low, high in _RANGE.findall(text)} | {(run[0], run[-1]) for run in _runs(text)}
    ends = ends or {(1, int(high)) for high in (*_MOST.findall(text), *_STEPPED.findall(text))}
    if not ends and len(ranked) > 1:
        ends = {(min(ranked), max(ranked))}
    if not ends:
        return UNKNOWN if ranked or any(re.search(_NUMBER, part) for part in _BRACKETS.findall(text)) else ""
    low, high = min(ends)
    if len(ends) > 1 or not low <= 1 < high:
        return SHARE if ends == {(0, 1)} else UNKNOWN
    rises = {(number == high) == (step > 3) for number, step in ranked.items() if number in (low, high) and step != 3}
    if len(rises) > 1 or (ranked and not rises):
        return UNKNOWN
    return PERCENT if high == 100 else f"{low}-{high}" if rises != {False} else f"{high}-{low}"


def rating(scale: str, figure: float) -> int | None:
    """From 1 to 5: the ends of the scale are the ends, what lies between is as far between; None where it is not on the scale."""
    low, high = map(int, scale.split("-"))
    if not min(low, high) <= figure <= max(low, high):
        return None
    if scale == PERCENT:
        return max(1, ceil(figure / 20))
    if figure != int(figure):
        return None
    width, along = abs(high - low), abs(int(figure) - low)
    return 1 + (8 * along + width) // (2 * width)


def _runs(text: str) -> list[list[int]]:
    """Figures one after the other, such as 1/2/3 or 1, 2, 3, 4."""
    found = [[int(each) for each in re.findall(r"\d+", hit[0])] for hit in _LIST.finditer(text)]
    return [run for run in found if len(run) > 2 and run == list(range(run[0], run[0] + len(run)))]


def _ranked(text: str) -> dict[int, int]:
    """What a heading says of single figures: “1 = low”, “high: 5”, “1 (high)”."""
    found: dict[int, int] = {}
    for number, after, before, last in _ENTRY.findall(" ".join(re.sub(r"[()\[\]]", " ", text).split())):
        spelled = (after, after.split()[0]) if after else (before, before.split()[-1])
        steps = [STEPS[words(each)] for each in spelled if words(each) in STEPS]
        found |= {int(number or last): steps[0]} if steps else {}
    return found
