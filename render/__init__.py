"""REPORT → screen, PDF and Excel: readers of one Report, so that they cannot disagree."""

from collections.abc import Callable, Mapping
from pathlib import Path

from render import excel, pdf
from reports.report import Report

# file ending → what writes a report to such a file
EXPORTS: Mapping[str, Callable[[Report, Path], None]] = {"pdf": pdf.write, "xlsx": excel.write}
