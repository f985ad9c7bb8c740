"""The container of Office files before 2007: what kind of document lies in it, and its workbook stream."""

from struct import error as struct_error
from typing import TYPE_CHECKING

from ingest.readers.archive import DAMAGED, SAVE_ANEW
from ingest.readers.source import Refused, Source

if TYPE_CHECKING:
    from olefile import OleFileIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK = ("workbook", "book")
_TITLES = (
    ("worddocument", "a Word document"),
    ("powerpoint document", "a PowerPoint presentation"),
    ("visiodocument", "a Visio drawing"),
    ("__properties_version1.0", "an Outlook message"),
    ("props", "a Microsoft Project schedule"),
    ("nativecontent_main", "a Quattro Pro workbook"),
)


def kind(source: Source) -> str:
    """ "xls", "encrypted", or what people call the document."""
    names = {name.lower() for name in streams(source)}
    if "encryptedpackage" in names:
        return "encrypted"
    if names & set(WORKBOOK):
        return "xls"
    for name, title in _TITLES:
        if any(each.startswith(name) for each in names):
            return title
    return "an Office document of an older kind, and not a workbook"


def streams(source: Source) -> list[str]:
    """The names of the streams at the top of the container."""
    container = _open(source)
    try:
        return [path[0] for path in container.listdir(streams=True, storages=True)]
    finally:
        container.close()


def workbook_stream(source: Source) -> bytes:
    container = _open(source)
    try:
        for path in container.listdir():
            if len(path) == 1 and path[0].lower() in WORKBOOK:
                return bytes(container.openstream(path).read())
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found="no workbook stream"))
    except (OSError, ValueError, IndexError, struct_error) as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=str(error))) from error
    finally:
        container.close()


def _open(source: Source) -> "OleFileIO":
    import olefile  # here, for the sake of all other files: it takes long to start

    try:
        return olefile.OleFileIO(source.open())
    except (OSError, ValueError, IndexError, struct_error, TypeError) as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=str(error))) from error
