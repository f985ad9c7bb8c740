"""What is installed is pinned with hashes, names no host, and is asked for with a reason."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)( ; [^\\]+)? \\$", re.MULTILINE)


def pins(lock: str) -> set[tuple[str, str]]:
    return {(name, version) for name, version, _ in PIN.findall((ROOT / lock).read_text("utf-8"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    assert all(PIN.match(block) and "--hash=sha256:" in block for block in blocks if block.strip())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock: str) -> None:
    assert not re.search(r"://|--index|--find-links|--extra|--trusted|(^|\s)/", (ROOT / lock).read_text("utf-8"))


@pytest.mark.parametrize("source", ["requirements.in", "requirements-dev.in"])
def test_every_dependency_has_its_reason(source: str) -> None:
    lines = [line for line in (ROOT / source).read_text("utf-8").splitlines() if line and not line.startswith(("#", "-"))]
    assert lines
    assert not [line for line in lines if not re.search(r"  ?# \S.{5,}", line)]


def test_the_tests_run_with_the_versions_that_the_app_runs_with() -> None:
    assert pins("requirements.txt") <= pins("requirements-dev.txt")
