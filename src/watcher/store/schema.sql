-- What is in watcher.db, for the reader. Migrations make it; a test compares the two.
-- Times are text, UTC, "2026-03-03T08:00:00+00:00": they sort as they follow.
-- Values that only Python reads (entry, match, claim, verdict, message) are JSON.

-- What a feed told at its last answers.
CREATE TABLE feeds (
    url TEXT PRIMARY KEY NOT NULL,       -- as written in feeds.toml
    active INTEGER NOT NULL DEFAULT 1,   -- 0: no longer in feeds.toml, remembered
    state TEXT NOT NULL,                 -- FeedState: validators, rhythm, last error
    next_due TEXT                        -- null: never asked
) STRICT;

-- The work queue: what feeds showed. Queued in the transaction that stores the ETag.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    feed_url TEXT NOT NULL REFERENCES feeds (url),
    entry_id TEXT NOT NULL,              -- identity inside its feed
    link TEXT,
    published TEXT,                      -- null: the feed gives no date
    found TEXT NOT NULL,                 -- when we first saw it
    entry TEXT NOT NULL,                 -- Entry
    state TEXT NOT NULL DEFAULT 'pending',  -- pending, done or dropped
    attempts INTEGER NOT NULL DEFAULT 0, -- tries that failed
    next_try TEXT,                       -- null: now
    last_error TEXT,
    article_id TEXT,                     -- what it became, once done
    digest TEXT NOT NULL DEFAULT '',     -- of its words; '' before there were digests
    edited TEXT,                         -- when it last came in other words, once read
    UNIQUE (feed_url, entry_id)
) STRICT;
CREATE INDEX entries_pending ON entries (state, published, id);
CREATE INDEX entries_by_link ON entries (link, feed_url);

-- What was read, once for each URL, whatever feeds showed it.
CREATE TABLE articles (
    id TEXT PRIMARY KEY NOT NULL,        -- "art-" and a hash of the URL
    url TEXT UNIQUE NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,                  -- paragraphs apart by a blank line
    origin TEXT,                         -- the agency it goes back to, if signed
    flags TEXT NOT NULL,                 -- JSON list: paywall, short, feed-text, ...
    found TEXT NOT NULL
) STRICT;
CREATE INDEX articles_published ON articles (published, id);
CREATE INDEX articles_outlet ON articles (outlet);

-- Words of the articles, for `watcher search`; accents do not count.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, summary, body, content='articles', content_rowid='rowid',
    tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_ai AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, summary, body)
    VALUES (new.rowid, new.title, new.summary, new.body);
END;

-- Since when each profile is watched.
CREATE TABLE profiles (
    name TEXT PRIMARY KEY NOT NULL,
    watching_since TEXT                  -- null: its baseline is being laid
) STRICT;

-- Which article concerns which profile, and what came of it. "m12" is row 12.
CREATE TABLE matches (
    id INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    score REAL NOT NULL,                 -- 0 to 1
    published TEXT NOT NULL,             -- the article's
    outcome TEXT NOT NULL,               -- alerted, digest, silent or baseline
    reason TEXT NOT NULL,                -- in words
    match TEXT NOT NULL,                 -- Match: hits and summands of the score
    reprint_of TEXT REFERENCES articles (id),  -- the first article with this text
    UNIQUE (profile, article_id)
) STRICT;
CREATE INDEX matches_newest ON matches (profile, published DESC);
CREATE INDEX matches_reprints ON matches (reprint_of, profile);

-- What a person says of a match.
CREATE TABLE verdicts (
    match_id INTEGER PRIMARY KEY REFERENCES matches (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
    at TEXT NOT NULL
) STRICT;

-- The ledger: what was asserted, and what each claim added. "c34" is row 34.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    published TEXT NOT NULL,             -- the article's
    novelty TEXT NOT NULL,               -- new, update, contradiction, ...
    strength TEXT NOT NULL,              -- strong or weak
    claim TEXT NOT NULL,                 -- Claim
    verdict TEXT NOT NULL                -- Verdict
) STRICT;
CREATE INDEX claims_of_profile ON claims (profile, published, id);
CREATE INDEX claims_of_article ON claims (article_id);

