"""``loads`` and ``withdraw``: what was loaded, and taking a load back."""

import getpass
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import typer

from commands.options import AsJson, Store, nothing_there, portfolio_at, print_json, understood, whole
from render import terminal, terminal_loads
from store import history, published, withdrawals
from store.errors import NothingPublishedError


def loads(store: Store = None, as_json: AsJson = False) -> None:
    """List what was loaded, by whom and when, what each load covers, and which of them are withdrawn."""
    portfolio = portfolio_at(store)
    with understood():
        try:
            con, _ = published.open(portfolio)
        except NothingPublishedError:
            nothing_there(portfolio)
        with con:
            found = history.entries(con)
    if as_json:
        print_json([asdict(entry) for entry in found])
    else:
        terminal_loads.show(found)


def withdraw(
    load_id: Annotated[int, typer.Argument(parser=whole, metavar="LOAD", help="The load's number, as “loads” lists it.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take the withdrawal back: the load counts again.")] = False,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    store: Store = None,
) -> None:
    """Let a load count no more; nothing is deleted, what was known before stays, and it can be taken back."""
    portfolio = portfolio_at(store)
    if not portfolio.exists:
        nothing_there(portfolio)
    with understood():
        name = withdrawals.withdraw(
            portfolio,
            load_id,
            person=getpass.getuser(),
            at=datetime.now(UTC),
            note=note,
            undo=undo,
            waiting=partial(terminal.say, stderr=True),
        )
    terminal.say(f"Load {load_id} ({name}) {'counts again' if undo else 'is withdrawn and counts no more'}.")
