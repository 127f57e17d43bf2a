"""`kg serve`: the store in a browser and as a SPARQL endpoint."""

import logging
import ssl
import webbrowser
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, say
from kg.errors import CheckError, KgError
from kg.rdf.store import open_store

if TYPE_CHECKING:
    from kg.web.settings import Limits

_MIB = 1024**2
_BUILT_EDITOR = Path(__file__).resolve().parents[2] / "build" / "workbench"


class ServeError(KgError):
    """The server would not be safe as it was asked for."""


HostOption = Annotated[str, typer.Option(metavar="地址", help="监听地址 / address to listen on")]
PortOption = Annotated[int, typer.Option(min=0, max=65535, help="端口 / port")]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="名称", help="浏览器中使用的主机名 / a host name people use"),
]
WorkersOption = Annotated[
    int | None, typer.Option(min=3, metavar="N", help="查询进程数 / processes that answer")
]
TimeoutOption = Annotated[
    float, typer.Option(min=0.1, metavar="秒", help="每个查询的时限 / seconds for one query")
]
MemoryOption = Annotated[
    int, typer.Option(min=1024, metavar="MB", help="每个查询的内存 / MB for one query")
]
AuthFileOption = Annotated[
    Path | None,
    typer.Option("--auth-file", metavar="FILE", help="用户和密码 / users and passwords"),
]
AddUserOption = Annotated[
    str | None,
    typer.Option(
        "--add-user", metavar="NAME", help="在 --auth-file 中加用户 / add a user, then end"
    ),
]
CertificateOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="TLS 证书 / TLS certificate (PEM)")
]
KeyOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="TLS 私钥 / its private key (PEM)")
]
WorkbenchOption = Annotated[
    Path | None,
    typer.Option(
        envvar="KG_WORKBENCH",
        metavar="DIR",
        help="SPARQL 编辑器 Yasgui 所在文件夹 / folder of the SPARQL editor Yasgui",
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help="打开浏览器 / open the browser")]


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    names: NameOption = None,
    workers: WorkersOption = None,
    timeout: TimeoutOption = 30.0,
    memory: MemoryOption = 2048,
    auth_file: AuthFileOption = None,
    add_user: AddUserOption = None,
    certificate: CertificateOption = None,
    key: KeyOption = None,
    workbench: WorkbenchOption = None,
    open_browser: OpenOption = False,
) -> None:
    """在浏览器中查看，并提供 SPARQL 服务 / Serve the store to browsers and SPARQL clients."""
    _require_packages()
    if add_user is not None:
        _add_user(auth_file, add_user)
        return
    from kg.web.server import Address, run  # noqa: PLC0415
    from kg.web.settings import Settings  # noqa: PLC0415

    limits = _limits(workers, timeout, memory)
    users, hosts = _users_for(host, auth_file), allowed_hosts(host, names or [])
    _require_key_pair(certificate, key)
    settings = Settings(store, hosts, users, limits, _editor_in(workbench))
    open_store(store, read_only=True).close()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    if not is_loopback(host) and certificate is None:
        say("警告：未用 TLS，密码会明文传输 (warning: without TLS passwords travel in the clear)")

    def ready(url: str) -> None:
        say(f"{store}: {url} (Ctrl-C 停止 / stops)")
        if open_browser:
            webbrowser.open(url)

    run(settings, Address(host, port, certificate, key), ready=ready)


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach the address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("kg.lan")
    (True, True, False, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def allowed_hosts(host: str, names: list[str]) -> frozenset[str]:
    """Return the names by which the server may be called.

    Raises ServeError for an address that stands for all of them when no name is given.
    """
    own = f"[{host}]" if ":" in host else host
    unspecified = host in {"0.0.0.0", "::", ""}
    if unspecified and not names:
        raise ServeError(
            f"--host {host}: 请用 --name 写明浏览器中使用的主机名或地址 "
            "(name the hosts that people will type: --name kg.example)"
        )
    loopback = {"localhost", "127.0.0.1", "[::1]"}
    return frozenset(item.lower() for item in [*loopback, *names, *([] if unspecified else [own])])


def _limits(workers: int | None, seconds: float, memory: int) -> "Limits":
    from kg.web.settings import Limits  # noqa: PLC0415

    standard = Limits()
    return Limits(workers=workers or standard.workers, seconds=seconds, memory=memory * _MIB)


def _editor_in(folder: Path | None) -> Path | None:
    """Return the folder of Yasgui, where `make workbench` puts it when none is named.

    Raises ServeError when one is named that does not hold it.
    """
    from kg.web.routes.editor import YASGUI, has_editor  # noqa: PLC0415

    if folder is None:
        return _BUILT_EDITOR if has_editor(_BUILT_EDITOR) else None
    if not has_editor(folder):
        raise ServeError(
            f"--workbench {folder}: 没有 yasgui.min.js 和 yasgui.min.css (lacks these two files); "
            f"npm install {YASGUI} 后用 (then take) node_modules/@zazuko/yasgui/build"
        )
    return folder


def _add_user(auth_file: Path | None, name: str) -> None:
    from kg.web.access.users import add_user  # noqa: PLC0415

    if auth_file is None:
        raise ServeError("--add-user 需要 --auth-file FILE (needs --auth-file FILE)")
    password = typer.prompt("密码 password", hide_input=True, confirmation_prompt=True, err=True)
    add_user(auth_file, name, password)
    say(f"已写入 (written): {auth_file}")


def _users_for(host: str, auth_file: Path | None) -> Path | None:
    """Return the file of users; whoever can be reached by others has to have one."""
    from kg.web.access.users import read_users  # noqa: PLC0415

    if auth_file is not None:
        read_users(auth_file)
    elif not is_loopback(host):
        raise ServeError(
            f"--host {host}: 对外服务需要密码 (others can reach it, so passwords are needed): "
            "kg serve --auth-file FILE --add-user NAME，再加 (then add) --auth-file FILE"
        )
    return auth_file


def _require_key_pair(certificate: Path | None, key: Path | None) -> None:
    """Refuse a certificate that cannot be used, before anybody is told that the server is ready."""
    if certificate is None:
        if key is not None:
            raise ServeError("--key 需要 --certificate FILE (needs --certificate FILE)")
        return
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key)
    except OSError as error:
        raise ServeError(
            f"--certificate {certificate}: 证书或私钥无法使用，二者须为成对的 PEM 文件 "
            f"(it or its key cannot be used; both are PEM and belong together): {error}"
        ) from error


def _require_packages() -> None:
    """Say plainly when the packages of the extra `web` are missing."""
    missing = [name for name in ("argon2", "starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise CheckError(
            "kg serve 需要额外的包 (needs more packages): "
            f"{', '.join(missing)}; pip install 'duban[web]'"
        )
