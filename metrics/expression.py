"""Arithmetic declared once as text: from it come SQL, symbols, the formula with its numbers, the workbook's formula and the value."""

import ast
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from metrics.metric import Metric

_OPERATORS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "+"),
    ast.Sub: ("-", "−"),
    ast.Mult: ("*", "×"),
    ast.Div: ("/", "÷"),
}
_COMPARISONS: dict[type[ast.cmpop], str] = {ast.Eq: "=", ast.NotEq: "<>", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_STRENGTH = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2}

_LONE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")  # people write "due = 0"

Node = ast.expr


@lru_cache(maxsize=1024)
def parse(expression: str) -> Node:
    """The expression as a tree; raises ``ValueError`` for anything that is not arithmetic, comparison, ``and`` or ``or``."""
    try:
        tree = ast.parse(_LONE_EQUALS.sub("==", expression.strip()), mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"{expression!r} is not arithmetic: {error.msg}") from error
    for node in ast.walk(tree):
        allowed = isinstance(
            node, (ast.BinOp, ast.UnaryOp, ast.Name, ast.Load, ast.Constant, ast.Compare, ast.BoolOp, ast.And, ast.Or, ast.USub)
        ) or _is_max(node)
        if not (allowed or type(node) in _OPERATORS or type(node) in _COMPARISONS):
            raise ValueError(f"{expression!r} holds {type(node).__name__}; only + - * / and comparisons are allowed")
    return tree


def _is_max(node: ast.AST) -> bool:
    """The larger of two: the one function there is."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "max"
        and len(node.args) == 2
        and not node.keywords
    )


def names(expression: str | Node) -> tuple[str, ...]:
    """The names that stand in the expression, each once, in their order."""
    tree = parse(expression) if isinstance(expression, str) else expression
    functions = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    found = sorted(
        (n for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in functions), key=lambda n: (n.lineno, n.col_offset)
    )
    return tuple(dict.fromkeys(n.id for n in found))


def nested(name: str, catalogue: Mapping[str, Metric], within: str = "") -> Metric | None:
    """The metric that a name in an expression stands for, if it is one computed from others and not a column."""
    metric = catalogue.get(name)
    if metric is None or name == within or not metric.expression or metric.expression == name:
        return None
    return metric


def columns(expression: str, catalogue: Mapping[str, Metric], within: str = "") -> tuple[str, ...]:
    """The columns of the fact that an expression rests on, through all metrics that it names."""
    found: dict[str, None] = {}
    for name in names(expression):
        metric = nested(name, catalogue, within)
        inner = columns(metric.expression, catalogue, metric.key) if metric else (name,)
        found.update(dict.fromkeys(inner))
    return tuple(found)


def to_sql(expression: str, column: Callable[[str], str], catalogue: Mapping[str, Metric], within: str = "") -> str:
    """The expression in SQL, other metrics written out; ``column`` writes a column. A division by zero gives NULL."""

    def write(node: Node) -> str:
        match node:
            case ast.Name(id=name):
                metric = nested(name, catalogue, within)
                return f"({to_sql(metric.expression, column, catalogue, metric.key)})" if metric else column(name)
            case ast.Constant(value=value):
                return f"CAST({value!r} AS DOUBLE)"
            case ast.UnaryOp(operand=operand):
                return f"(-{write(operand)})"
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return f"({write(left)} / nullif({write(right)}, 0))"
            case ast.BinOp(left=left, op=op, right=right):
                return f"({write(left)} {_OPERATORS[type(op)][0]} {write(right)})"
            case ast.Call(args=[left, right]):
                # SQL's greatest overlooks what is missing; the figure may not
                return f"(CASE WHEN {write(left)} >= {write(right)} THEN {write(left)} WHEN {write(left)} < {write(right)} THEN {write(right)} END)"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"({write(left)} {_COMPARISONS[type(op)]} {write(right)})"
            case ast.BoolOp(op=op, values=values):
                return "(" + (" AND " if isinstance(op, ast.And) else " OR ").join(write(v) for v in values) + ")"
        raise ValueError(f"cannot write {ast.dump(node)} as SQL")

    return write(parse(expression))


def aggregate(expression: str, catalogue: Mapping[str, Metric], *, within: str = "", where: str = "") -> str:
    """The SQL aggregate: every column summed, then divided. ``where`` is the rows that count."""
    suffix = f" FILTER (WHERE {where})" if where else ""
    return to_sql(expression, lambda name: f'CAST(sum("{name}"){suffix} AS DOUBLE)', catalogue, within)


def in_row(expression: str, catalogue: Mapping[str, Metric], *, within: str = "") -> str:
    """The same arithmetic over one row of the fact."""
    return to_sql(expression, lambda name: f'CAST("{name}" AS DOUBLE)', catalogue, within)


def infix(expression: str, name: Callable[[str], str], *, symbols: bool) -> str:
    """The expression as people or a workbook write it: ``symbols`` chooses × ÷ − over * / -."""

    def write(node: Node, outer: int = 0, *, right_of: bool = False) -> str:
        match node:
            case ast.Name(id=identifier):
                return name(identifier)
            case ast.Constant(value=value):
                return f"{value:g}" if isinstance(value, int | float) else str(value)
            case ast.UnaryOp(operand=operand):
                return f"{'−' if symbols else '-'}{write(operand, 3)}"
            case ast.BinOp(left=left, op=op, right=right):
                strength = _STRENGTH[type(op)]
                sign = _OPERATORS[type(op)][1 if symbols else 0]
                gap = " " if symbols else ""
                text = f"{write(left, strength)}{gap}{sign}{gap}{write(right, strength, right_of=isinstance(op, (ast.Sub, ast.Div)))}"
                return f"({text})" if strength < outer or (right_of and strength == outer) else text
            case ast.Call(args=[left, right]):
                return f"max({write(left)}; {write(right)})" if symbols else f"MAX({write(left)},{write(right)})"
        raise ValueError(f"{ast.dump(node)} is not arithmetic")

    return write(parse(expression))


def formula(expression: str, catalogue: Mapping[str, Metric], symbols: Mapping[str, str] | None = None) -> str:
    """The formula in symbols: ``EV ÷ AC``."""
    known = symbols or {}
    return infix(expression, lambda n: catalogue[n].label if n in catalogue else known.get(n, n.upper()), symbols=True)


def with_numbers(expression: str, values: Mapping[str, str]) -> str:
    """The formula with the numbers, written by the caller, put in: ``400 ÷ 550``."""
    return infix(expression, lambda n: values.get(n, "–"), symbols=True)


def excel(expression: str, cells: Mapping[str, str], catalogue: Mapping[str, Metric] | None = None) -> str:
    """The workbook's formula without its ``=``, over cells: ``B4/C4``. A metric without a cell of its own is written out."""
    known = catalogue or {}

    def write(name: str) -> str:
        if name in cells:
            return cells[name]
        if name in known and known[name].expression not in ("", name):
            return f"({excel(known[name].expression, cells, known)})"
        raise KeyError(f"no cell is given for {name!r}; there are {', '.join(cells)}")

    return infix(expression, write, symbols=False)


