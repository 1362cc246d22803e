"""Which event types are news by themselves?"""

# What a lead may tell as news without any figure, date or party's word.
TELLING_TYPES = frozenset(
    {
        "ACCUSE",
        "AGREE",
        "AID",
        "ASSAULT",
        "COERCE",
        "CONCEDE",
        "DISEASE",
        "ELECT",
        "HAZARD",
        "JUDGE",
        "MOBILIZE",
        "PROTEST",
        "REJECT",
        "RETREAT",
        "SANCTION",
        "THREATEN",
    }
)
