"""What is generally known of names: divisions, development zones, offices and their short forms.

Both the search for names in a text and the decision which unit they mean rest on it.
"""
