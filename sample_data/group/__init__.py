"""The invented Corvenna Group (hotels and shops), its three programmes and its fourteen projects."""

from sample_data.group.core import CORE
from sample_data.group.foundations import FOUNDATIONS
from sample_data.group.guests import GUESTS
from sample_data.model import Programme, Project

NAME = "Corvenna Group"

PROGRAMMES: tuple[Programme, ...] = (
    Programme(
        key="CORE", name="Core systems", owner="A. Rossi", objective="One set of books, data and people records for hotels and shops"
    ),
    Programme(key="GUEST", name="Guests and shops", owner="M. Okafor", objective="Guests book, pay and come back through one front"),
    Programme(key="BASE", name="Foundations", owner="R. Huber", objective="Networks, cloud and security that carry the next ten years"),
)

PROJECTS: tuple[Project, ...] = (*CORE, *GUESTS, *FOUNDATIONS)

BY_KEY: dict[str, Project] = {project.key: project for project in PROJECTS}
