"""Numbers of things in messages: one of a thing is not several, and no message counts with a plural of its own."""

import ast
import re
from pathlib import Path

from schema.wording import counted

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("schema", "store", "ingest", "metrics", "charts", "reports", "render", "pages", "commands")
_PLURALS = "rows|cells|lines|sheets|files|loads|projects|columns|headings|values|risks|issues|decisions|milestones|packages|questions|days"
_SEVERAL = re.compile(rf"^\s(?:{_PLURALS})\b")

# each of these is two or more wherever it is said, a limit or a kind of file
_ALWAYS_SEVERAL = {
    "len(names)", "len(every)", "len(near)", "len(projects)", "of", "MOST", "most", "size", "suffix", "HORIZON",
}  # fmt: skip


def test_one_is_not_several() -> None:
    assert [counted(number, "row") for number in (0, 1, 2, 1_234)] == ["0 rows", "1 row", "2 rows", "1,234 rows"]
    assert [counted(number, "risk") for number in (1, 2)] == ["1 risk", "2 risks"]
    assert counted(2, "switch") == "2 switches"


def test_where_a_message_counts_with_a_plural_of_its_own_the_number_is_never_one() -> None:
    """A plural right behind a number, with no condition around it; ``schema.wording.counted`` is there for the others."""
    found = set()
    for path in (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(part) for choice in ast.walk(tree) if isinstance(choice, ast.IfExp) for part in ast.walk(choice)}
        for text in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and id(node) not in inside):
            for number, word in zip(text.values, text.values[1:], strict=False):
                if isinstance(number, ast.FormattedValue) and isinstance(word, ast.Constant) and _SEVERAL.match(str(word.value)):
                    found.add((path.relative_to(ROOT).as_posix(), ast.unparse(number.value)))
    assert {each for each in found if each[1] not in _ALWAYS_SEVERAL} == set()
