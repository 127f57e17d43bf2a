"""Every kind of page is open to people who hear it, use the keyboard, or see little: axe-core.

Graph files have the same check in `test_page.py`.
"""

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import PHONE, Visit, visiting

pytestmark = pytest.mark.browser

#: A page of each kind; behind `>` stands what to press there, once for each `>`.
KINDS = {
    "start": "/",
    "start for analysts": "/ > main details summary",
    "list": "/projects",
    "list, filtered and sorted": "/units?words=云河&sort=stated&order=down",
    "list without rows": "/issues?words=xyzzy",
    "reports": "/reports",
    "findings": "/findings",
    "no findings": "/findings?state=confirmed",
    "questions": "/questions",
    "question": "/questions/lead-units",
    "question without answer": "/questions/duties-of-unit?unit=xyzzy",
    "question with a condition": "/questions/evidence-of",
    "graph": "/graph",
    "graph not drawn": "/graph/picture?focus=xyzzy",
    "several things": "/graph/picture?focus=市",
    "ledger": "/ledger",
    "search": "/search",
    "found": "/search?words=云河",
    "nothing found": "/search?words=xyzzy",
    "unit": "/units > table.list tbody a >> nth=0",
    "issue": "/issues > table.list tbody a >> nth=0",
    "project": "/projects?sort=waiting&order=down > table.list tbody a >> nth=0",
    "report": "/reports > table.list tbody a >> nth=0",
    "text": "/reports > table.list tbody a >> nth=0 > a.action",
    "claim": "/plans > table.list tbody a >> nth=0 > .fact a.n >> nth=0",
    "finding": "/findings > .finding h3 a >> nth=0",
    "no such page": "/no-such-page",
    "picture": "/graph/picture",
    "what waits": "/graph/picture?view=waiting",
    "picture of a thing": "/units > table.list tbody a >> nth=0 > .beside a >> nth=1",
}
STATUSES = {"no such page": 404, "graph not drawn": 400, "several things": 400}
GRAVE = {"serious", "critical"}


def reach(visit: Visit, kind: str) -> None:
    """Open the page of a kind."""
    path, *presses = KINDS[kind].split(" > ")
    page = visit.go(path, STATUSES.get(kind, 200))
    for selector in presses:
        if "summary" in selector:
            page.click(selector)
        else:
            visit.click(selector)


def faults(visit: Visit, axe: str) -> list[tuple[str, str, str]]:
    """Return the grave faults that axe-core finds by day and by night, with the markup at fault."""
    visit.page.evaluate(axe)
    found = []
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        result = visit.page.evaluate("axe.run()")
        assert result["passes"]
        found += [
            (scheme, fault["id"], node["html"])
            for fault in result["violations"]
            if fault["impact"] in GRAVE
            for node in fault["nodes"]
        ]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_grave_fault_of_access(browser: Browser, site: str, axe: str, kind: str) -> None:
    with visiting(browser, site) as visit:
        reach(visit, kind)
        assert faults(visit, axe) == []


@pytest.mark.parametrize("kind", ["start", "list", "project", "text", "picture of a thing"])
def test_nor_on_a_phone_in_english(browser: Browser, site: str, axe: str, kind: str) -> None:
    with visiting(browser, site, viewport=PHONE) as visit:
        visit.page.context.add_cookies([{"name": "language", "value": "en", "url": site}])
        reach(visit, kind)
        assert faults(visit, axe) == []


@pytest.mark.parametrize("kind", ["list", "question", "project", "text"])
def test_the_keyboard_reaches_everything_and_is_seen(
    browser: Browser, site: str, kind: str
) -> None:
    with visiting(browser, site) as visit:
        reach(visit, kind)
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        assert visit.page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        visit.page.keyboard.press("Enter")
        reached = set()
        for _ in range(12):
            visit.page.keyboard.press("Tab")
            told = visit.page.evaluate(
                "(e => [e.closest('main') ? 'main' : e.tagName, e.tagName,"
                " getComputedStyle(e).outlineStyle])(document.activeElement)"
            )
            assert told[0] == "main"
            assert told[2] != "none"
            reached.add(told[1])
        assert "A" in reached
