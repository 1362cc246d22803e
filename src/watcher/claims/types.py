"""Which event types are news by themselves?"""

# What a lead may tell as news without any figure, date or party's word.
TELLING_TYPES = frozenset(
    [
        "AGREE",
        "RETREAT",
        "COERCE",
        "ASSAULT",
        "HAZARD",
        "DISEASE",
        "PROTEST",
        "SANCTION",
        "JUDGE",
        "ELECT",
        "CONCEDE",
        "REJECT",
        "THREATEN",
        "MOBILIZE",
        "ACCUSE",
        "AID",
    ]
)
