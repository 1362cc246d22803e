"""All that would change in another language. Pure functions of text."""
