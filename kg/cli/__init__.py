"""The command line: parses, calls, prints, and holds no logic of its own.

Data goes to stdout, talk to stderr. Exit codes: 0 done, 1 findings or no answer, 2 error.
"""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from kg.cli.app import app
from kg.cli.console import ERROR
from kg.errors import KgError
from kg.outputs.table import visible

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an expected error is one line, no traceback."""
    try:
        app(args=None if argv is None else list(argv), prog_name="kg")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except (KgError, OSError) as error:
        line = Text(visible(f"kg: {error}"))
        Console(file=sys.stderr, soft_wrap=True, highlight=False).print(line)
        return ERROR
    return 0
