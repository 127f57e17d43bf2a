"""Lists of names with a list of figures after them (甲、乙分别为3个、5个): whose each figure is."""

import re
from collections.abc import Iterator, Sequence

from kg.extraction.tallies.amounts import Amount

_NAMES = re.compile(
    r"(?:^|[,;:。(\n])(?P<names>(?:[^,;:。、()\n\d]{2,14}、)*[^,;:。、()\n\d]{2,14}?(?:和|及|与|、)"
    r"[^,;:。、()\n\d]{2,14}?)分别(?P<verb>[一-龥]{0,4})$"
)
_JOINT = re.compile(r"、|和|及|与")
_LONGEST = 80


def name_each(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts, those of such a list with the name of their own before them.

    As many names as figures are wanted; a list of another length stays as it was.
    """
    if not any("分别" in one.before for one in amounts):
        return list(amounts)
    named = dict(_named(text, amounts))
    return [named.get(number, one) for number, one in enumerate(amounts)]


def _named(text: str, amounts: Sequence[Amount]) -> Iterator[tuple[int, Amount]]:
    for number, first in enumerate(amounts):
        start = first.figure.span.start
        found = _NAMES.search(text, max(0, start - _LONGEST), start)
        if found is None or "分别" not in first.before:
            continue
        names = _JOINT.split(found["names"])
        values = _listed(amounts[number:])
        if len(names) == len(values):
            for offset, (name, value) in enumerate(zip(names, values, strict=True)):
                mark = "," if offset == 0 else "、"
                yield number + offset, value._replace(before=name + found["verb"], mark=mark)


def _listed(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the first amount and those after it that stand bare behind a 、 (3个、5个)."""
    first, *rest = amounts
    values = [first]
    for one in rest:
        if one.mark != "、" or one.before or not one.like(first):
            break
        values.append(one)
    return values
