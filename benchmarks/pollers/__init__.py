"""One poll round of each program, each to be called in a process of its own."""
