"""What can go wrong in the server, beside what already has a name in `kg.errors`.

    KgError
      QueryError
        RefusedQueryError   it would change the store or leave it
        UnfitFormError      no media type that the client takes fits the form of the query
        UnknownGraphError   a graph is named that the store does not have
        TooSlowError        stopped at the deadline
        TooLargeError       needs more memory, or gives a larger answer, than allowed
      BusyError             all workers are busy and the queue is full
      TooManyError          one client asks too much at once

What each of them becomes over HTTP stands in `kg.web.responses`.
"""

from kg.errors import KgError, QueryError


class RefusedQueryError(QueryError):
    """A query would change the store or leave it."""


class UnfitFormError(QueryError):
    """No media type that the client takes fits the form of its query."""


class UnknownGraphError(QueryError):
    """A graph is named that the store does not have."""


class TooSlowError(QueryError):
    """A query was stopped at the deadline."""


class TooLargeError(QueryError):
    """A query needs more memory, or gives a larger answer, than allowed."""


class BusyError(KgError):
    """All workers are busy and the queue is full, or a query waited too long in it."""


class TooManyError(KgError):
    """One client asks too much at once."""
