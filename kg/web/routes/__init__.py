"""The addresses of the server, one module each; every module offers its `ROUTES`."""
