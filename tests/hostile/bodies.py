"""Bodies that explode, flood or smuggle: what each is, and what comes of it."""

from hostile.answers import ITEM, Endpoint, feed, many, rss

_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_ONE = "<rss version='2.0'><channel><item><title>{}</title></item></channel></rss>"
_JSON = '{{"version":"https://jsonfeed.org/version/1","items":[{}]}}'


def _entities(declared: str, used: str) -> bytes:
    return f"<!DOCTYPE rss [{declared}]>{_ONE.format(used)}".encode()


def _title(text: str) -> bytes:
    return rss(f"<item><guid>1</guid><title>{text}</title></item>")


BODIES = {
    "laughs": Endpoint(
        feed(body=_entities(f'<!ENTITY a0 "ah">{_LAUGHS}', "&a11;")), entries=1
    ),
    "quadratic": Endpoint(
        feed(body=_entities(f'<!ENTITY a "{"x" * 50_000}">', "&a;" * 9_000)), entries=1
    ),
    "file-entity": Endpoint(
        feed(body=_entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")),
        entries=1,
    ),
    "remote-dtd": Endpoint(
        feed(
            body=b"<!DOCTYPE rss SYSTEM 'http://169.254.169.254/x.dtd'>"
            + _ONE.format("x").encode()
        ),
        entries=1,
    ),
    "flood": Endpoint(feed(body=many(20_000)), entries=1_000),
    "title-of-megabytes": Endpoint(feed(body=_title("a" * 5_000_000)), entries=1),
    "absurd-reference": Endpoint(feed(body=_title("a &#999999999999; b")), entries=1),
    "comment-of-megabytes": Endpoint(
        feed(body=rss(f"<!-- {'x' * 4_000_000} -->", ITEM.format(n=1))), entries=1
    ),
    "many-cdata": Endpoint(feed(body=_title("<![CDATA[x]]>" * 50_000)), entries=1),
    "deep-json": Endpoint(feed(body=b"[" * 500_000), error="JSON"),
    "surrogates-in-json": Endpoint(
        feed(
            body=_JSON.format(r'{"id":"\udfff","title":"a\u0000\u001b[31m"}').encode()
        ),
        entries=1,
    ),
    "escapes": Endpoint(
        feed(body=_title("rosso\x1b[31m\x9b31m &#27;[2J \u202enascosto\u2066")),
        entries=1,
    ),
    "markup": Endpoint(
        feed(
            body=_title("&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;Frana&lt;/b&gt;")
        ),
        entries=1,
    ),
    "script-link": Endpoint(
        feed(
            body=rss(
                "<item><guid isPermaLink='false'>1</guid><title>Frana</title>"
                "<link>javascript:alert(1)</link></item>"
            )
        ),
        entries=1,
    ),
}