def evaluate(expression: str, values: Mapping[str, float | None], catalogue: Mapping[str, Metric] | None = None) -> float | None:
    """The value over summed inputs, or None where an input is missing or a divisor is 0."""
    return _number(parse(expression), values, catalogue or {})


def holds(condition: str, values: Mapping[str, float | None], catalogue: Mapping[str, Metric] | None = None) -> bool:
    """Whether a condition over summed inputs is true; false where an input is missing."""
    return _truth(parse(condition), values, catalogue or {})


def _number(node: Node, values: Mapping[str, float | None], catalogue: Mapping[str, Metric]) -> float | None:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.Name(id=name):
            if name in values:
                return values[name]
            metric = nested(name, catalogue)
            return _number(parse(metric.expression), values, catalogue) if metric else None
        case ast.UnaryOp(operand=operand):
            inner = _number(operand, values, catalogue)
            return None if inner is None else -inner
        case ast.BinOp(left=left, op=op, right=right):
            return _combined(op, _number(left, values, catalogue), _number(right, values, catalogue))
        case ast.Call(args=[left, right]):
            both = _number(left, values, catalogue), _number(right, values, catalogue)
            return None if both[0] is None or both[1] is None else max(both[0], both[1])
    raise ValueError(f"{ast.dump(node)} is not arithmetic")


def _combined(op: ast.operator, left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
    return None if right == 0 else left / right


def _truth(node: Node, values: Mapping[str, float | None], catalogue: Mapping[str, Metric]) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_truth(p, values, catalogue) for p in parts)
        case ast.BoolOp(values=parts):
            return any(_truth(p, values, catalogue) for p in parts)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            a, b = _number(left, values, catalogue), _number(right, values, catalogue)
            if a is None or b is None:
                return False
            return {ast.Eq: a == b, ast.NotEq: a != b, ast.Lt: a < b, ast.LtE: a <= b, ast.Gt: a > b, ast.GtE: a >= b}[type(op)]
    raise ValueError(f"{ast.dump(node)} is not a condition")
