"""Reading in this process: the guard around a reader costs a tenth of a second a file and is tested elsewhere."""

from dataclasses import replace

from ingest.readers import READERS
from ingest.readers.format import recognise
from ingest.readers.sheet import Sheet
from ingest.readers.source import Refused, Source
from schema import Problem


def run(source: Source) -> tuple[str, list[Sheet], list[Problem]]:
    """What ``ingest.readers.process.run`` gives for a file that harms nobody."""
    name, items = "", list[Sheet | Problem]()
    try:
        source = replace(source, data=source.path.read_bytes())  # a file left open would be told of; a child's end closes it
        source, _, notices = recognise(source)
        items += notices
        reader = next(each for each in READERS if source.format in each.formats)
        name = reader.name
        items.extend(reader.read(source))
    except Refused as refused:
        items.append(refused.problem)
    return name, [item for item in items if isinstance(item, Sheet)], [item for item in items if isinstance(item, Problem)]
