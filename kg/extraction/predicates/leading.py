"""What may stand between a subject and its verb: posts, hired hands, partners, places, adverbs."""

import re
from functools import cache

from kg.extraction.predicates.verbs import known_verbs
from kg.text.wordlists import alternatives, words

POST = r"(?:主要)?(?:领导(?:干部)?|负责同志|负责人|班子成员|分管领导|班子)"
"""Posts of a unit that act for it (市水务局主要负责同志带队)."""
POST_FIRST = re.compile(rf"(?:{POST}|党员干部|党员|干部|职工)(?!培训|队伍|教育|监督|选拔)")
"""A post at the head of a clause is its subject."""
_HIRED = (
    r"(?:聘请|委托|邀请|联合|组织)(?:了)?(?:第三方|专业|资深|有关|相关)[^,。;]{0,4}?"
    r"(?:机构|公司|专家|单位|力量)"
)
_BESIDE = r"与[^,。;、]{2,14}?(?=签|洽谈|协商|合作|共建|达成|建立|就)"
_AT = r"在[^,。;]{2,16}?(?:基础上|过程中|指导下|支持下)"
_IN_WORDS = r"[^,。;]{0,10}?(?:意见|报告|通报|反馈)中(?=指出|提出|明确)"
_WHERE = r"在[^,。;]{2,12}?(?=设立|建立|建设|开展|召开|举办|成立|推广|推行)"
_WHEN = (
    r"(?:每[年月周季旬日]度?|每半[年月]|每[两三]?个?[月周季年])|[于在]?(?:20[0-9]{2}年|今年|明年)?(?:[0-9]{1,2}(?:月?至[0-9]{1,2})?月(?:[0-9]{1,2}日(?:至(?:[0-9]{1,2}月)?[0-9]{1,2}日)?|底|初|末|[上中下]旬)?"
    r"|[一二三四]季度末?|[上下]半年|年底|年中|月底|[春夏秋冬]季)(?:以?前)?"
)
_OTHERS = (
    r"等(?:[0-9]+|[一二三四五六七八九十]+)[家个所户支]"
    r"(?:(?:金融|保险|成员|职能|龙头|重点|骨干|驻地|驻区|涉农|国有|商业|担保)?"
    r"(?:企业|单位|部门|学校|公司|医院|机构|银行|院校|国企|央企|乡镇|街道))?"
    r"|等(?:[0-9]+|[一二三四五六七八九十]+)(?:市|县|区|镇|乡|部门|单位)"
)
_NOT_ADVERBS = "要求|会签|并购|并网|应急|应诉|还款|还贷|再生"
"""Verbs and nouns that begin like an adverb of the lexicon."""

_TOGETHER = r"合作(?=开发|建设|共建|建立|开展|打造|实施|研发|设立|成立|举办|运营|推进)"
_CONSULTED = r"(?:商|会同|联合|协同)(?:[0-9]+[个家])?(?:相关|有关|主管|责任|成员){0,2}(?:部门|单位)"
_WITH_PLACES = (
    r"(?:会同|联合|协同|指导|组织)(?:各|相关|有关|属地|所在)?"
    r"(?:乡镇街道|乡镇|镇街|街道|县区|区县)(?=[对将开逐])"
)
_BY_WORDS = (
    r"(?:按照?|依照|依据)[^,。;、]{1,12}?(?:要求|规定|标准|计划|程序|分工|部署|时序|原则|进度)"
    r"(?=进行|开展|实施|推进)"
)
_MEETING = (
    r"(?:先后|多次|专题)?(?:召开)?[^,。;、]{0,4}?会议?(?:先后|专题|多次)?"
    r"(?=审议|研究通过|审定|讨论通过)"
)
_AFTER = (
    r"[\u4e00-\u9fff]{2,8}后(?:第?[0-9一二三]+(?:[个天日]|个?工作日)内?)?(?:即|随即|立即|迅速|就)"
)
_BY_MEANS = (
    r"(?:采取|通过|采用|运用|以)[^,。;]{2,40}?(?:方式|形式|办法|手段|途径|渠道)(?=[\u4e00-\u9fff])"
)
"""采取查阅资料、走访群众等方式: the verb comes behind it, whatever is done by the way."""
_FROM = r"(?:从|赴|前往|深入(?!推|开|实|贯|整|排|研)|面向|采取|采用|利用|运用|作为)[^,。;]{2,14}?"
"""Where from, where to, by which means: the verb comes behind it (从县直机关选派干部)."""
_MANNER = r"[\u4e00-\u9fff]{2,3}化"
_BY_STEPS = r"分[0-9一二两三四五六七八九十]+(?:批次?|期|次|步|阶段|年|轮)"
_AS = r"以(?![来内上下外前后])[^,。;]{2,24}?为[^,。;、]{1,8}?"
"""以县医院为龙头组建医共体: the verb comes behind it."""


@cache
def leading() -> re.Pattern[str]:
    """Match what may stand between subject and verb."""
    parts = (
        r"\([^()]*\)",
        _AT,
        _IN_WORDS,
        _BY_STEPS,
        _WHERE,
        _WHEN,
        _OTHERS,
        _TOGETHER,
        _CONSULTED,
        _WITH_PLACES,
        _BY_WORDS,
        _MEETING,
        rf"(?:力争|争取|确保)(?={_WHEN})",
        POST,
        _HIRED,
        _BESIDE,
        _BY_MEANS,
        rf"(?:{_FROM}|{_AS}|{_MANNER})(?={known_verbs()}|开展|进行|实施|设立)",
        rf"新(?=(?!增|建|设|开){known_verbs()})",
        rf"(?!{_NOT_ADVERBS})" + alternatives(words("leading_adverbs.tsv")),
        _AFTER,
    )
    return re.compile(rf"(?:(?:{'|'.join(parts)})\s*)+")
