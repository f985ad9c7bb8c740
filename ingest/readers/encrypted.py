"""Opens workbooks that are locked with a password; what is inside is kept in memory."""

from dataclasses import replace
from io import BytesIO
from struct import error as struct_error
from typing import Any

from ingest.readers.archive import DAMAGED, SAVE_ANEW
from ingest.readers.source import Refused, Source

# Excel encrypts a workbook that is only protected against change with this published word, and opens it unasked.
EXCELS_OWN = "VelvetSweatshop"


def unlock(source: Source) -> Source:
    """The source with its decrypted content; refused without the right password."""
    import msoffcrypto

    given = source.password
    with source.open() as file:
        office = _office_file(source, file)
        try:
            # The older formats always verify it.
            verify = {"verify_password": True} if office.format == "ooxml" else {}
            office.load_key(password=given or EXCELS_OWN, **verify)
            plain = BytesIO()
            office.decrypt(plain)
        except (msoffcrypto.exceptions.InvalidKeyError, msoffcrypto.exceptions.DecryptionError) as error:
            says = "The password does not open the file." if given else "The file is locked with a password."
            raise Refused(source.problem(says, "Enter its password, or save it without one.")) from error
        except (msoffcrypto.exceptions.FileFormatError, ValueError, KeyError, IndexError, struct_error, OSError) as error:
            says = "The file is locked in a way that Steerboard cannot open."
            raise Refused(source.problem(says, "Save it without a password and load that.")) from error
    return replace(source, data=plain.getvalue())


def _office_file(source: Source, file: Any) -> Any:
    import msoffcrypto

    try:
        return msoffcrypto.OfficeFile(file)
    except (msoffcrypto.exceptions.FileFormatError, ValueError, KeyError, IndexError, struct_error, OSError, AttributeError) as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=str(error))) from error
