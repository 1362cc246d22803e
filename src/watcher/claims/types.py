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

# Deeds for which a title has few words: a court convicts once. Misfortunes are retold
# in ever other words, and verbs of motion and giving serve for much else ("la conferma
# è arrivata", "torna a lodare").
ACTS = frozenset(
    {"ACCUSE", "AGREE", "COERCE", "ELECT", "JUDGE", "REJECT", "RETREAT", "SANCTION"}
)
