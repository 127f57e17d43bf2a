"""A user's own decisions about names: what they mean, or that they mean nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import ResourceError
from kg.resources import parse_table

EVERYWHERE = "*"
COLUMNS = ("name", "place", "unit")


@dataclass(frozen=True, slots=True)
class Registry:
    """Names with the unit that they mean in the reports of one place.

    A line decides before every rule: it joins two names (one unit for both) or parts them (a unit
    of its own for one of them).
    """

    meanings: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def meaning(self, name: str, place: str) -> str | None:
        """Return the unit that a name means in the reports of `place`, None if no line says so.

        A line for the place wins over a line for every place (`*`).

        >>> registry = Registry({("市住建局", "*"): "云河市住建局"})
        >>> registry.meaning("市住建局", "云河市"), registry.meaning("市水务局", "云河市")
        ('云河市住建局', None)
        """
        return self.meanings.get((name, place)) or self.meanings.get((name, EVERYWHERE))


NO_REGISTRY = Registry()
"""What holds when the user has decided nothing."""


def read_registry(path: Path) -> Registry:
    """Return the registry in a TSV file with the columns name, place and unit.

    Lines that open with `#` explain. Raises ResourceError, with file and line, when the file
    cannot be read, lacks a column, leaves a cell blank or says two things of one name.
    """
    source = str(path)
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problem = "无法读取,需要 UTF-8 的 TSV 文件 (cannot be read; a UTF-8 TSV file is needed)"
        raise ResourceError(problem, source=source) from error
    meanings: dict[tuple[str, str], str] = {}
    for row in parse_table(lines, source):
        if missing := [column for column in COLUMNS if not row.get(column, "").strip()]:
            problem = f"缺少 {'、'.join(missing)} (needs name, place and unit in every line)"
            raise ResourceError(problem, source=source, line=_line(lines, row))
        key = (row["name"].strip(), row["place"].strip())
        unit = row["unit"].strip()
        if meanings.setdefault(key, unit) != unit:
            problem = f"“{key[0]}”有两种说法,请只留一行 (two meanings; keep one line)"
            raise ResourceError(problem, source=source, line=_line(lines, row))
    return Registry(meanings)


def _line(lines: list[str], row: dict[str, str]) -> int:
    """Return the number of the last line that holds the cells of `row`."""
    return max(
        number for number, line in enumerate(lines, start=1) if line == "\t".join(row.values())
    )
