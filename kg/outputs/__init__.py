"""What people get from a store: answers, tables, facts, files, checks, a graph page."""
