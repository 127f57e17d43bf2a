"""What later reports tell of earlier ones: issues carried on, promises kept or moved, figures.

`compare` sets two reports side by side; `link` writes what holds between the reports of a store.
"""
