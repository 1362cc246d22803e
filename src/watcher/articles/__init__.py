"""What does an article say? Download its page, extract its text."""
