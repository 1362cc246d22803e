"""Where does work run that would hold up the rounds: in which process?"""

from watcher.engine.answers import WorkError
from watcher.engine.beside import Beside
from watcher.engine.pool import Engine, Here, Processes

__all__ = ["Beside", "Engine", "Here", "Processes", "WorkError"]
