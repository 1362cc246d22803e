"""Which forms does an Italian word have?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.inflection.canonical import Canonical, canonical
from watcher.italian.inflection.forms import spellings, word_forms
from watcher.italian.inflection.paradigms import FP, FS, MP, MS, nominal

NOUNS = {
    "truppe": "truppa truppe",
    "dazi": "dazi dazio",
    "medico": "medica mediche medici medico",
    "banco": "banchi banco",
    "banche": "banca banche",
    "psicologo": "psicologi psicologo",
    "albergo": "alberghi albergo",
    "operaio": "operai operaia operaie operaio",
    "incendi": "incendi incendio",
    "rinvio": "rinvi rinvii rinvio",
    "farmacia": "farmacia farmacie",
    "pioggia": "piogge pioggia pioggie",
    "giornalista": "giornalista giornaliste giornalisti",
    "programma": "programma programmi",
    "lavoratori": "lavoratore lavoratori lavoratrice lavoratrici",
    "motore": "motore motori",
    "giudici": "giudice giudici",
    "cantiere": "cantiere cantieri",
    "crisi": "crisi",
    "virus": "virus",
    "città": "città",
    "leader": "leader leaders",
    "uomini": "uomini uomo",
    "uova": "uova uovo",
    "mano": "mani mano",
    "altiforni": "altiforni altoforni altoforno",
    "porto": "porti porto",
    "porta": "porta porte",
    "vaccini": "vaccini vaccino",
    "sbarchi": "sbarchi sbarco",
    "valanga": "valanga valanghe",
    "sisma": "sisma sismi",
    "partito": "partiti partito",
    "arrestato": "arrestata arrestate arrestati arrestato",
}
ADJECTIVES = {
    "elettrici": "elettrica elettriche elettrici elettrico",
    "nordcoreane": "nordcoreana nordcoreane nordcoreani nordcoreano",
    "francesi": "francese francesi",
    "lunghe": "lunga lunghe lunghi lungo",
    "sanitario": "sanitari sanitaria sanitarie sanitario",
}
VERBS = {
    "evacuare": "evacuata evacueranno evacuò evacuandola evacuarli evacuano",
    "licenziare": "licenzia licenzieremo licenziati licenziarla licenziando",
    "sospendere": "sospeso sospende sospesero sospendendolo",
    "costruire": "costruisce costruirlo costruiti",
}


@pytest.mark.parametrize(("word", "forms"), NOUNS.items())
def test_a_noun_has_all_its_forms_and_no_others(word: str, forms: str) -> None:
    """Any form of a noun gives the whole paradigm."""
    assert " ".join(sorted(nominal(word))) == forms


@pytest.mark.parametrize(("word", "forms"), ADJECTIVES.items())
def test_an_adjective_has_its_genders(word: str, forms: str) -> None:
    """In the place of an adjective the ending decides."""
    assert " ".join(sorted(nominal(word, as_adjective=True))) == forms


@pytest.mark.parametrize(("infinitive", "forms"), VERBS.items())
def test_a_verb_has_its_tenses_participles_and_clitics(
    infinitive: str, forms: str
) -> None:
    """Pronouns hang on infinitives, gerunds and participles."""
    assert set(forms.split()) <= {form.text for form in word_forms(infinitive)}


def test_forms_say_what_they_agree_with() -> None:
    """Gender and number are bits."""
    assert nominal("truppe") == {"truppa": FS, "truppe": FP}
    assert nominal("soldati")["soldati"] == MP
    assert nominal("militare") == {"militare": MS | FS, "militari": MP | FP}


@pytest.mark.parametrize(
    ("form", "also"),
    [
        ("nordcoreani", "nord coreani"),
        ("ex ministro", "exministro"),
        ("exministro", "ex ministro"),
        ("metà", "meta'"),
    ],
)
def test_a_form_has_its_spellings(form: str, also: str) -> None:
    """Compounds join and part; a final accent is typed as an apostrophe."""
    assert also in set(spellings(form))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Università", "l' università"),
        ("princìpi e Orbán", "principi e orban"),
        ("perché, perchè", "perchè perchè"),
        ("nord-coreani", "nord coreani"),
        ("12mila F-35", "12 mila f 35"),
        ("il 'porto' nuovo", "il porto nuovo"),
        ("la citta' vecchia", "la citta' vecchia"),
        ("3’000 e 1.500", "3'000 e 1.500"),
        ("acciaie\u00adria", "acciaieria"),
        ("cafe\u0301", "cafè"),
        ("İstanbul", "istanbul"),
    ],
)
def test_spellings_of_the_same_words_become_one(text: str, expected: str) -> None:
    """Case, hyphens, inner accents and apostrophes do not count."""
    assert canonical(text) == expected


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_tokens_and_offsets_go_together(text: str) -> None:
    """Every token has a stretch of the text, in order, none empty."""
    read = Canonical(text)
    flat = [offset for span in read.spans for offset in span]

    assert len(read.tokens) == len(read.spans)
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in read.spans)


@given(st.text("abcdefghilmnopqrstuvzàèìòù' -0", max_size=14))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_word_has_forms(word: str) -> None:
    """Whatever is inflected, the word itself is among its forms."""
    forms = {form.text for form in word_forms(word)}

    assert not canonical(word) or canonical(word) in forms
