"""A reader at a real browser: what it asked for and complained about is written down.

Nothing but the server's own address can be reached, and nothing else may be asked for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_WATCH = """addEventListener("securitypolicyviolation", (event) =>
  report(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));"""


@dataclass
class Visit:
    """One page of a browser, which goes from address to address of one server."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: int = 200

    def go(self, path: str, status: int = 200) -> Page:
        """Open an address of the server; wait for the picture where there is one."""
        self.expected = status
        answer = self.page.goto(self.origin + path)
        assert answer is None or answer.status == status, (path, answer.status)
        return self.wait()

    def wait(self) -> Page:
        """Wait until the page is there, drawn if it is a picture."""
        self.page.wait_for_load_state()
        if self.page.locator("#canvas").count():
            self.page.wait_for_selector("#canvas canvas")
            for _ in range(100):
                if self.page.evaluate("Boolean(window.duban && duban.drawn)"):
                    break
                self.page.wait_for_timeout(50)
        return self.page

    def click(self, selector: str) -> Page:
        """Follow a link or press a button that leads to another page."""
        with self.page.expect_navigation():
            self.page.click(selector)
        return self.wait()

    def download(self, selector: str) -> tuple[str, bytes]:
        """Return the name and the bytes of what a link or button gives to keep."""
        with self.page.expect_download() as waited:
            self.page.click(selector)
        return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()

    def path(self) -> str:
        """Return where the reader is, without the server's address."""
        return self.page.url.removeprefix(self.origin)

    def heading(self) -> str:
        """Return the words of the one main heading."""
        return self.page.inner_text("h1")

    @property
    def foreign(self) -> list[str]:
        """What was asked of anybody but the server; what a page makes itself is no request."""
        own = (self.origin + "/", "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]

    def hear(self, words: str) -> None:
        """Write a complaint down, but not that of a page that was meant to be an error."""
        if f"the server responded with a status of {self.expected}" not in words:
            self.complaints.append(words)


@contextmanager
def visiting(browser: Browser, origin: str, **options: Any) -> Iterator[Visit]:
    """Open a page with a fresh profile; at the end nothing foreign was asked for, nothing amiss."""
    context = browser.new_context(**({"viewport": DESKTOP, "locale": "zh-CN"} | options))
    context.set_default_timeout(10_000)
    visit = Visit(context.new_page(), origin)
    _watch(context, visit)
    try:
        yield visit
        assert visit.foreign == []
        assert visit.complaints == []
    finally:
        context.close()


def _watch(context: BrowserContext, visit: Visit) -> None:
    def failed(request: Request) -> None:
        # A download ends the navigation that began it; a left page ends what it still asked for.
        if "ERR_ABORTED" not in (request.failure or ""):
            visit.complaints.append(f"{request.url} {request.failure}")

    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("requestfailed", failed)
    visit.page.on("console", lambda message: visit.hear(message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
    # Playwright looks into what it is given; a bound method of a list has nothing to look into.
    context.expose_function("report", lambda words: visit.complaints.append(words))  # noqa: PLW0108
    context.add_init_script(_WATCH)
