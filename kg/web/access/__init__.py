"""The guards: each is an ASGI application around the next, and knows nothing of the graph."""
