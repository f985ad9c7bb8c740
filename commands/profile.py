"""``profile export`` and ``profile import``: what was decided about sheets, as a file for a colleague."""

import getpass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from commands.options import Store, nothing_there, portfolio_at, refuse, understood, write_whole
from ingest import profile_file
from ingest.profile_file import UnfitProfiles
from render import terminal
from store import handed, profiles, published
from store.errors import NothingPublishedError

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="What was decided about sheets of one shape, as a file for a colleague."
)


@app.command("export", no_args_is_help=True)
def write(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", dir_okay=False, help="Where to write it.")],
    store: Store = None,
) -> None:
    """Write every profile: for each shape of sheet its table, its headings' columns, and the answers that hold for it."""
    portfolio = portfolio_at(store)
    with understood():
        try:
            con, _ = published.open(portfolio)
        except NothingPublishedError:
            nothing_there(portfolio)
        with con:
            found = profiles.every(con)
    content = profile_file.text(found)
    write_whole(file, lambda path: path.write_text(content, encoding="utf-8"))
    terminal.say(f"{file} written: {_count(len(found))}. It names headings and projects, and holds no figures.")


@app.command("import", no_args_is_help=True)
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", exists=True, dir_okay=False, readable=True, help="A file of profiles.")],
    store: Store = None,
) -> None:
    """Take the profiles of a file, all of them or none; where both say something of a sheet, the file's holds."""
    portfolio = portfolio_at(store)
    with understood():
        try:
            with file.open("rb") as opened:
                found = profile_file.profiles(opened.read(profile_file.LARGEST + 1))
        except UnfitProfiles as unfit:
            refuse(f"{file.name} cannot be taken. Nothing was changed.\n{unfit}")
        new = handed.take(portfolio, found, person=getpass.getuser(), at=datetime.now(UTC), waiting=partial(terminal.say, stderr=True))
    terminal.say(f"{_count(len(found))} taken from {file.name}, {new} of them for sheets that were not known.")


def _count(number: int) -> str:
    return "1 profile" if number == 1 else f"{number:,} profiles"
