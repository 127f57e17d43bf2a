"""Files that are written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Let the block write a draft beside `path`, then move it there: never half a file.

    The folder is made when it is missing; of a block that fails nothing stays.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     target = Path(folder, "new", "a.txt")
    ...     with replaced(target) as draft:
    ...         _ = draft.write_text("甲", "utf-8")
    ...         before = target.exists()
    ...     before, [path.name for path in target.parent.iterdir()]
    (False, ['a.txt'])

    Raises OutputError, with `path`, when the disk refuses.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield draft
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OutputError as error:
        raise OutputError(path, error.reason) from error
    except OSError as error:
        raise OutputError(path, error) from error
