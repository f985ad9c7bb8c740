"""What people's files mean is asked here; that reading them harms nobody is asked of the guard, in the sturdiness."""

import pytest

from tests import in_process


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, which is faster."""
    if request.path.name != "test_sturdiness.py":
        monkeypatch.setattr("ingest.readers.run", in_process.run)
