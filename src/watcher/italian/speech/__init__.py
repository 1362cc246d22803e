"""Who says what in a text, and where does the text come from?"""
