"""Who is let in, what browsers are told, and what strangers cannot do."""

import base64
import logging
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.web.access.headers import POLICY
from kg.web.access.users import UsersError, add_user, is_password, read_users
from kg.web.settings import Limits
from tests.web.conftest import FORM, QUERY, Client, until

FEW = Limits(workers=3)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/nowhere", 404), ("/sparql?query=ASK", 400), ("/static/site.css", 200)],
)
def test_every_response_tells_the_browser_to_be_careful(
    client: Client, path: str, status: int
) -> None:
    reply = client(path, accept="text/html, */*;q=0.5")

    assert reply.status == status
    assert reply.headers["content-security-policy"] == POLICY
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "same-origin"
    assert reply.headers["cross-origin-opener-policy"] == "same-origin"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert ("no-store" in reply.headers["cache-control"]) == (not path.startswith("/static"))
    assert not any(name.startswith("access-control-") for name in reply.headers)


@pytest.mark.parametrize("path", ["/", "/sparql", "/nowhere"])
def test_pages_have_nothing_inline_and_nothing_from_elsewhere(client: Client, path: str) -> None:
    text = client(path, accept="text/html").text

    assert "<html" in text
    assert not any(
        word in text for word in ("<style", " style=", " onclick=", "http://", "https://")
    )


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("evil.example:8000", 421),
        ("localhost@evil.example", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(client: Client, host: str, status: int) -> None:
    """Else a page elsewhere could point its own name here, and read (DNS rebinding)."""
    assert client("/sparql", host=host).status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"sec_fetch_site": "none", "sec_fetch_mode": "navigate"}, 200),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}, 200),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"}, 403),
        ({"sec_fetch_site": "same-site", "sec_fetch_mode": "cors"}, 403),
        (
            {
                "sec_fetch_site": "cross-site",
                "sec_fetch_mode": "navigate",
                "sec_fetch_dest": "iframe",
            },
            403,
        ),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_requests_of_other_sites_are_refused(
    client: Client, headers: dict[str, str], status: int
) -> None:
    assert client("/sparql?query=ASK%20%7B%7D", **headers).status == status


def test_a_form_of_our_own_is_accepted(client: Client) -> None:
    origin = f"http://127.0.0.1:{client.port}"
    reply = client("/sparql", method="POST", body="query=ASK{}", content_type=FORM, origin=origin)

    assert reply.status == 200


class TestLanguage:
    def test_chinese_at_first_then_what_was_chosen(self, client: Client) -> None:
        assert '<html lang="zh-CN">' in client("/").text
        body = f"language=en&here={quote('/?a=b')}"
        reply = client("/language", method="POST", body=body, content_type=FORM)
        cookie = reply.headers["set-cookie"]

        assert (reply.status, reply.headers["location"]) == (303, "/?a=b")
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert '<html lang="en">' in client("/", cookie=cookie.split(";")[0]).text

    @pytest.mark.parametrize("here", ["//evil.example", "https://evil.example", "/\\evil.example"])
    def test_it_leads_nowhere_else(self, client: Client, here: str) -> None:
        body = f"language=zh&here={quote(here, safe='')}"
        reply = client("/language", method="POST", body=body, content_type=FORM)

        assert reply.headers["location"] == "/"

    @pytest.mark.parametrize("path", ["/language", "/workbench"])
    def test_a_form_with_too_many_fields_is_refused(self, client: Client, path: str) -> None:
        body = "&".join(f"field{number}=x" for number in range(60))
        reply = client(path, method="POST", body=body, content_type=FORM, accept="text/plain")

        assert (reply.status, "参数太多" in reply.text) == (400, True)

    def test_a_language_that_we_do_not_speak(self, client: Client) -> None:
        reply = client("/language", method="POST", body="language=<b>", content_type=FORM)

        assert reply.status == 400


