"""`kg serve` as people start it: what it refuses, what it says, how it stops."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kg.cli import main
from kg.cli.serve import ServeError, allowed_hosts
from kg.web.access.users import is_password, read_users
from tests.web.conftest import Client, until

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="running")
def _running(store: Path) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(
        [*command, "--workers", "3"], cwd=ROOT, text=True, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", first)
        assert found, first
        yield process, Client(int(found[1]))
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(
    running: tuple[subprocess.Popen[str], Client], number: signal.Signals, store: Path
) -> None:
    process, client = running
    secret = "/sparql?query=SELECT%20%3Fsecret%20%7B%7D"
    statuses = [client(path).status for path in ("/", secret)]
    held = len(list((store / "snapshots").iterdir()))
    process.send_signal(number)
    _, log = process.communicate(timeout=30)

    assert statuses == [200, 200]
    assert process.returncode == 0
    assert "GET /sparql 200" in log
    assert "secret" not in log
    assert "Traceback" not in log
    assert len(list((store / "snapshots").iterdir())) == held - 1


def test_workers_die_with_a_server_that_is_killed(
    running: tuple[subprocess.Popen[str], Client],
) -> None:
    process, client = running
    assert client("/sparql").status == 200
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("needs /proc")
    workers = [int(pid) for pid in children.read_text().split()]
    process.kill()
    process.wait()

    assert len(workers) == 3
    for pid in workers:
        assert until(partial(_is_gone, pid)), f"worker {pid} is still alive"


def _is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "0.0.0.0"], "--auth-file"),
        (["--host", "kg.example"], "--auth-file"),
        (["--host", "0.0.0.0", "--auth-file", "users"], "--name"),
        (["--auth-file", "nowhere/users"], "nowhere/users"),
        (["--add-user", "staff"], "--auth-file"),
        (["--store", "nowhere"], "kg build"),
        (["--workers", "1"], "workers"),
        (["--key", "users"], "--certificate"),
        (["--certificate", "nowhere.pem"], "nowhere.pem"),
        (["--certificate", "users", "--key", "users"], "PEM"),
    ],
)
def test_what_it_refuses_to_start_with(
    arguments: list[str], words: str, store: Path, capsys, monkeypatch
) -> None:
    monkeypatch.chdir(store.parent)
    Path("users").write_text("staff:$argon2id$x\n", "utf-8")
    monkeypatch.setenv("COLUMNS", "300")

    assert main(["serve", "--store", str(store), *arguments]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Ctrl-C" not in told


def test_a_port_that_is_taken_is_one_line(running, store: Path, capsys) -> None:
    _, client = running

    assert main(["serve", "--store", str(store), "--port", str(client.port)]) == 2
    assert "Address already in use" in capsys.readouterr().err


def test_add_user_asks_for_the_password_twice(tmp_path: Path, monkeypatch) -> None:
    answers = iter(["long enough", "long enough"])
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(answers))
    path = tmp_path / "users"

    assert main(["serve", "--auth-file", str(path), "--add-user", "staff"]) == 0
    assert is_password(read_users(path), "staff", "long enough")


def test_missing_packages_are_named(monkeypatch, capsys) -> None:
    monkeypatch.setattr("kg.cli.serve.find_spec", lambda name: None if name == "uvicorn" else 1)

    assert main(["serve"]) == 2
    assert "uvicorn; pip install 'duban[web]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "names", "allowed"),
    [
        ("127.0.0.1", [], {"localhost", "127.0.0.1", "[::1]"}),
        ("::1", [], {"localhost", "127.0.0.1", "[::1]"}),
        ("10.0.0.7", [], {"localhost", "127.0.0.1", "[::1]", "10.0.0.7"}),
        ("0.0.0.0", ["KG.example"], {"localhost", "127.0.0.1", "[::1]", "kg.example"}),
    ],
)
def test_names_that_are_answered(host: str, names: list[str], allowed: set[str]) -> None:
    assert allowed_hosts(host, names) == allowed


def test_all_addresses_need_a_name() -> None:
    with pytest.raises(ServeError, match="--name"):
        allowed_hosts("::", [])


def test_other_commands_do_not_wait_for_the_web() -> None:
    code = "import kg.cli.app, sys; print({'uvicorn', 'starlette'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ, capture_output=True, check=True
    )

    assert done.stdout.strip() == b"set()"
