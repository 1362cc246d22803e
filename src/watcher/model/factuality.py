"""How sure is an event, when is it, and what does a party say of it?"""

from enum import StrEnum


class Factuality(StrEnum):
    """FactBank's values: how certain the source is of the event."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    UNKNOWN = "Uu"

    @property
    def is_negative(self) -> bool:
        """True for CT-, PR- and PS-."""
        return self.value.endswith("-")


class Tense(StrEnum):
    """TimeML's tense of the clause that holds an event."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Stance(StrEnum):
    """What a party says of something already told."""

    NONE = "none"
    CONFIRM = "confirm"
    DENY = "deny"
    NO_COMMENT = "no_comment"
