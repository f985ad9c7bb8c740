"""What the values under months are: planned value, earned value or actual cost, of the period or to date."""

from collections.abc import Collection, Mapping

from ingest.cell import words
from ingest.glossary import english
from ingest.names import meanings
from schema import BY_NAME, Kind

PERIODS = BY_NAME["reporting_periods"]
CHOICES = (
    ("pv", "planned value of each period"),
    ("ev", "earned value of each period"),
    ("ac", "actual cost of each period"),
    ("pv_to_date", "planned value to date"),
    ("ev_to_date", "earned value to date"),
    ("ac_to_date", "actual cost to date"),
)
_WORDS = {
    "pv": "plan planned budget budgeted baseline soll geplant prévu planifié planificado previsto planejado pianificato gepland begroot ppto bcws",
    "ev": "earned earn verdient acquis ganado agregado bcwp verdiend fertigstellungswert",
    "ac": "actual actuals cost costs spend spent ist istkosten kosten réel coûts réalisé real reales costes custos reais effettivo costi werkelijk acwp",
}
_OF = {words(word): column for column, spelled in _WORDS.items() for word in spelled.split()}
LEFT = "-"  # what people keep beside those measures, and no table takes month by month
_SPELLED = (
    "variance deviation difference delta diff var dev abw abweichung ecart desviacion scostamento desvio afwijking verschil "
    "forecast outlook vis commitment committed obligo remaining residual cpi spi vac"
)
_LEFT = frozenset(_SPELLED.split())
_LETTERS = {"a": "ac", "f": LEFT, "e": LEFT, "b": "pv", "p": "pv"}  # of actual, forecast, estimate, budget, plan
_AT_COMPLETION = frozenset(["complete", "total", "eac", "bac", "gesamtbudget"])  # told anew in each period; any other is spread over them
_TO_DATE = ("cumulative", "cum", "to date", "ytd", "itd", "kumuliert", "kum", "cumul", "cumulé", "acumulado", "cumulato", "cumulatief")


def of_letters(letters: Mapping[int, str], beside: Collection[str]) -> dict[int, str]:
    """The measures that single letters such as A and F name by their places; none unless actual cost and another one are told apart."""
    found = {place: _LETTERS[letter.casefold()] for place, letter in letters.items() if letter.casefold() in _LETTERS}
    every = {*found.values(), *beside}
    return found if "ac" in every and len(every) > 1 else {}


def measure(text: str) -> str:
    """The column of the reporting periods that the text names; "" where it names none, or several, LEFT where it is nothing kept."""
    whole = (english(text) | set(words(text).split())) & _AT_COMPLETION
    if english(text) & _LEFT and not whole:
        return LEFT
    named = {found.column.name for found in meanings(PERIODS, text)[:1] if found.column.kind is Kind.MONEY}
    if not named:
        named = {_OF[word] for word in words(text).split() if word in _OF}
    if named == {"pv", "ac"} and "actual" in words(text):
        named = {"ac"}
    if named == {"etc"}:
        return LEFT  # spread over the months to come
    if len(named) != 1:
        return ""
    column = named.pop()
    column = "pv" if column == "budget" and not whole else column
    plain = f" {words(text)} "
    twin = f"{column}_to_date"
    to_date = any(f" {words(mark)} " in plain for mark in _TO_DATE)
    return twin if to_date and not column.endswith("_to_date") and any(c.name == twin for c in PERIODS.columns) else column
