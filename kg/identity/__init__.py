"""From words to things: which names mean the same unit, place, project or document."""
