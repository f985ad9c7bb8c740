"""Makes the sample's files anew: ``python -m sample_data.generate``; the same seed gives the same files."""

from pathlib import Path

from sample_data.days import MONTHS
from sample_data.files import write_month

FOLDER = Path(__file__).resolve().parent


def generate(folder: Path = FOLDER) -> None:
    """Writes the files of every month into folders below the one given."""
    for month in MONTHS:
        write_month(folder, month)


if __name__ == "__main__":
    generate()
    print(f"Wrote the files of {len(MONTHS)} months to {FOLDER}.")
