"""What do the articles of the farm say? Made of word lists and a seed, of our own."""

import random

_WHO = (
    "la giunta di Cervara",
    "il comitato dei pendolari",
    "l’azienda dei trasporti",
    "la procura di Montalto",
    "il sindacato dei portuali",
    "l’università di Ripafratta",
    "la società delle acque",
    "il ministero",
    "un gruppo di ricercatori",
    "la federazione dei comuni",
)
_DOES = (
    "annuncia la chiusura",
    "chiede il rinvio",
    "presenta i conti",
    "difende la scelta",
    "sospende i lavori",
    "approva il piano",
    "conferma l’apertura",
    "rivede le stime",
    "smentisce il ritardo",
    "attende il parere",
)
_WHAT = (
    "della galleria sul fiume",
    "del nuovo deposito",
    "della linea verso l’aeroporto",
    "del mercato coperto",
    "dell’impianto fotovoltaico",
    "delle scuole di montagna",
    "del ponte provinciale",
    "della funivia",
    "dei canoni d’affitto",
    "del piano per la siccità",
)
_HOW = (
    "dopo mesi di trattative",
    "perché mancano ancora 400 mila euro",
    "entro la fine di settembre",
    "con il voto contrario dell’opposizione",
    "nonostante le proteste dei residenti",
    "in attesa delle verifiche tecniche",
    "come già accaduto nel 2019",
    "e promette una risposta più rapida",
)


def draw(*of: object) -> random.Random:
    """Return dice that always fall the same way for the same *of*."""
    return random.Random(repr(of))  # noqa: S311  (texts, no secrets)


def title(dice: random.Random) -> str:
    """Return a headline of some ten words, accents and quotes included."""
    words = f"{dice.choice(_WHO)} {dice.choice(_DOES)} {dice.choice(_WHAT)}"
    said = f" «{dice.choice(_HOW)}»" if dice.random() < 0.2 else ""
    return words[0].upper() + words[1:] + said


def sentence(dice: random.Random) -> str:
    """Return a sentence of some twenty words."""
    parts = (dice.choice(_WHO), dice.choice(_DOES), dice.choice(_WHAT))
    text = f"{' '.join(parts)}, {dice.choice(_HOW)} {dice.choice(_HOW)}."
    return text[0].upper() + text[1:]


def paragraph(dice: random.Random, sentences: int) -> str:
    """Return some sentences."""
    return " ".join(sentence(dice) for _ in range(sentences))