-- Sentences that a profile has read, as hashes: a reprint adds nothing.
CREATE TABLE sentences (
    profile TEXT NOT NULL,
    hash INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),  -- where it was read first
    PRIMARY KEY (profile, hash)
) STRICT, WITHOUT ROWID;

-- What is to be told. Written in the transaction of the claims it tells.
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY,              -- "a5" is row 5
    key TEXT UNIQUE NOT NULL,            -- the same news has the same key for ever
    kind TEXT NOT NULL,                  -- news, baseline, folded, digest, escalation, ...
    profile TEXT,
    article_id TEXT REFERENCES articles (id),
    created TEXT NOT NULL,
    claim_ids TEXT NOT NULL,             -- JSON list
    message TEXT NOT NULL                -- Message, as the channels get it
) STRICT;

CREATE INDEX alerts_of_article ON alerts (article_id);
CREATE INDEX alerts_of_profile ON alerts (profile, created);

-- Who has looked at an alert: a person, or was a second channel told that none has?
CREATE TABLE marks (
    alert_id INTEGER PRIMARY KEY REFERENCES alerts (id),
    seen TEXT,                           -- null: nobody has marked it
    escalated TEXT                       -- null: nobody else was told
) STRICT;

-- The outbox: one row for each alert and channel.
CREATE TABLE deliveries (
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',  -- pending, unknown, sent, dead or folded
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try TEXT,                       -- null: now
    sent_at TEXT,
    last_error TEXT,
    PRIMARY KEY (alert_id, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_waiting ON deliveries (state, channel, next_try);

-- Pages to be read again. The row goes with the last time.
CREATE TABLE rereads (
    article_id TEXT PRIMARY KEY NOT NULL REFERENCES articles (id),
    due TEXT NOT NULL,
    reread TEXT NOT NULL                 -- Reread: validators, hash of the page
) STRICT;
CREATE INDEX rereads_due ON rereads (due);

-- Later texts of articles; the first text stays in articles, with its offsets.
CREATE TABLE revisions (
    article_id TEXT NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL,             -- 1 is the second text
    found TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (article_id, number)
) STRICT;

-- How far the digests of each profile got, for each channel.
CREATE TABLE "digests" (
    profile TEXT NOT NULL,
    channel TEXT NOT NULL,
    at TEXT NOT NULL,                    -- the last time at which one was due
    claim INTEGER NOT NULL,              -- the last claim that is told or past
    PRIMARY KEY (profile, channel)
) STRICT, WITHOUT ROWID;

-- Claims that nobody wants to hear of again, with what goes on with them.
CREATE TABLE mutes (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    root INTEGER NOT NULL REFERENCES claims (id),  -- the one that a person muted
    until TEXT                           -- null: for ever
) STRICT;

-- Troubles of the watcher itself that last.
CREATE TABLE troubles (
    subject TEXT PRIMARY KEY NOT NULL,   -- feed:URL, silent:URL, channel:NAME, disk
    since TEXT NOT NULL,
    told TEXT                            -- null: not grave enough so far
) STRICT;

-- Paragraphs that an outlet prints under articles on any subject.
CREATE TABLE refrains (
    outlet TEXT NOT NULL,
    paragraph TEXT NOT NULL,             -- its words, folded, without numbers
    found TEXT NOT NULL,
    kept INTEGER NOT NULL DEFAULT 0,     -- 1: a person wants it to be read
    PRIMARY KEY (outlet, paragraph)
) STRICT, WITHOUT ROWID;

-- The last daily line of each profile.
CREATE TABLE dailies (
    profile TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    rounds INTEGER NOT NULL              -- how many there had been by then
) STRICT;

-- What is only counted: the rounds that asked a feed.
CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL,
    value INTEGER NOT NULL
) STRICT;
