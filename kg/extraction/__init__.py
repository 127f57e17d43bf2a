"""From sentences to facts: what is recognised, then what is related."""
