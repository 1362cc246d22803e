"""Does an article concern us?"""

from watcher.relevance.archive import Archive
from watcher.relevance.lookup import find_terms
from watcher.relevance.matcher import Matcher, compile_profiles
from watcher.relevance.stories import Stories
from watcher.relevance.terms import expand

__all__ = ["Archive", "Matcher", "Stories", "compile_profiles", "expand", "find_terms"]