class TestLimits:
    def test_too_many_requests_of_one_client(self, serve) -> None:
        client = serve(limits=Limits(workers=3, rate=0.1, burst=3))
        statuses = [client("/static/site.css").status for _ in range(5)]

        assert statuses == [200, 200, 200, 429, 429]
        assert int(client("/").headers["retry-after"]) >= 1
        assert client.at("127.0.0.9")("/static/site.css").status == 200

    def test_a_large_body_is_refused(self, serve) -> None:
        client = serve(limits=Limits(workers=3, body=1000))
        query = "ASK {} #".ljust(1001)

        assert client("/sparql", method="POST", body=query, content_type=QUERY).status == 413
        assert client("/sparql", method="POST", body=query[:1000], content_type=QUERY).status == 200

    def test_a_large_body_of_unknown_length_is_refused(self, serve) -> None:
        client = serve(limits=Limits(workers=3, body=1000))
        chunks = (f"{len(part):x}\r\n{part}\r\n" for part in ("ASK {} #".ljust(600),) * 2)
        body = "".join((*chunks, "0\r\n\r\n"))
        reply = client(
            "/sparql", method="POST", body=body, content_type=QUERY, transfer_encoding="chunked"
        )

        assert reply.status == 413

    def test_a_long_address_is_refused(self, client: Client) -> None:
        assert client(f"/sparql?query={'x' * 66_000}").status == 400


def test_the_log_tells_no_query(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        client(f"/sparql?query={quote('SELECT ?secret {}')}")
        client("/sparql", method="POST", body="SELECT ?secret", content_type=QUERY)
        client("/a%0Ab%1B")
        # A line is written when its request is over, which is just after the client knows.
        assert until(lambda: "/a%0Ab%1B 404" in caplog.text)

    assert "GET /sparql 200" in caplog.text
    assert "POST /sparql 400" in caplog.text
    assert "secret" not in caplog.text


def login(name: str, password: str) -> dict[str, str]:
    coded = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"authorization": f"Basic {coded}"}


@pytest.fixture(scope="module", name="users")
def _users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("users") / "users.txt"
    add_user(path, "审计员", "correct horse")
    add_user(path, "staff", "battery staple")
    return path


class TestPasswords:
    def test_who_knows_the_password_is_let_in(self, serve, users: Path) -> None:
        client = serve(limits=FEW, passwords=users)
        unknown = client("/")

        assert unknown.status == 401
        assert unknown.headers["www-authenticate"].startswith("Basic")
        assert client("/static/site.css").status == 401
        assert client("/", **login("审计员", "correct horse")).status == 200
        assert client("/", **login("staff", "battery staple")).status == 200
        assert client("/", **login("staff", "correct horse")).status == 401
        assert client("/", authorization="Basic !").status == 401
        assert client("/", authorization="Bearer x").status == 401

    def test_guessing_is_slowed_down(self, serve, users: Path) -> None:
        client = serve(limits=FEW, passwords=users)
        guesses = [client("/", **login("staff", f"guess {n}")).status for n in range(3)]
        right = client("/", **login("staff", "battery staple"))

        assert guesses == [401, 401, 401]
        assert right.status == 429
        assert client.at("127.0.0.7")("/", **login("staff", "battery staple")).status == 200

    def test_a_new_password_counts_at_once(self, serve, tmp_path: Path) -> None:
        users = tmp_path / "users"
        add_user(users, "staff", "first password")
        client = serve(limits=FEW, passwords=users)
        before = client("/", **login("staff", "first password")).status
        add_user(users, "staff", "second password")

        assert before == 200
        assert client("/", **login("staff", "first password")).status == 401
        assert client("/", **login("staff", "second password")).status == 200

    def test_the_file_tells_no_password_and_nobody_else_reads_it(self, users: Path) -> None:
        text = users.read_text("utf-8")

        assert "correct" not in text
        assert all("$argon2id$" in line for line in text.splitlines())
        assert users.stat().st_mode & 0o077 == 0
        assert not is_password(read_users(users), "nobody", "correct horse")

    @pytest.mark.parametrize(
        ("text", "words"),
        [("", "没有用户"), ("staff", ":1:"), ("staff:plain", ":1:"), ("\na b:$argon2id$x", ":2:")],
    )
    def test_a_file_that_is_wrong(self, tmp_path: Path, text: str, words: str) -> None:
        path = tmp_path / "users"
        path.write_text(text, "utf-8")

        with pytest.raises(UsersError, match=words):
            read_users(path)

    @pytest.mark.parametrize(("name", "password"), [("a:b", "long enough"), ("staff", "short")])
    def test_names_and_passwords_that_are_refused(
        self, tmp_path: Path, name: str, password: str
    ) -> None:
        with pytest.raises(UsersError):
            add_user(tmp_path / "users", name, password)
