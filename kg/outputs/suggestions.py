"""What a person may have meant who typed a name that there is none of."""

from collections.abc import Iterable
from difflib import get_close_matches

_OFFERED = 3


def did_you_mean(words: str, names: Iterable[str], *, alike: float = 0.3) -> str:
    """Return the end of a message that offers the nearest names; blank when none is near.

    Chinese names share few characters even when they are meant alike; ids want a higher `alike`.

    >>> did_you_mean("水务局", ["市水利局", "县水务局", "云河大桥"])
    '；是否指 (did you mean): 县水务局、市水利局'
    >>> did_you_mean("x", ["市水利局"])
    ''
    """
    near = get_close_matches(words, sorted(set(names)), n=_OFFERED, cutoff=alike)
    return f"；是否指 (did you mean): {'、'.join(near)}" if near else ""
