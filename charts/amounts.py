"""One scale for all amounts of a chart, so that they can be compared by eye."""

from collections.abc import Iterable
from dataclasses import dataclass

from metrics.display import GAP, places, scale, scaled

_SHORT = 10_000  # from which largest amount on the smaller ones are told in thousands too: nothing in full has room beside them

_WORDS = ("", "k", "M", "bn")


@dataclass(frozen=True, kw_only=True)
class Scale:
    """In what the amounts are told: "M", "k" or none, and with how many decimals."""

    word: str
    decimals: int

    def bare(self, amount: float) -> str:
        """The amount where its scale stands elsewhere: "1.23"; what is too small for the scale is not told as nothing."""
        text = scaled(amount, self.word, decimals=self.decimals)
        nothing = scaled(0, self.word, decimals=self.decimals)
        return f"<{nothing[:-1]}1" if amount > 0 and text == nothing else text

    def text(self, amount: float, *, currency: str = "") -> str:
        """The amount with its scale: "CHF 1.23 M"."""
        return GAP.join(part for part in (currency, self.bare(amount), self.word) if part)

    @property
    def coarser(self) -> "Scale":
        """The next shorter way to tell amounts, with a decimal less or in the next scale; the coarsest is its own."""
        if self.decimals or self.word == _WORDS[-1]:
            return Scale(word=self.word, decimals=max(self.decimals - 1, 0))
        return Scale(word=_WORDS[_WORDS.index(self.word) + 1], decimals=1)


def one_scale(amounts: Iterable[float | None]) -> Scale:
    """The scale in which the smallest of them is still told."""
    known = [abs(amount) for amount in amounts if amount]
    word = scale(known) or ("k" if max(known, default=0) >= _SHORT else "")
    return Scale(word=word, decimals=places(known, word))
