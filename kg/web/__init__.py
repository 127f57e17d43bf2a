"""`kg serve`: the store as a SPARQL endpoint and as pages, for people we do not know.

app        puts the application together: guards outside, routes inside
settings   every limit, in one frozen value
routes/    one module for each address; a list of routes is all that `app` wants of it
pages/     what pages show: read from the store by a worker, linked and worded by the server
access/    the guards: host names, passwords, rates and sizes, headers, the log
pool       who may ask how much at once; process: one worker; snapshots: what they read
worker     the program of a worker; jobs: what it can be asked; frames: how it is asked
failures   what can go wrong; responses: what each becomes over HTTP
page       templates and the two languages
"""
