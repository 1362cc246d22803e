"""One poll round of each program, in a process of its own: `python pollers/X.py`."""
