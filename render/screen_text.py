"""Text on the screen: people's words shown as they are, never as markup."""

import re

from metrics.metric import Status

TWO_LINES = 62  # pixels of a table's row, more than four times the type: from there on a long sentence goes on in a second line
_COLOUR = {Status.GREEN: "green", Status.AMBER: "orange", Status.RED: "red", Status.GREY: "gray"}
_BREAK = re.compile(r"[^\S\u00a0\u202f]+")  # the spaces inside a figure stay: it must not break over two lines
_LINK = re.compile(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)")  # where an address would begin to be one
_SIGN = re.compile(r"(?<!\S)(?=(?:<->|->|<-|--|>=|<=|~=)(?!\S))(.)")  # alone between spaces the page would draw an arrow or a dash
_ICON = re.compile(r"(?<=:)(?=[\w+-]*[A-Za-z][\w+/-]*:)")  # between colons a picture
_APART = "\u2060"  # no width, no break: it is not seen, and no link is made across it
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&\"'^=@])")


def colour(status: Status) -> str:
    """Streamlit's name of the status colour; the theme says which shade it is."""
    return _COLOUR[status]


def literal(text: str) -> str:
    """``text`` as Markdown that shows just these characters, on one line, and links nowhere: cells are untrusted."""
    apart = _LINK.sub(_APART, _BREAK.sub(" ", text).strip())
    apart = _ICON.sub(_APART, _SIGN.sub(rf"\1{_APART}", apart))
    return _MARKUP.sub(r"\\\1", apart)


def coloured(text: str, status: Status) -> str:
    """``text``, literally, in the colour of its status."""
    return f":{_COLOUR[status]}[{literal(text)}]"


def sized(markdown: str, *, large: bool) -> str:
    """Markdown of one line, in the type that can be read across a room where it is ``large``."""
    return f"## {markdown}" if large else markdown
