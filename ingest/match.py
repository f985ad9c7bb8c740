"""Which table a sheet is, and which of its columns each heading names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ingest.called import called
from ingest.cell import words
from ingest.edition import rank
from ingest.header import LIKE, Header, Heading
from ingest.names import How, Named, bare, instead, is_name, meaning, meanings, vocabulary
from ingest.sense import fits, meant
from schema import BY_NAME, TABLES, Column, Kind, Table
from schema.wording import shape as shape_of
from store.profiles import Profile

SWAPPED = 95.0  # likeness of a heading with two letters swapped
CLOSE = 0.75  # two tables whose scores are nearer than this are asked about


@dataclass(frozen=True, kw_only=True)
class ColumnMatch:
    """One heading and the column that it names ("" for none): how that was found, and how sure it is (0 to 1).

    ``rivals`` are other columns that the heading could name as well, or other headings that name the same column.
    """

    heading: Heading
    column: str = ""
    how: How = "none"
    score: float = 0.0
    rivals: tuple[str, ...] = ()

    @property
    def wants_acceptance(self) -> bool:
        return self.how in ("likeness", "content") or bool(self.rivals and self.column)


@dataclass(frozen=True, kw_only=True)
class Match:
    """A sheet's table and the columns of its headings. ``shape`` is the same for every sheet with the same headings.

    ``contenders`` are other tables that fit as well; ``constants`` give all rows the same value in a column.
    """

    table: Table
    columns: tuple[ColumnMatch, ...]
    shape: str
    contenders: tuple[str, ...] = ()
    chosen: bool = False  # somebody said which table it is
    constants: Mapping[str, str]
    awaited: frozenset[str] = frozenset()  # required columns that a question about the whole sheet asks for already
    listed: bool = False  # the sheet is a list of how projects stand
    new: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # projects of a list that nobody knows → those that each resembles

    @property
    def matched(self) -> tuple[ColumnMatch, ...]:
        return tuple(column for column in self.columns if column.column)

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that no heading names or gives, and no constant."""
        there = {column.column for column in self.matched} | set(self.constants)
        there |= {self.table.column(name).gives for name in there}
        return tuple(column for column in self.table.required if column.name not in there)

    @property
    def headings(self) -> dict[str, str]:
        """Heading → column, as it is remembered: whatever was decided, also that a heading is left out."""
        return {words(column.heading.text): column.column for column in self.columns if column.how != "none"}


def shape(header: Header) -> str:
    """The fingerprint of a sheet's headings, whatever their order, their table and the rows below."""
    return shape_of(heading.text for heading in header.headings)


def match(
    header: Header,
    *,
    file: str,
    sheet: str,
    table: str = "",
    chosen: Mapping[str, str] | None = None,
    elsewhere: Mapping[str, str] | None = None,
    remembered: Profile | None = None,
    constants: Mapping[str, str] | None = None,
) -> Match:
    """The best fitting table and its columns; what somebody chose or chose earlier for this shape goes before.

    What was chosen ``elsewhere`` for a heading serves where the heading is not known by itself.
    """
    chosen = chosen or {}
    said = bool(table)
    if not table and remembered and remembered.table in BY_NAME and not _named_otherwise(remembered.table, sheet):
        table = remembered.table
    kept = remembered.headings if remembered and remembered.table == table else {}
    if table:
        best, contenders = BY_NAME[table], tuple[str, ...]()
    else:
        best, contenders = _table(header, file, sheet)
    columns = _columns(best, header.headings, chosen, kept, elsewhere or {})
    there = {column.column for column in columns}
    given = {name: value for name, value in (constants or {}).items() if name not in there and _has(best, name)}
    return Match(table=best, columns=columns, shape=shape(header), contenders=contenders, chosen=said, constants=given)


def _named_otherwise(table: str, sheet: str) -> bool:
    """Whether the sheet's own name says that it is another table than the one kept for headings like its."""
    return called(BY_NAME[table], sheet, "") < 3 and any(called(other, sheet, "") >= 3 for other in TABLES)


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.readable)


def _table(header: Header, file: str, sheet: str) -> tuple[Table, tuple[str, ...]]:
    fitting = ((_fit(each, header.headings, sheet, PurePath(file).stem), -index, each) for index, each in enumerate(TABLES))
    scored = sorted(fitting, reverse=True)
    best, rest = scored[0], scored[1:]
    if best[0] <= 2:  # too little is known exactly: let likeness decide among all
        scored = sorted(((s + _alike(t, header.headings), i, t) for s, i, t in scored), reverse=True)
        best, rest = scored[0], scored[1:]
    if few := _few(header.headings, best[2], [table for _, _, table in rest]):
        return few, ()
    close = [best[2], *(table for score, _, table in rest if best[0] - score < CLOSE)]
    telling = [table for table in close if _tells(table, header.headings, titled=False)] or _else(header.headings, best[2], rest) or close
    return telling[0], tuple(table.name for table in telling[1:])


