"""Every contest in one run: ``python -m benchmarks.run [--quick]``, where quick means a twentieth of the size."""

import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import earned_value, ledger, workbook


def main(arguments: list[str]) -> int:
    """Prints the contests; ends with an error where two ways disagree."""
    quick = "--quick" in arguments
    print(f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}; seconds, and times the first line's")
    with tempfile.TemporaryDirectory() as folder:
        workbook.compare(Path(folder), rows=10_000 if quick else 200_000)
        ledger.compare(Path(folder), rows=100_000 if quick else 2_000_000)
        earned_value.compare(Path(folder), projects=50 if quick else 1000)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
