"""What the pages show: read from the store by a worker, linked and worded by the server."""
