"""A Report as PDF: tagged (PDF/UA-1, PDF/A-2a), vector charts, the same bytes for the same report."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import ttf_opensans

from render.pdf_document import document
from reports.report import Report

_HERE = Path(__file__).parent
_SOURCES = (
    "pdf_page.typ", "pdf_blocks.typ", "pdf_tables.typ", "pdf_slides.typ", "pdf_appendix.typ", "pdf_lineage.typ", "pdf_basis.typ",
)  # fmt: skip
_SECONDS = 120  # far beyond the largest report; a guard against waiting for ever


class PdfError(RuntimeError):
    """The PDF could not be set; the message is the typesetter's."""


def write(report: Report, path: Path) -> None:
    """Write the report to ``path``: the overview, slide by slide, glossary, lineage and what it rests on."""
    command = [sys.executable, "-I", str(_HERE / "pdf_child.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:  # noqa: S603 (our own file)
        try:
            job = json.dumps(_job(report)).encode()  # the charts are drawn while the child starts
            content, complaint = child.communicate(job, timeout=_SECONDS)
        except BaseException:
            child.kill()
            raise
    if child.returncode != 0 or not content.startswith(b"%PDF"):
        raise PdfError(f"The PDF of {report.title} could not be set: {complaint.decode(errors='replace')[-2000:]}")
    partial = path.with_name(f"{path.name}.part")
    partial.write_bytes(content)
    os.replace(partial, path)  # noqa: PTH105 (whole or not at all, over an older file too)


def _job(report: Report) -> dict[str, str | int]:
    made = datetime.fromisoformat(report.stamp.sealed_at or report.stamp.known_at).replace(tzinfo=UTC)
    return {
        "source": "\n".join((_HERE / name).read_text(encoding="utf-8") for name in _SOURCES),
        "data": json.dumps(document(report), ensure_ascii=False),
        "fonts": str(Path(ttf_opensans.__file__).parent / "ttf"),
        "timestamp": int(made.timestamp()),
    }
