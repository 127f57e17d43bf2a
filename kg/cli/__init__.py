"""The command line: parses, calls, prints, and holds no logic of its own.

Data goes to stdout, talk to stderr. Exit codes: 0 done, 1 findings or no answer, 2 error.
"""

from collections.abc import Mapping, Sequence

from kg.cli.app import app
from kg.cli.console import ERROR, say
from kg.errors import KgError

__all__ = ["main"]

_COMMON: Mapping[type[OSError], str] = {
    FileNotFoundError: "没有这个文件 (no such file)",
    IsADirectoryError: "是文件夹，不是文件 (a folder, not a file)",
    PermissionError: "没有权限 (no permission)",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an expected error is one line, no traceback."""
    try:
        app(args=None if argv is None else list(argv), prog_name="kg")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except KgError as error:
        say(f"kg: {error}")
        return ERROR
    except OSError as error:
        say(f"kg: {_told(error)}")
        return ERROR
    return 0


def _told(error: OSError) -> str:
    """Return what the system refuses, and where.

    >>> _told(FileNotFoundError(2, "No such file or directory", "a.rq"))
    'a.rq: 没有这个文件 (no such file)'
    """
    where = f"{error.filename}: " if error.filename else ""
    common = (words for kind, words in _COMMON.items() if isinstance(error, kind))
    refused = f"系统拒绝 (the system refuses): {error.strerror or error}"
    return f"{where}{next(common, refused)}"
