"""
Be killed while a call is in hand in the process beside.

usage: neighbour.py FOLDER
"""

import sys
from pathlib import Path
from threading import Thread

from engine import jobs
from watcher.engine import Beside

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    beside = Beside(jobs.meet, 2)
    print(beside(folder, "first", "first"), flush=True)
    Thread(target=beside, args=(folder, "here", "released")).start()
