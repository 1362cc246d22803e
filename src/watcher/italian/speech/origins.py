"""Which agency or body does a text go back to?"""

import re
import unicodedata
from functools import cache

import simplemma

from watcher.italian import lexicon

# Agencies sign texts that papers print; papers and broadcasters do not.
_AGENCIES = (
    "Ansa", "Adnkronos", "Agi", "Askanews", "LaPresse", "Italpress", "Dire", "Nova",
    "Radiocor", "Teleborsa", "Keystone-Ats", "Reuters", "Associated Press", "Afp",
    "Bloomberg", "Dpa", "Efe", "Anadolu", "Interfax", "Ria Novosti", "Tass", "Xinhua",
    "Kcna", "Yonhap", "Kyodo", "Irna", "Sana", "Wafa", "Ukrinform",
)  # fmt: skip
_APOSTROPHES = "’‘ʼ`´"
_SIGNATURE_WORDS = r"(?:fonte|fonti|source|credit|copyright|©)"
_REPORTS = r"(?:riporta|riferisce|scrive|rende noto|fa sapere|informa|annuncia|segnala)"
# An unlisted agency that signs as such: "(Agenzia A)".
_UNLISTED = re.compile(r"\(\s*(Agenzia\s+[A-Z][\w-]{0,30})\s*\)")
_RELAY_STEMS = ("diffus", "pubblicat", "trasmess", "riportat", "rilanciat")
_RELAYED = re.compile(
    rf"\b(?:{'|'.join(_RELAY_STEMS)})[oaie]"
    r" (?:da|dall'|dalla |dall' )\s?(?:agenzia(?: di stampa)?(?: \w{2,30})? )?$"
)


def origin_of(text: str, title: str = "") -> str | None:
    """
    Return the agency or body that *text* goes back to, None when none signs it.

    A dateline without agency ("ROMA, 5 MAR -") names nobody.

    >>> origin_of("(ANSA) - ROMA, 5 MAR - Piove."), origin_of("ROMA, 5 MAR - Piove.")
    ('Ansa', None)
    >>> origin_of("La Camera vota oggi. (Red./Adnkronos)")
    'Adnkronos'
    """
    plain = _plain(unicodedata.normalize("NFC", text))
    head, tail = plain[:400], plain[-300:]
    signed = _signed(head) or _signed(tail) or _unlisted(head) or _unlisted(tail)
    return signed or _told(head) or _signed(_plain(title)) or _diffused(plain)


def _plain(text: str) -> str:
    # `str.translate` takes thirty times as long on a text that is not ASCII.
    for sign in _APOSTROPHES:
        text = text.replace(sign, "'")
    return text


def _signed(part: str) -> str | None:
    """Find a signature: in brackets, after a slash, after "fonte:", before a dash."""
    patterns = dict(_patterns())
    found = [
        (match.start(), name)
        for name, _ in _present(part)
        for match in [patterns[name].search(part)]
        if match
    ]
    return min(found)[1] if found else None


def _unlisted(part: str) -> str | None:
    match = _UNLISTED.search(part)
    return match.group(1) if match else None


def _told(head: str) -> str | None:
    """Read "riporta Reuters" and "lo riferisce l'agenzia Tass" near the beginning."""
    found = []
    for name, spelling in _present(head):
        match = re.search(
            rf"\b{_REPORTS} (?:l'|la |il )?(?:agenzia )?{spelling}\b", head
        )
        if match:
            found.append((match.start(), name))
    return min(found)[1] if found else None


def _diffused(text: str) -> str | None:
    """Read "diffuso dall'agenzia Kcna" anywhere: all of the content is the agency's."""
    if not any(stem in text for stem in _RELAY_STEMS):
        return None
    found = []
    for name, spelling in _present(text):
        found += [
            (match.start(), name)
            for match in re.finditer(rf"\b{spelling}\b", text)
            if _RELAYED.search(text[max(0, match.start() - 80) : match.start()])
        ]
    return min(found)[1] if found else None


def _present(text: str) -> list[tuple[str, str]]:
    """Return the agencies whose name stands anywhere in *text*; patterns cost more."""
    low = text.lower()
    return [
        (name, pattern)
        for (name, pattern), spelt in zip(_spellings(), _lowered(), strict=True)
        if any(one in low for one in spelt)
    ]


@cache
def _lowered() -> tuple[tuple[str, ...], ...]:
    known = {row[0]: row for row in lexicon.rows("outlets.tsv")}
    return tuple(
        tuple(one.lower() for one in (name, *_others(known[name])))
        for name, _ in _spellings()
    )


def _others(row: tuple[str, ...]) -> list[str]:
    return row[1].split("|") if len(row) > 1 and row[1] else []


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    """Return each agency with a pattern of its spellings."""
    found: dict[str, list[str]] = {}
    for row in lexicon.rows("outlets.tsv"):
        if row[0] in _AGENCIES:
            found[row[0]] = [re.escape(s) for s in (row[0], *_others(row))]
    return tuple(
        (name, f"(?:{'|'.join(sorted(spelt, key=len, reverse=True))})")
        for name, spelt in found.items()
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # "Dire", "Nova" and "Agi" are words too: they sign only with a capital.
    return tuple(
        (
            name,
            _pattern(spelling, loose=not simplemma.is_known(name.lower(), lang="it")),
        )
        for name, spelling in _spellings()
    )


def _pattern(spelling: str, *, loose: bool) -> re.Pattern[str]:
    low = f"(?i:{spelling})" if loose else spelling
    return re.compile(
        rf"[(\[](?!(?i:foto|photo|immagin|video))[^()\[\]\n]{{0,30}}?\b{low}\b[^()\[\]\n]{{0,25}}[)\]]"
        rf"|(?i:{_SIGNATURE_WORDS})\s?:?\s?(?:[\w-]+\s?[/,]\s?){{0,3}}{low}\b"
        rf"|(?:^|[\s\w])/\s?{low}\b"
        # Also below a headline: "AGI - Il torrente".
        rf"|(?:^|\n)\s*{low}\s?[-–—]\s(?!(?i:foto|video))"
        rf"|[A-Z]{{2,}}\)?,? [^\n]{{0,25}}\({low}\)"
        rf"|\n\s*{low}\s*$"
    )
