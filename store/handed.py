"""Profiles handed from one portfolio to another."""

from collections.abc import Sequence
from datetime import datetime

from store import answer, audit
from store.moments import utc
from store.portfolio import Portfolio
from store.profiles import Profile, remember
from store.writer import Waiting, writing


def take(portfolio: Portfolio, profiles: Sequence[Profile], *, person: str, at: datetime, waiting: Waiting | None = None) -> int:
    """Keep all of them in one transaction, beginning the portfolio where there is none; returns how many are new."""
    with writing(portfolio, person=person, waiting=waiting) as con:
        con.execute("BEGIN")
        before = int(answer.value(con, "SELECT count(*) FROM profiles"))
        for profile in profiles:
            remember(con, profile, person=person, at=utc(at))
        new = int(answer.value(con, "SELECT count(*) FROM profiles")) - before
        audit.append(con, at=utc(at), person=person, did="imported", what=f"{len(profiles)} profiles")
        con.execute("COMMIT")
    return new
