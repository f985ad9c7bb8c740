"""What Steerboard was given of each kind: that nothing is open, due or late follows only where something of the kind was ever given."""

from metrics.view import View


def given(view: View, table: str) -> bool:
    """Whether any of these was given for what is in view; a decision of no project is everybody's."""
    if ("given", table) not in view.memo:
        nobodys = " OR project_id IS NULL" if table == "decisions" else ""
        view.memo["given", table] = _any(view, f'"{table}" WHERE project_id IN (SELECT project_id FROM scope){nobodys}')
    return bool(view.memo["given", table])


def none(view: View, table: str) -> str:
    """ "No decisions were given to Steerboard", as the heading of what would tell of them; of what is filtered that none is of it."""
    elsewhere = view.scope is not None and _any(view, f'"{table}"')
    return f"No {table} {'of what is in view ' if elsewhere else ''}were given to Steerboard"


def _any(view: View, where: str) -> bool:
    return bool(view.con.execute(f"SELECT 1 FROM {where} LIMIT 1").fetchall())
