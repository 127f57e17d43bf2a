"""The administrative area that the name of a body or a report begins with."""

import re

from kg.names.divisions import LONGEST_NAME, division_names

_PARTY = re.compile(r"中共|中国共产党|政协|中国人民政治协商会议")
_UPPER = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|自治州|州|盟)(?!场)")
_LOWER = re.compile(
    r"(?P<county>[\u4e00-\u9fff]{1,6}?[区县旗市])"
    r"(?=人民政府|政府|人民法院|人民检察院|人大|政协|委|纪委|监委|关于|20[0-9]{2}|[^区县旗市]{2,12}[局办委])"
)
_ALONE = re.compile(
    r"(?!关于|对|全|各|本|我)[\u4e00-\u9fff]{2,7}?(?:县|(?<![灌库林牧景社校厂园城片矿])区|旗)"
    r"(?![域级属内间块划位])"
)
_ZONES = (
    "新区",
    "高新区",
    "经开区",
    "开发区",
    "园区",
    "保税区",
    "示范区",
    "试验区",
    "城区",
    "全区",
)


def place_opening(name: str) -> str:
    """Return the area that `name` begins with, down to the county, without the province above it.

    Known divisions go first; an unknown name counts when it ends as areas do.

    >>> place_opening("中共江苏省南京市鼓楼区委员会"), place_opening("浙江省水利厅关于灌区的通报")
    ('南京市鼓楼区', '浙江省')
    """
    rest = _PARTY.sub("", name, count=1) if _PARTY.match(name) else name
    parts: list[str] = []
    while part := _known(rest) or (_upper(rest) if not parts else _lower(rest)):
        if parts and not _is_below(part, parts[-1]):
            break
        parts.append(part)
        rest = rest[len(part) :]
    if len(parts) > 1 and parts[0].endswith(("省", "自治区")):
        parts = parts[1:]
    return "".join(parts)


def _known(text: str) -> str:
    """Return the longest known division that opens `text`."""
    lengths = range(min(LONGEST_NAME, len(text)), 1, -1)
    found = next((text[:length] for length in lengths if text[:length] in division_names()), "")
    return "" if found.endswith("新区") and text.startswith("管", len(found)) else found


def _upper(text: str) -> str:
    match = _UPPER.match(text) or _ALONE.match(text)
    return "" if match is None or match[0].endswith(_ZONES) else match[0]


def _lower(text: str) -> str:
    match = _LOWER.match(text)
    return "" if match is None or match["county"].endswith(_ZONES) else match["county"]


def _is_below(part: str, upper: str) -> bool:
    """Tell whether an area may lie in another: a city in a province, a county in a city."""
    ranks = ("省", "自治区"), ("市", "州", "盟"), ("区", "县", "旗", "市")
    if upper.endswith(ranks[0]):
        return not part.endswith(ranks[0])
    return upper.endswith(ranks[1]) and part.endswith(ranks[2])
