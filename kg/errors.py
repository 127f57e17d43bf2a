"""What can go wrong, as a tree.

    KgError
      ResourceError     a file that the package ships is missing or malformed
      ReadError         a report cannot be read as text
      StoreError        a store cannot be opened or written
      QueryError        a question does not exist, or its parameters or its SPARQL are wrong
      CheckError        a check cannot be made, for want of a program or package
      ViewError         a graph cannot be drawn
      OutputError       a file or folder cannot be written
      LedgerError       a filled ledger cannot be taken over

Every message says where, what is wrong and what to do. Errors know nothing of exit codes.
"""

from os import PathLike, fspath

_SHOWN = 20
"""Problems of a filled ledger that one message tells."""


class KgError(Exception):
    """Parent of every error that this package raises on purpose."""


class ResourceError(KgError):
    """A file that the package ships (or a user's registry) is missing or malformed."""

    def __init__(self, problem: str, *, source: str, line: int = 0) -> None:
        where = f"{source}:{line}" if line else source
        super().__init__(f"{where}: {problem}")
        self.source, self.line = source, line


class ReadError(KgError):
    """A report cannot be read as text."""

    def __init__(self, problem: str, *, source: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source


class StoreError(KgError):
    """A store cannot be opened or written."""


class QueryError(KgError):
    """A question does not exist, or its parameters or its SPARQL are wrong."""


class CheckError(KgError):
    """A check cannot be made, for want of a program or package."""


class ViewError(KgError):
    """A graph cannot be drawn."""


class OutputError(KgError):
    """A file or folder cannot be written, for the `reason` that the system gives."""

    def __init__(self, path: PathLike[str], reason: OSError) -> None:
        super().__init__(
            f"{fspath(path)}: 无法写入，请换一个位置 "
            f"(cannot be written; choose another place): {reason.strerror or reason}"
        )
        self.path, self.reason = path, reason


class LedgerError(KgError):
    """A filled ledger cannot be taken over; `problems` tells each cell and what is wrong."""

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        shown = "; ".join(problems[:_SHOWN])
        more = len(problems) - _SHOWN
        rest = f"; 另有 {more} 处 ({more} more)" if more > 0 else ""
        super().__init__(f"{source}: 未导入任何内容 (nothing was imported): {shown}{rest}")
        self.source, self.problems = source, problems
