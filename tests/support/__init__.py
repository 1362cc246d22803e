"""What several tests stand on: a news site on loopback, builders, drivers."""
