"""Pages that hurt careless readers, each with the article that is in it, if any."""

import gzip
import json
from dataclasses import dataclass, field, replace

TITLE = "Piena del Brenno, paese allagato"
TEXT = (
    "La piena del Brenno ha allagato la parte bassa del paese: secondo la Protezione"
    " civile sono 340 gli sfollati, ospitati in due palestre comunali e in una scuola.",
    "Il sindaco Carlo Tenti ha chiesto lo stato di emergenza alla Regione, perché la"
    " statale resta chiusa e i danni alle aziende agricole sono già ingenti.",
    "La Regione dovrebbe decidere domani; intanto le lezioni sono sospese fino a"
    " venerdì in tutti i comuni della valle, con l'eccezione di Pieve alta.",
)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A page; *reads* is True when its article must be read in spite of all."""

    name: str
    body: bytes
    reads: bool = True
    kind: str = HTML
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    title: str = TITLE

    @property
    def path(self) -> str:
        """Where the page is served."""
        return f"/t/{self.name}"


def page(
    before: str = "", *, head: str = "", title: str = TITLE, text: str | None = None
) -> str:
    """Build the page of the article with *before* above its paragraphs."""
    paragraphs = "".join(f"<p>{one}</p>" for one in TEXT) if text is None else text
    return (
        f"<!doctype html><html lang='it'><head><title>{title}</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{before}"
        f"{paragraphs}</article></body></html>"
    )


def traps() -> list[Trap]:
    """Return every trap."""
    return [*_in_the_markup(), *_in_the_facts(), *_in_the_answer()]


def _in_the_markup() -> list[Trap]:
    many = "".join(f"<a name=x{n}></a>" for n in range(20_000))
    attributes = " ".join(f'data-a{n}="x"' for n in range(50_000))
    markup = {
        "control-reference": page("<p>Ore 9.&#27;[31m &#8;&#12;&#xFFFE;&#0;</p>"),
        "fifty-thousand-attributes": page(f"<p {attributes}>Ore 9.</p>"),
        "deep-divs-before": page("<div>" * 100 + "</div>" * 100),
        "twenty-thousand-anchors": page(many),
        "endless-divs-behind": page().replace("</body>", "<div>" * 100_000),
        "unknown-tags": page("<x-a><y:b><1></1></y:b></x-a>"),
        "nul-bytes": page("Ore\x00 9.").replace("<body>", "<body>\x00"),
        "bidi-marks": page(title=f"\u202e{TITLE}\u2066\u200b"),
        "ansi-in-the-title": page(title=f"\x1b[31m{TITLE}\x1b]0;x\x07"),
        "long-title": page(head=f"<meta name='x' content='{'a' * 500_000}'>"),
        "entities": page("&nosuch; &#99999999999; &#x110000; &amp;amp; &#xD800;"),
        "doctype-entities": page().replace(
            "<!doctype html>",
            '<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        ),
        "cdata": page("<![CDATA[<p>Ore 9.</p>]]>"),
        "script-that-closes": page("<script>var a = '</p><p>';</script>"),
        "unclosed-comment-at-the-end": page() + "<!-- <p>fine",
        "everything-unclosed": page().replace("</p>", "").replace("</article>", ""),
        "style-with-text": page("<style>p { content: 'Ore 9.' }</style>"),
        "svg-and-math": page("<svg><text>9</text></svg><math><mi>x</mi></math>"),
        "base-elsewhere": page(head="<base href='https://altro.example/'>"),
        "frames": page("<iframe src='javascript:alert(1)'>Ore 9.</iframe>"),
        "five-thousand-times": page("<time datetime='2026-13-45'>x</time>" * 5_000),
        "combining-marks": page(f"<p>Zal{'̀' * 5_000}go.</p>"),
    }
    return [Trap(name=n, body=m.encode()) for n, m in markup.items()]


def _in_the_facts() -> list[Trap]:
    def linked(text: str) -> str:
        return page(head=f'<script type="application/ld+json">{text}</script>')

    def canonical(address: str) -> str:
        return page(head=f'<link rel="canonical" href="{address}">')

    news = {"@type": "NewsArticle", "headline": f"<b>{TITLE}</b>"}
    markup = {
        "json-broken": linked('{"@type": "NewsArticle", "headline": "'),
        "json-deep": linked("[" * 50_000),
        "json-with-markup": linked(json.dumps(news)),
        "json-of-wrong-types": linked(
            '{"@type": "NewsArticle", "headline": [1], "datePublished": {"a": 1},'
            ' "author": [[{"name": 3}]], "articleBody": 7}'
        ),
        "canonical-elsewhere": canonical("https://altro.example/notizia"),
        "canonical-front-page": canonical("/"),
        "canonical-javascript": canonical("javascript:alert(1)"),
        "canonical-file": canonical("file:///etc/passwd"),
        "canonical-broken": canonical("http://[::1"),
        "canonical-with-user": canonical("https://a:b@altro.example/"),
        "date-of-year-one": page(head='<meta name="date" content="0001-01-01">'),
        "date-that-overflows": page(
            head='<meta name="date" content="9999-12-31T23:59:59-14:00">'
        ),
        "refresh-to-javascript": page(
            head='<meta http-equiv="refresh" content="0; url=javascript:alert(1)">'
        ),
        "refresh-of-a-whole-page": page(
            head='<meta http-equiv="refresh" content="0; url=/t/nowhere">'
        ),
    }
    return [Trap(name=n, body=m.encode()) for n, m in markup.items()]


def _in_the_answer() -> list[Trap]:
    return [*_odd_answers(), *_answers_without_an_article(), *_ways_elsewhere()]


def _odd_answers() -> list[Trap]:
    body, gzipped = page().encode(), {"Content-Encoding": "gzip"}
    klingon, latin = "text/html; charset=klingon", "text/html;charset=latin1"
    there = {"Location": "/t/gzip?r=1"}
    return [
        Trap(name="latin-called-utf-8", body=page().encode("latin-1")),
        Trap(name="utf-8-called-latin", body=body, kind=latin),
        Trap(name="utf-16", body=page().encode("utf-16")),
        Trap(name="no-content-type", body=body, kind=""),
        Trap(name="unknown-charset", body=body, kind=klingon),
        Trap(name="gzip", body=gzip.compress(body), headers=gzipped),
        Trap(name="gzip-that-is-none", body=body, headers=gzipped),
        Trap(name="redirect", body=b"", status=302, headers=there),
    ]


def _answers_without_an_article() -> list[Trap]:
    packed, gzipped = gzip.compress(page().encode()), {"Content-Encoding": "gzip"}
    bomb, unknown = gzip.compress(b" " * 30_000_000), {"Content-Encoding": "zap"}
    notice = page(title="Pagina non trovata", text="<p>La pagina non esiste.</p>")
    silent = b"<html><body><script>a()</script></body></html>"
    called = b"%PDF-1.7 " + page().encode()
    made = [
        Trap(name="truncated-gzip", body=packed[:-60], headers=gzipped),
        Trap(name="unknown-encoding", body=packed, headers=unknown),
        Trap(name="bomb", body=bomb, headers=gzipped),
        Trap(name="empty", body=b""),
        Trap(name="blank", body=b" \n\t"),
        Trap(name="no-text", body=silent),
        Trap(name="random-bytes", body=bytes(range(256)) * 40),
        Trap(name="pdf", body=b"%PDF-1.7", kind="application/pdf"),
        Trap(name="pdf-called-a-page", body=called),
        Trap(name="picture", body=b"\x89PNG\r\n", kind="image/png"),
        Trap(name="video", body=b"\0\0\0 ftypmp42", kind="video/mp4"),
        Trap(name="soft-404", body=notice.encode()),
        # lxml goes no deeper than 256 elements.
        Trap(name="endless-divs-around", body=page("<div>" * 100_000).encode()),
        Trap(name="gone", body=page().encode(), status=410),
    ]
    return [replace(trap, reads=False) for trap in made]


def _ways_elsewhere() -> list[Trap]:
    refresh = '<meta http-equiv="refresh" content="0; url={}">'.format
    locations = {
        "front-page": "/",
        "redirect-to-file": "file:///etc/passwd",
        "redirect-inside": "http://169.254.169.254/x",
    }
    refreshes = {
        "refresh-loop": "/t/refresh-loop2",
        "refresh-loop2": "/t/refresh-loop",
        "refresh-to-file": "file:///etc/passwd",
        "refresh-inside": "http://169.254.169.254/x",
    }
    redirects = (
        Trap(name=n, body=b"", status=302, headers={"Location": to}, reads=False)
        for n, to in locations.items()
    )
    pages = (
        Trap(name=n, body=refresh(to).encode(), reads=False)
        for n, to in refreshes.items()
    )
    return [*redirects, *pages]
