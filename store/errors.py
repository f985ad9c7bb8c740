"""What the store refuses to do, each with a sentence for the person who asked."""


class StoreError(Exception):
    """Any refusal of the store; its text is a sentence to show."""


class BusyError(StoreError):
    """Somebody else was writing for longer than the caller would wait."""


class DamagedError(StoreError):
    """The store file cannot be read, or is gone while its journal lists loads."""


class NotKeptError(StoreError):
    """Writing failed (a full disk, say) before it was committed; nothing was changed."""


class UnpublishedError(StoreError):
    """What was written is kept, but the journal or the pages' file could not be brought up to date with it."""


class PlaceError(StoreError):
    """A store file's path holds a character under which the database cannot keep its files together."""


class NothingPublishedError(StoreError):
    """There is no portfolio here yet."""


class ContractError(StoreError):
    """Rows handed in do not have the columns and types of their table."""


class TotalsError(StoreError):
    """What was written is not what was promised; nothing of it was kept."""


class SealError(StoreError):
    """A sealed snapshot's content no longer matches its hash."""
