"""Every figure of a report, in the order in which it is read."""

from collections.abc import Iterator

from reports.report import Block, Cell, Figure, Grid, Kpis, Note, Row, Slide, Value


def blocks(slide: Slide) -> Iterator[Block]:
    """The blocks of a slide, nested rows included."""
    for row in slide.rows:
        for cell in row.cells:
            yield from _inside(cell)


def _inside(cell: Cell) -> Iterator[Block]:
    for block in cell.blocks:
        if isinstance(block, Row):
            for nested in block.cells:
                yield from _inside(nested)
        else:
            yield block


def values(slide: Slide) -> Iterator[Value]:
    """The figures of a slide."""
    for block in blocks(slide):
        yield from block_values(block)


def block_values(block: Block) -> Iterator[Value]:
    """The figures of a block."""
    if isinstance(block, Kpis):
        for kpi in block.items:
            yield from (value for value in (kpi.value, kpi.delta, kpi.beside) if value is not None)
    elif isinstance(block, Note):
        for item in block.items:
            yield from item.values
    elif isinstance(block, Grid):
        for row in block.rows:
            yield from row
    elif isinstance(block, Figure):
        yield from block.values
