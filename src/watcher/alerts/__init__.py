"""Whom do we tell, and in which words? decide | compose | send."""