def _else(headings: Sequence[Heading], best: Table, rest: Sequence[tuple[float, int, Table]]) -> list[Table]:
    """The table that the headings make whole, where they name as much of it as of the best one, which only a name speaks for."""
    most = _count(best, headings)
    return next(([table] for _, _, table in rest if _count(table, headings) >= max(most, 3) and _tells(table, headings)), [])


def _few(headings: Sequence[Heading], best: Table, rest: Sequence[Table]) -> Table | None:
    """The table that uses all of a few headings, where the best one by its names knows the project and the day alone."""
    known = (best.column(each.column) for each in _columns(best, headings, {}, {}, {}, likeness=False) if each.column)
    little = all(column.refers_to or column.kind is Kind.DATE for column in known)
    whole = (table for table in [best, *(rest if little else [])] if _count(table, headings) == len(headings) and _needs(table, headings))
    return next(whole, None) if len(headings) in (3, 4) else None


def _count(table: Table, headings: Sequence[Heading]) -> int:
    return len({column.column for column in _columns(table, headings, {}, {}, {}, likeness=False)} - {""})


def _given(table: Table, found: Collection[str], *, titled: bool) -> set[str]:
    """What the columns give that were found; a title alone, of a risk or an issue, is little proof of a register of its own."""
    return {own.gives for own in map(table.column, found) if titled or own.kind is not Kind.TEXT}


def _tells(table: Table, headings: Sequence[Heading], *, titled: bool = True) -> bool:
    """Whether the headings name all that no question can give, and what a row of the table is there to tell."""
    found = {column.column for column in _columns(table, headings, {}, {}, {}, likeness=False)} - {""}
    return _needs(table, headings, titled=titled) and (not table.tells or bool(found & set(table.tells)))


def _needs(table: Table, headings: Sequence[Heading], *, titled: bool = True) -> bool:
    found = {column.column for column in _columns(table, headings, {}, {}, {}, likeness=False)} - {""}
    found |= _given(table, found, titled=titled)
    return {column.name for column in table.required if not column.refers_to and column.kind is not Kind.DATE} <= found


def _fit(table: Table, headings: Sequence[Heading], sheet: str, stem: str) -> float:
    """How many of the table's columns are named, less what it needs and does not find, with a hint from the sheet's name."""
    columns = _columns(table, headings, {}, {}, {}, likeness=False)
    found = {column.column for column in columns if column.column and meanings(table, column.heading.text)}
    given = found | _given(table, found, titled=False)
    missing = sum(column.name not in given | {each.column for each in columns} for column in table.required)
    others = sum(column.name in given for column in table.required)
    missing += bool(table.tells) and not found & set(table.tells)
    return len(found) * 1.001 + others * 0.5 - missing * 1.5 + called(table, sheet, stem)  # on equal terms the one with more columns


def _alike(table: Table, headings: Sequence[Heading]) -> float:
    return 0.6 * sum(column.how == "likeness" for column in _columns(table, headings, {}, {}, {}))


def _columns(
    table: Table,
    headings: Sequence[Heading],
    chosen: Mapping[str, str],
    kept: Mapping[str, str],
    elsewhere: Mapping[str, str],
    *,
    likeness: bool = True,
) -> tuple[ColumnMatch, ...]:
    found: dict[int, ColumnMatch] = {}
    _wanted(table, headings, chosen, "chosen", found)
    _wanted(table, headings, kept, "remembered", found)
    _named(table, headings, found)
    _wanted(table, headings, elsewhere, "chosen", found)
    _by_name(table, headings, found)
    _instead(table, headings, found)
    if likeness:
        _liken(table, headings, found)
    return tuple(found.get(heading.column) or ColumnMatch(heading=heading) for heading in headings)


def _wanted(table: Table, headings: Sequence[Heading], source: Mapping[str, str], how: How, found: dict[int, ColumnMatch]) -> None:
    """The columns that somebody has said of headings, where the table has them and they are free."""
    if source:
        wanted = {words(text): column for text, column in source.items()}
        for heading in headings:
            if heading.column not in found and words(heading.text) in wanted:
                column = wanted[words(heading.text)]
                taken = column in {other.column for other in found.values()}
                if not column or (_has(table, column) and not taken):
                    found[heading.column] = _said(table, heading, column, how)


def _said(table: Table, heading: Heading, column: str, how: How) -> ColumnMatch:
    own = meaning(table, heading.text)
    shown: How = own.how if own and own.column.name == column and how == "remembered" else how
    return ColumnMatch(heading=heading, column=column, how=shown, score=1.0 if column else 0.0)


