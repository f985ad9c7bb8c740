"""What a number format says beside a number: the sign, code or words of a currency, such as “USD” or “kr-41D” with the format's language."""

import re
from collections.abc import Mapping, Sequence

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_DECLARED = re.compile(r"\[\$([^\]-]+)(?:-([^\]]*))?\]")
_MONEY = re.compile(r"[€$£¥￥฿\u20a0-\u20bf]|(?<![A-Za-z])[A-Za-z]?[A-Z]{3}(?![A-Za-z])|(?<!\w)(?:kr|zł|Kč|S?Fr|k|Tsd|Mio|mln|mn)(?!\w)")
_QUOTED = re.compile(r'"([^"]*)"')
_LITERAL = re.compile(r"\\(.)|[_*].")
_SHRUNK = re.compile(r"[0#?],+(?![0#?,])")  # a comma behind the figures shows thousands where ones are kept
LONGEST = 20  # characters of what is a unit and no remark


def unit(code: str) -> str:
    """The unit that the format of positive numbers writes, or "", with “,” behind it where the format shows thousands of what the cell holds."""
    hit = _SECTION.match(code)
    section = hit[0] if hit else code
    declared = _DECLARED.search(section)
    bare = re.sub(r"\[[^\]]*\]", "", section)
    quoted = _QUOTED.findall(bare)
    plain = _LITERAL.sub(lambda each: each[1] or "", _QUOTED.sub("", bare))
    texts = [declared[1].strip()] if declared else [*(text.strip() for text in quoted), *re.findall(r"[^\d#?,.;()\s+-]+", plain)]
    found = next((text for text in texts if len(text) <= LONGEST and _MONEY.search(text)), "")
    language = f"-{declared[2].upper()}" if found and declared and declared[2] else ""
    return f"{found}{language}{',' if _SHRUNK.search(_QUOTED.sub('', bare)) else ''}"


def units(formats: Mapping[int, str], styles: Sequence[int]) -> dict[int, str]:
    """The styles whose format writes a unit, by their place; ``styles`` are the formats of all."""
    written = {identifier: text for identifier, code in formats.items() if (text := unit(code))}
    return {index: written[identifier] for index, identifier in enumerate(styles) if identifier in written}
