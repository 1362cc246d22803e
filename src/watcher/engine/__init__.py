"""Where does work run that would hold up the rounds: in which process?"""

from watcher.engine.answers import WorkError
from watcher.engine.beside import Beside
from watcher.engine.pool import Engine, Here, Processes
from watcher.engine.worker import LIMIT_SECONDS, Worker

__all__ = [
    "LIMIT_SECONDS",
    "Beside",
    "Engine",
    "Here",
    "Processes",
    "WorkError",
    "Worker",
]
