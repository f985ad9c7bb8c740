"""Moments as the store keeps them: UTC, without a zone."""

from datetime import UTC, datetime

END_OF_TIME = datetime.max.replace(microsecond=0)


def utc(moment: datetime) -> datetime:
    """The moment in UTC without a zone; one that comes without a zone is taken to be UTC already."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
