"""A farm of generated feeds and pages on loopback, with the truth to grade against."""
