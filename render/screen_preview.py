"""What uploaded files would do: each file is read once, and looked at anew only when an answer or the portfolio has changed."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ingest.preview import Answers, Preview, of
from ingest.readers import Reading, read
from render.screen_data import portfolio
from render.screen_text import literal
from store.portfolio import fingerprint

_READINGS, _PREVIEWS = 24, 4  # how many are kept for all sessions together; the oldest go first
_LOCK = Lock()
T = TypeVar("T")
Progress = Callable[[float, str], None]


def previewed(files: Sequence[UploadedFile], answers: Answers) -> Preview:
    """What the files would do, with the answers given so far; progress is shown while it is worked out."""
    place = st.empty()

    def told(share: float, says: str) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=literal(says))

    given = tuple((file.file_id, answers.passwords.get(file.name, "")) for file in files)
    preview = _once("previews", (given, repr(answers), fingerprint(portfolio())), lambda: _look(files, answers, told), _PREVIEWS)
    place.empty()
    return preview


def _look(files: Sequence[UploadedFile], answers: Answers, tell: Progress) -> Preview:
    readings = []
    for index, file in enumerate(files):
        tell(0.6 * index / len(files), f"Reading {file.name}")
        readings.append(_reading(file, answers.passwords.get(file.name, ""), _part(tell, index, len(files))))
    return of(readings, portfolio(), answers=answers, progress=tell)


def _part(tell: Progress, index: int, count: int) -> Progress:
    """Progress of one of several files; reading all of them is three fifths of the whole."""
    return lambda share, says: tell(0.6 * (index + share) / count, says)


def _reading(file: UploadedFile, password: str, tell: Progress) -> Reading:
    def from_disk() -> Reading:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "upload"
            path.write_bytes(file.getbuffer())
            return read(path, name=file.name, password=password or None, progress=tell)

    return _once("readings", (file.file_id, password), from_disk, _READINGS)


@st.cache_resource(show_spinner=False)
def _kept() -> dict[str, dict[Any, Any]]:
    return {"readings": {}, "previews": {}}


def _once(what: str, key: Any, make: Callable[[], T], room: int) -> T:
    """What was made for this key before, else what ``make`` gives: a cached function could not show its progress."""
    shelf = _kept()[what]
    found: T = shelf[key] if key in shelf else make()
    with _LOCK:
        shelf.pop(key, None)
        shelf[key] = found
        while len(shelf) > room:
            del shelf[next(iter(shelf))]
    return found
