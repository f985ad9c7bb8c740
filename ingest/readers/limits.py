"""How much a file may ask for: size, cells, memory and time."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a file may ask for; past any of these it is refused with a Problem."""

    file_bytes: int = 200 * MIB
    unpacked_bytes: int = 2048 * MIB
    packing_ratio: int = 200
    """How many times its packed size an archive may unpack to; counted from 16 MiB unpacked upwards."""
    entries: int = 10_000
    cells: int = 25_000_000
    """Rows × columns between a sheet's first and last filled cell."""
    columns: int = 4_000
    """Filled cells of one row: headings are compared with every column of every table."""
    cell_characters: int = 131_072
    line_characters: int = 4_000_000
    depth: int = 100
    problems: int = 5_000
    """Problems kept for one sheet; one more says that there are further ones."""
    seconds: float = 300.0
    memory_bytes: int = 1024 * MIB
    """Memory of the reading process for a file of no size; a file adds to it ``memory_per_byte`` times its unpacked size."""
    memory_per_byte: int = 16

    memory_archive: int = 1536 * MIB
    """Memory of the reading process for an archive, whatever it unpacks to."""

    def memory_for(self, unpacked: int, *, archive: bool) -> int:
        wanted = self.memory_bytes + self.memory_per_byte * min(unpacked, self.unpacked_bytes)
        return min(wanted, self.memory_archive) if archive else wanted


LIMITS = Limits()
