"""Who is told what: every report, as data."""

from reports import steering

REPORTS = {steering.KEY: steering.build}
