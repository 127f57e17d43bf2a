"""Arithmetic that is right never alarms, however it was rounded when it was printed."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.auditing import found_in

ALARMS = {"rate_mismatch", "rate_impossible", "sum_mismatch", "parts_exceed_total"}


def printed(value: Decimal, places: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


counts = st.integers(1, 4000).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n)))
amounts = st.decimals("0.1", "900", places=4, allow_nan=False, allow_infinity=False)


@settings(max_examples=60, deadline=None)
@given(counts, st.integers(0, 2))
def test_a_rate_as_printed(pair: tuple[int, int], places: int) -> None:
    total, done = pair
    rate = printed(Decimal(done) * 100 / total, places)
    texts = (
        f"{total}个项目已开工{done}个,开工率{rate}%。",
        f"{total}个重点项目开工率{rate}%。",
        f"目前已开工{done}个,开工率{rate}%。",
        f"排查隐患{total}处,已整改{done}处,整改率达{rate}%。",
    )

    for text in texts:
        assert not ALARMS & set(found_in(text)), text


@settings(max_examples=60, deadline=None)
@given(amounts, amounts, st.integers(0, 2), st.integers(0, 2))
def test_a_share_of_rounded_amounts(
    planned: Decimal, done: Decimal, places: int, places_of_rate: int
) -> None:
    rate = printed(done * 100 / planned, places_of_rate)
    text = (
        f"年度计划投资{printed(planned, places + 1)}亿元,"
        f"完成投资{printed(done, places + 1)}亿元,占年度计划的{rate}%。"
    )

    assert not ALARMS & set(found_in(text)), text


@settings(max_examples=60, deadline=None)
@given(st.lists(amounts, min_size=2, max_size=4), st.integers(0, 3))
def test_parts_as_printed(parts: list[Decimal], places: int) -> None:
    named = zip("甲乙丙丁", parts, strict=False)
    words = "、".join(f"{name}{printed(part, places)}亿元" for name, part in named)
    text = f"共下达资金{printed(sum(parts), places)}亿元,分为{words}。"

    assert not ALARMS & set(found_in(text)), text


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 500))
def test_states_and_remainders(done: int, building: int, rest: int) -> None:
    text = (
        f"全年安排项目{done + building + rest}个,已完工{done}个、在建{building}个、未开工{rest}个。"
        f"{done + rest}项任务已完成{done}项,其余{rest}项正在推进。"
    )

    assert not ALARMS & set(found_in(text)), text
