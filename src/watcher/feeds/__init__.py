"""What was published? Ask feeds, read what they say, decide when to ask again."""
