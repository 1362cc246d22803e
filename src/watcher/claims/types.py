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

# Deeds of somebody, for which a title has few words: a court convicts once. Misfortunes
# (HAZARD, ASSAULT, DISEASE) are retold in ever other words.
ACTS = TELLING_TYPES - {"ASSAULT", "DISEASE", "HAZARD"}
