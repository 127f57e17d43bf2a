"""What can go wrong, as a tree.

    KgError
      ResourceError     a file that the package ships is missing or malformed
      ReadError         a report cannot be read as text
      StoreError        a store cannot be opened or written
      QueryError        a question does not exist, or its parameters or its SPARQL are wrong
      ViewError         a graph cannot be drawn

Every message says where, what is wrong and what to do. Errors know nothing of exit codes.
"""


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


class ViewError(KgError):
    """A graph cannot be drawn."""
