"""Libraries that an analyst may have: one place that says how to get them."""

from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import KgError


@contextmanager
def needed(library: str) -> Iterator[None]:
    """Turn a failed import within the block into an error that tells what to install.

    >>> with needed("pandas"):
    ...     import no_such_library
    Traceback (most recent call last):
    kg.errors.KgError: 缺少 pandas (pandas is not installed): pip install 'duban[analysis]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise KgError(
            f"缺少 {library} ({library} is not installed): pip install 'duban[analysis]'"
        ) from error
