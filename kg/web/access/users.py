"""The file of users: a line for each, `name:hash`, the hash made by Argon2id."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kg.errors import KgError
from kg.files import replaced

_NAME = re.compile(r"[\w.@-]{1,64}")
_SHORTEST = 8


class UsersError(KgError):
    """The file of users cannot be read, or a name or password cannot be taken."""


def read_users(path: Path) -> Mapping[str, str]:
    """Return the hash of each user's password.

    Raises UsersError, with file and line, for what is no such line; for no users at all, too.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsersError(f"{path}: 无法读取用户文件 (cannot read the users): {error}") from error
    users: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, hashed = line.strip().partition(":")
        if not colon or not _NAME.fullmatch(name) or not hashed.startswith("$argon2"):
            raise UsersError(
                f"{path}:{number}: 应为 名称:哈希 (want name:hash, made by --add-user)"
            )
        users[name] = hashed
    if not users:
        raise UsersError(
            f"{path}: 没有用户 (no users); kg serve --auth-file {path} --add-user NAME"
        )
    return users


def add_user(path: Path, name: str, password: str) -> None:
    """Write a user into the file, which nobody else may read; a known one gets the new password.

    Raises UsersError for a name or a password that cannot be taken, OutputError when the disk
    refuses.
    """
    if not _NAME.fullmatch(name):
        raise UsersError(
            f"{name!r}: 名称只能用字母、数字和 . @ - _ (letters, digits and .@-_ only)"
        )
    if len(password) < _SHORTEST:
        raise UsersError(f"密码至少 {_SHORTEST} 个字符 (at least {_SHORTEST} characters)")
    users = {**read_users(path)} if path.exists() and path.stat().st_size else {}
    users[name] = PasswordHasher().hash(password)
    text = "".join(f"{known}:{hashed}\n" for known, hashed in users.items())
    with replaced(path) as draft:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)


def is_password(users: Mapping[str, str], name: str, password: str) -> bool:
    """Return whether this is the user's password; for a name that is unknown it takes as long."""
    hasher = PasswordHasher()
    hashed = users.get(name) or next(iter(users.values()))
    try:
        right = hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
    return right and name in users
