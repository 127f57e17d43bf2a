"""From bytes to sections, sentences, numbers and dates; knows nothing of units or projects."""