def _named(table: Table, headings: Sequence[Heading], found: dict[int, ColumnMatch]) -> None:
    """Exact names and synonyms: each column goes to the heading that names it most plainly."""
    candidates: list[tuple[bool, int, bool, bool, int, int, Heading, Named]] = []
    for place, heading in enumerate(headings):
        if heading.column in found:
            continue
        for depth, text in enumerate(heading.names):
            candidates.extend((*_plainness(named, heading, depth), place, heading, named) for named in meant(table, text, heading.holds))
    candidates.sort(key=lambda item: item[:6])
    for part, *_, heading, named in candidates:
        rival = next((other for other in found.values() if other.column == named.column.name), None)
        if rival is None and heading.column not in found:
            found[heading.column] = ColumnMatch(heading=heading, column=named.column.name, how="synonym" if part else named.how, score=1.0)
        elif rival and rival.how == "synonym" and not part and rival.heading is not heading:
            found[rival.heading.column] = replace(rival, rivals=(*rival.rivals, heading.text))
    placed = {other.heading.text for other in found.values()}
    for number, other in found.items():
        found[number] = replace(other, rivals=tuple(text for text in dict.fromkeys(other.rivals) if text not in placed))


def _by_name(table: Table, headings: Sequence[Heading], found: dict[int, ColumnMatch]) -> None:
    """The projects' names stand for their identifiers where no heading has these: a row may call its project by its name."""
    there = {other.column for other in found.values()}
    if table.name not in ("reporting_periods", "status_reports") or there & {"project_id", "wp_id"}:
        return  # elsewhere a name alone may be that of anything
    for heading in headings:
        named = meaning(BY_NAME["projects"], heading.text) if heading.column not in found else None
        if named and named.column.name == "name":
            found[heading.column] = ColumnMatch(heading=heading, column="project_id", how="synonym", score=1.0)
            return


def _instead(table: Table, headings: Sequence[Heading], found: dict[int, ColumnMatch]) -> None:
    """Headings that name another thing and serve where none names the column: the month of a cost, the project by its name."""
    for heading in headings:
        for column in instead(table.name, heading.text) if heading.column not in found and not meanings(table, heading.text) else ():
            if column not in {other.column for other in found.values()}:
                found[heading.column] = ColumnMatch(heading=heading, column=column, how="synonym", score=1.0)


_TELLING = {Kind.ID: {"id", "no", "number", "code", "ref", "key", "num"}, Kind.DATE: {"date", "day", "end", "on"}}


def _plainness(named: Named, heading: Heading, depth: int) -> tuple[bool, int, bool, bool, int]:
    """How plainly a heading names a column, the plainest first: as a whole, in the right edition, exactly, with a word that tells its kind."""
    telling = bool(_TELLING.get(named.column.kind, set()) & set(words(heading.text).split()))
    return depth > 0, rank(named.column, heading.text), named.how != "exact", not telling, named.rank


def _swapped(text: str, name: str) -> bool:
    """Whether two letters beside each other have changed places: “Bugdet”."""
    return len(text) == len(name) and sorted(text) == sorted(name) and OSA.distance(text, name, score_cutoff=1) == 1


def _liken(table: Table, headings: Sequence[Heading], found: dict[int, ColumnMatch]) -> None:
    """Likeness for what is left, the surest first."""
    taken = {column.column for column in found.values()}
    every = [(name, named) for name, meant in vocabulary(table.name).items() for named in meant if named.column in table.columns]
    free = [(name, named) for name, named in every if named.column.name not in taken and len(name) > 3]
    scored = []
    for heading in headings:
        text = words(bare(heading.text))
        if heading.column in found or len(text) <= 3 or meanings(table, heading.text) or is_name(text):
            continue  # a heading that names a taken column means that one: BCWS is no misspelt BCWP, nor the status date a start date
        for name, named in free:
            if not fits(named.column, heading.holds):
                continue
            score = SWAPPED if _swapped(text, name) else fuzz.token_sort_ratio(text, name)
            if score >= LIKE:
                scored.append((-score, heading.column, named.rank, name, heading, named))
    scored.sort(key=lambda item: item[:4])
    for score, _, _, _, heading, named in scored:
        if heading.column in found or named.column.name in {column.column for column in found.values()}:
            continue
        rivals = tuple(
            dict.fromkeys(n.column.name for s, _, _, _, h, n in scored if h is heading and n.column is not named.column and s - score < 5)
        )
        found[heading.column] = ColumnMatch(heading=heading, column=named.column.name, how="likeness", score=-score / 100, rivals=rivals)
