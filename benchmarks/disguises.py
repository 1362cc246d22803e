"""Pages that hide their words as pages do: in markup, references, encodings, JSON."""

import html
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

FILLING = (
    "La giunta ha discusso il bilancio fino a tarda sera",
    "Secondo i residenti la strada è chiusa da tre giorni",
    "L’assessore annuncia una verifica entro la fine del mese",
    "Più di cento persone hanno seguito l'incontro in piazza",
    "I tecnici della Regione torneranno sul posto lunedì",
)
#: What stands between two letters of a word and is never shown, or shown as nothing.
SEAMS = (
    "<b></b>",
    "</b><b>",
    "<i>",
    "</>",
    "<wbr>",
    "<!-- a > b -->",
    "<!---->",
    "<![CDATA[x]]>",
    "<? x ?>",
    "<!x>",
    "<script>if (a < b && c > d) x('k')</script>",
    "<style>p > b {color: red}</style>",
    "<button>Condividi</button>",
    "<span title='a > b'>",
    '<a href="/x?a=1&b=2">',
    "<svg><path d='M0 0'/></svg>",
    "<sup>1</sup>",
    "<noscript></noscript>",
    "<span hidden>x</span>",
    "<b\n>",
    "\u00ad",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\x00",
    "\x08",
    "\x1b",
    "&shy;",
    "&#173;",
    "&#xAD",
    "&zwnj;",
    "&ZeroWidthSpace;",
    "&#8203;",
    "&#0;",
    "&#27;",
    "&#1;<b>",
    "&amp;shy;",
)
_SPACES = ("\u00a0", "&nbsp;", "&#160;", "\n", " <b> </b>", "&nbsp", "\u2009", "  ")
_NAMED = {ord(c): f"&{n};" for n, c in html.entities.html5.items() if 0} or {
    code: f"&{name};" for code, name in html.entities.codepoint2name.items()
}
_FULL_WIDTH = 0xFEE0
_ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "text/html; charset=utf-8"),
    ("utf-8", "text/html; charset=iso-8859-1"),
    ("utf-8-sig", "text/html"),
    ("utf-16", "text/html; charset=utf-16"),
    ("utf-16-le", "text/html"),
    ("utf-16-be", "text/html; charset=utf-8"),
    ("cp1252", "text/html; charset=windows-1252"),
    ("cp1252", "text/html"),
    ("latin-1", "text/html; charset=utf-8"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disguised:
    """A page as it comes from a server, and what its feed tells of it."""

    body: bytes
    content_type: str
    title: str
    summary: str


def disguised(dice: Random, phrases: tuple[str, ...]) -> Disguised:
    """Return a page that may hold *phrases*, in places and disguises that are drawn."""
    hold = dice.random
    place = dice.choice(("body", "body", "body", *_PLACES[1:], "box", ""))
    said = {name: _sentence(dice, phrases if name == place else ()) for name in _PLACES}
    paragraphs = [_sentence(dice) for _ in range(dice.randint(1, 4))]
    paragraphs.insert(dice.randrange(len(paragraphs) + 1), said["body"])
    linked = json_of(dice, said["json"], paragraphs if hold() < 0.2 else ())
    has_linked = place == "json" or hold() < 0.3
    shown = [] if place == "json" and hold() < 0.7 else paragraphs
    boxes = [
        dice.choice(_BOXES).format(in_markup(dice, said["box"].removesuffix(".")))
        for _ in range(dice.choice((1, 2)) if place == "box" else hold() < 0.3)
    ]
    markup = _page(
        title=in_markup(dice, said["title"]),
        shared=in_attribute(dice, said["meta"]),
        paragraphs=[in_markup(dice, one) for one in shown],
        linked=linked if has_linked else "",
        boxes="".join(boxes),
    )
    encoding, content_type = dice.choice(_ENCODINGS)
    return Disguised(
        body=markup.encode(encoding, "xmlcharrefreplace"),
        content_type=content_type,
        title=said["feed"] if place == "feed" or hold() < 0.5 else "",
        summary=_sentence(dice) if hold() < 0.5 else "",
    )


_PLACES = ("body", "title", "json", "meta", "feed", "box")
# Boxes of links, and what may stand in one and be read all the same.
_BOXES = (
    '<ul><li><a href="/esteri/1.html">{}</a></li></ul>',
    '<aside><h3>I pi&ugrave; letti</h3><a href="/2.html"><div>{}</div></a></aside>',
    '<div class="card"><h3><a href="/3.html">{}</a></h3><p>Video e foto.</p></div>',
    '<p>Leggi: <a href="https://www.altrove.it/4.html">{}</a></p>',
    '<div class="tag"><a href="/tag/"><img alt="{}"></a><a href="/5">Foto</a></div>',
    '<h1><div><a href="/6.html">{}</a></div></h1>',
    '<p>Lo scrive <a href="/7.html">{}</a> nel numero di oggi, in edicola.</p>',
    '<div><a href="https://x.it/a#8">{}</a></div>',
    '<ul><meta itemprop="title" content="{}"><li><a href="/9.html">Foto</a></li></ul>',
    '<div><a href="/10.html">Foto</a><h1>{}</h1></div>',
    '<p>{}</p><aside><a href="/11.html">Foto</a></aside>',
)


def _sentence(dice: Random, phrases: tuple[str, ...] = ()) -> str:
    filling = dice.choice(FILLING)
    if not phrases:
        return f"{filling}. {dice.choice(FILLING)}."
    return f"{dice.choice(phrases)}. {filling}, {dice.choice(FILLING).lower()}."


def _page(
    *, title: str, shared: str, paragraphs: list[str], linked: str, boxes: str
) -> str:
    body = "".join(f"<p>{one}</p>\n" for one in paragraphs)
    script = f'<script type="application/ld+json">{linked}</script>' if linked else ""
    return (
        f'<!DOCTYPE html><html lang="it"><head><meta charset="utf-8">'
        f'<title>{title}</title><meta property="og:title" content="{shared}">{script}'
        f'</head><body><nav><a href="/sport">Sport</a> <a href="/meteo">Meteo</a></nav>'
        f"<article><h1>{title}</h1>{body}</article>{boxes}"
        f"<footer>Redazione &copy; 2025</footer></body></html>"
    )


def in_markup(dice: Random, text: str) -> str:
    """Return *text* as markup that shows it, each letter perhaps disguised."""
    text = _respelt(dice, text)
    share = dice.choice((0.0, 0.05, 0.3))
    return "".join(_letter(dice, one, share) for one in text)


def _letter(dice: Random, letter: str, share: float) -> str:
    if dice.random() >= share:
        return html.escape(letter, quote=False)
    if letter == " ":
        return dice.choice(_SPACES)
    trick: Callable[[Random, str], str] = dice.choice(_TRICKS)
    return trick(dice, letter)


def _decimal(dice: Random, letter: str) -> str:
    zeros = "0" * dice.choice((0, 0, 2, 9))
    return f"&#{zeros}{ord(letter)}{dice.choice(';; ')}".rstrip(" ")


def _hexadecimal(dice: Random, letter: str) -> str:
    return f"&#{dice.choice('xX')}{ord(letter):x}{dice.choice(';; ')}".rstrip(" ")


def _named(dice: Random, letter: str) -> str:
    name = _NAMED.get(ord(letter), html.escape(letter))
    return name if dice.random() < 0.7 else name.rstrip(";")


def _twice(dice: Random, letter: str) -> str:
    return _decimal(dice, letter).replace("&", "&amp;")


def _seam(dice: Random, letter: str) -> str:
    return html.escape(letter) + dice.choice(SEAMS)


def _bare(dice: Random, letter: str) -> str:
    return dice.choice(("&", "&not", "&amp", "")) + html.escape(letter)


_TRICKS = (_decimal, _hexadecimal, _named, _twice, _seam, _seam, _seam, _bare)


def _respelt(dice: Random, text: str) -> str:
    kind = dice.choice(("", "", "", "nfd", "upper", "wide", "marks"))
    if kind == "nfd":
        return unicodedata.normalize("NFD", text)
    if kind == "upper":
        return text.upper()
    if kind == "wide":
        return "".join(_wide(one) if dice.random() < 0.1 else one for one in text)
    if kind == "marks":
        return "".join(one + "\u0301" * (dice.random() < 0.05) for one in text)
    return text


def _wide(letter: str) -> str:
    return chr(ord(letter) + _FULL_WIDTH) if letter.isascii() else letter


def in_attribute(dice: Random, text: str) -> str:
    """Return *text* as the value of an attribute."""
    share = dice.choice((0.0, 0.2))
    tricks = (_decimal, _hexadecimal, _named, _bare)
    return "".join(
        dice.choice(tricks)(dice, one)
        if dice.random() < share and one != " "
        else html.escape(one)
        for one in text
    )


def json_of(dice: Random, text: str, more: tuple[str, ...] | list[str] = ()) -> str:
    """Return JSON-LD of an article whose body is *text*, perhaps as markup."""
    body = " ".join((text, *more, _sentence(dice)))
    if dice.random() < 0.4:
        body = f"<p>{in_markup(dice, body)}</p>"
    if dice.random() < 0.2:
        body = html.escape(body)
    plain = dice.random() < 0.5
    stated = {"@context": "https://schema.org", "@type": "NewsArticle"}
    written = json.dumps({**stated, "articleBody": body}, ensure_ascii=plain)
    share = dice.choice((0.0, 0.2))
    return (
        "".join(
            f"\\u{ord(one):04x}" if one.isalpha() and dice.random() < share else one
            for one in written.replace("</", "<\\/")
            if one != "\x00"
        )
        if share == 0.0
        else _escaped(dice, written, share)
    )


def _escaped(dice: Random, written: str, share: float) -> str:
    """Write letters of the values as numbers; keys and escapes stay."""
    head, _, rest = written.partition('"articleBody": "')
    out, escaped = [], False
    for one in rest:
        number = one.isalpha() and not escaped and dice.random() < share
        out.append(f"\\u{ord(one):04x}" if number and ord(one) < 0x10000 else one)
        escaped = one == "\\" and not escaped
    return (head + '"articleBody": "' + "".join(out)).replace("</", "<\\/")
