"""
Which elements may a plain feed hold? Those of which we know what feedparser does.

`ITEM` and `ENTRY` name the field of an entry that an element gives. What stands aside
gives none, and changes none of the others: any element not named here may.
"""

ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FEEDBURNER = "{http://rssnamespace.org/feedburner/ext/1.0}"
_MEDIA = ("{http://search.yahoo.com/mrss/}", "{http://search.yahoo.com/mrss}")
_SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_THREAD = "{http://purl.org/syndication/thread/1.0}"
_WFW = "{http://wellformedweb.org/commentAPI/}"
_WORDPRESS = "{com-wordpress:feed-additions:1}"

#: Prefixes by which feedparser itself calls the namespaces that may occur.
CANONICAL = {
    "content": (_CONTENT,),
    "dc": (_DC,),
    "feedburner": (_FEEDBURNER,),
    "media": _MEDIA,
    "slash": (_SLASH,),
    "sy": (_SY,),
    "wfw": (_WFW,),
}
#: Declared anywhere they make another format of the feed.
OTHER_FORMATS = ("purl.org/rss/1.0/", "my.netscape.com", "backend.userland.com/rss")

ITEM = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "pubDate": "published",
    "description": "summary",
    f"{_CONTENT}encoded": "content",
    f"{_DC}date": "updated",
    f"{_FEEDBURNER}origLink": "origin",
}
ENTRY = {
    f"{ATOM}title": "title",
    f"{ATOM}id": "guid",
    f"{ATOM}published": "published",
    f"{ATOM}updated": "updated",
    f"{ATOM}summary": "summary",
    f"{ATOM}content": "content",
    f"{_FEEDBURNER}origLink": "origin",
}
_MEDIA_ASIDE = {
    f"{space}{name}" for space in _MEDIA for name in ("content", "thumbnail", "credit")
}
_ANYWHERE = {
    f"{_DC}creator",
    f"{_DC}subject",
    f"{_SLASH}comments",
    f"{_THREAD}total",
    f"{_WFW}comment",
    f"{_WFW}commentRss",
    f"{_WORDPRESS}post-id",
    *_MEDIA_ASIDE,
}
ITEM_ASIDE = {"author", "category", "comments", "enclosure", "source", *_ANYWHERE}
ENTRY_ASIDE = {f"{ATOM}category", *_ANYWHERE}
_PERSON = {f"{ATOM}name", f"{ATOM}uri", f"{ATOM}email"}
#: Elements that hold others, and which.
GROUPS = {
    **{f"{space}group": _MEDIA_ASIDE for space in _MEDIA},
    f"{ATOM}author": _PERSON,
    f"{ATOM}contributor": _PERSON,
    "image": {"url", "title", "link", "width", "height", "description"},
    "skipHours": {"hour"},
    "skipDays": {"day"},
}
CHANNEL_ASIDE = {
    *("link", "description", "language", "copyright", "managingEditor", "webMaster"),
    *("pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "rating"),
    f"{ATOM}link",
    f"{_DC}creator",
    f"{_DC}date",
    f"{_SY}updatePeriod",
    f"{_SY}updateFrequency",
    f"{_SY}updateBase",
    f"{_WORDPRESS}site",
}
FEED_ASIDE = {
    f"{ATOM}{name}"
    for name in ("id", "link", "updated", "subtitle", "generator", "icon", "logo")
} | {f"{ATOM}rights", f"{ATOM}category"}
