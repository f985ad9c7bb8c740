"""What a line of text says of the amounts near it: that they are in thousands or millions, of which currency, and whether it says nothing else."""

import re

from ingest.convert.currencies import CODES, SYMBOLS
from ingest.glossary import folded, plain_words

_SIGN = (
    r"(?:eur|chf|usd|gbp|sek|nok|dkk|isk|pln|czk|huf|bgn|jpy|cny|cad|aud|nzd|inr|brl|mxn|sgd|hkd|zar|euros?|[rac]\$|us\$|€|\$|£|¥|zł|kč)"
)
_MONEY = rf"(?:{_SIGN}|(?:us |canadian |australian )?dollars?|pounds?(?: sterling)?|(?:schweizer )?franken|francs?(?: suisses)?|reais|kronor|kroner)"
_OF = r"(?:of |d['’]|de |di |van |von )?"
_ALONE = r"(?<!\w)(?<!\d )"  # not “1,200 kEUR”, which is an amount itself
_THOUSAND, _MILLION = r"1[., '’]?000\b(?![., '’]000)", r"1[., '’]?000[., '’]?000\b"
CURRENCY = re.compile(r"(?<!\w)(?:eur|euros?|chf|usd|gbp|€|\$|£)(?!\w)")
_FORMS = {
    1_000: (
        rf"{_ALONE}(?:[kt]|tsd\.?|tausend)\s?{_SIGN}(?!\w)",
        rf"{_ALONE}(?:tsd\.?|tausend|thousands?) {_OF}{_MONEY}(?!\w)",
        rf"(?<!\w){_MONEY}\s?[/'’]?(?:k|t|tsd|thousands?|000s?)(?![\w,.])",
        rf"\b(?:in|en|em|à) (?:tsd|k|mil|thousand|{_THOUSAND})\b|\b(?:in|en|em|à) {_SIGN}\s?{_THOUSAND}(?=\W*$)",
        r"\b(?:tausend|thousands|duizend|duizenden|migliaia|milhares|milliers)\b(?! oaks)",
        r"\bmiles de\b|\ben miles\b|['’]000\b|\(000s?\)",
        rf"{_ALONE}[x×]\s?(?:{_MONEY}\s?)?{_THOUSAND}|(?<!\w){_MONEY}\s?/\s?{_THOUSAND}",
    ),
    1_000_000: (
        rf"{_ALONE}(?:m|mm|mn|mio|mill|mln)\.?\s?{_SIGN}(?!\w)",
        rf"{_ALONE}(?:mio\.?|mln\.?|millions?|millionen|millones|milioni|miljoen|miljoenen|milhões) {_OF}{_MONEY}(?!\w)",
        rf"(?<!\w){_MONEY}\s?(?:m|mm|mn|mio|mln|millions?)(?!\w)",
        rf"\b(?:in|en|em|à) (?:mio|mln|mn|millions?|millionen|millones|milioni|miljoen|miljoenen|milhões|{_MILLION})\b",
        rf"{_ALONE}millions? of\b|{_ALONE}[x×]\s?(?:{_MONEY}\s?)?{_MILLION}",
    ),
}
_SCALES = {scale: re.compile("|".join(forms)) for scale, forms in _FORMS.items()}
_JOINED = re.compile(rf"(?<!\w)(?:[kt]|m|mm|mn|mio|mill|mln|tsd)\.?(?={_SIGN}(?!\w))|(?<=[€$£¥])(?:k|t|m|000s?)(?!\w)")
_SPELLED = {
    **{"us dollar": "USD", "canadian": "CAD", "australian": "AUD", "dollar": "$", "euro": "EUR", "pound": "GBP"},
    **{"schweizer": "CHF", "franken": "CHF", "franc": "CHF", "reais": "BRL", "kron": "kr"},
}
_KEPT = {each.casefold(): each for each in (*CODES, *SYMBOLS)}
_ANY_MONEY = re.compile(rf"(?<!\w){_MONEY}(?!\w)")
WORDS = {1: "as they stand", 1_000: "in thousands", 1_000_000: "in millions"}
_FILLERS = {
    word
    for line in (
        "a all amount amounts and are as at be currency data each euro euros excl excluding exclusive expressed figure figures financial given gross in",
        "inclusive indicated is money n nb net note noted notes number numbers of only otherwise presented remark reported shown stated sum sums table tax",
        "taxes the these unit units unless value values vat where",
        "alle allen aller anders angabe angaben angegeben anmerkung bei betraege betrag betrage brutto dargestellt der die einheit exkl hinweis inkl ist",
        "jeweils mwst netto nicht ohne saemtliche samtliche sind sofern soweit stand summen tabelle und ust vermerkt waehrung wahrung wenn wert werte zahlen",
        "au brut ce cette chiffres contraire d de des devise donnees en et exprime exprimees exprimes hors ht indication indique indiquees indiques l la le",
        "les monnaie montant montants nets remarque sauf somme sommes sont tableau taxe tous toutes ttc tva unite unites valeur valeurs",
        "cantidad cantidades cifra cifras con contrario datos del el esta estan expresadas expresado expresados importe importes indicacion iva las los moneda",
        "monto montos nota salvo sin son tabla toda todas todo todos unidad valor valores y",
        "com dados e em estao exceto expressas expressos indicacao moeda montante montantes numeros o os quando quantia quantias sao se sem unidade",
        "cifre dati dato della di diversa diversamente espressa espresse espressi gli i il importi importo indicazione netti senza sono tabella tutte tutti",
        "unita valore valori valuta",
        "aangegeven bedrag bedragen btw cijfers eenheid exclusief het inclusief indien opmerking staan tenzij uitgedrukt van vermeld waarde waarden weergegeven",
        "zijn zon",
    )
    for word in line.split()
}


def scales(text: str) -> list[int]:
    """How many each amount stands for, as the text says it: a thousand, a million or, where it says both, either."""
    return [scale for scale, form in _SCALES.items() if form.search(text.casefold())]


def currency(text: str) -> str:
    """The sign or code of the one currency in which the line says amounts to be, and nothing else; "" where it says more, or none."""
    if leftover(text):
        return ""
    found = {_written(sign) for sign in _ANY_MONEY.findall(_JOINED.sub(" ", text.casefold()))}
    return found.pop() if len(found) == 1 else ""


def _written(sign: str) -> str:
    """The sign or code as it is kept of one in small letters or in words."""
    return next((code for word, code in _SPELLED.items() if sign.startswith(word)), "") or _KEPT.get(sign, "")


def leftover(text: str) -> set[str]:
    """The words of the line that are not of the kind “all amounts are in thousands of euros”."""
    plain = text.casefold()
    for form in (*_SCALES.values(), _ANY_MONEY):
        plain = form.sub(" ", plain)
    said = (word for word in plain_words(folded(plain)) if len(word) > 1 and not word.isdecimal())
    return {word for word in said if word not in _FILLERS}


def is_unit(text: str) -> bool:
    """Whether it is a unit of amounts and nothing else, such as “TEUR” or “in k€”, without a word for the amounts."""
    plain = text.casefold()
    for form in (*_SCALES.values(), _ANY_MONEY):
        plain = form.sub(" ", plain)
    return bool(scales(text)) and set(plain_words(plain)) <= {"in", "en", "em", "x"}


def says_only(text: str) -> bool:
    """Whether the line says in what amounts are, or in which currency, and nothing else; a code beside short names says nothing."""
    told = any(len(word) > 2 and word in _FILLERS for word in plain_words(folded(text.casefold())))
    return not leftover(text) and bool(scales(text) or (told and currency(text)))
