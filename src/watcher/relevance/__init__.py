"""Does an article concern us?"""

from watcher.relevance.lookup import find_terms
from watcher.relevance.matcher import Matcher, compile_profiles
from watcher.relevance.terms import expand

__all__ = ["Matcher", "compile_profiles", "expand", "find_terms"]
