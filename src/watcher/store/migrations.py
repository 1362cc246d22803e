"""How does an older database become today's? Appended, never edited."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("watcher")


@migrations()
def m0001_feeds_and_entries(db: Database) -> None:
    db.executescript("""
        CREATE TABLE feeds (
            url TEXT PRIMARY KEY NOT NULL,
            active INTEGER NOT NULL DEFAULT 1,
            state TEXT NOT NULL,
            next_due TEXT
        ) STRICT;
        CREATE TABLE entries (
            id INTEGER PRIMARY KEY,
            feed_url TEXT NOT NULL REFERENCES feeds (url),
            entry_id TEXT NOT NULL,
            link TEXT,
            published TEXT,
            found TEXT NOT NULL,
            entry TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending',
            attempts INTEGER NOT NULL DEFAULT 0,
            next_try TEXT,
            last_error TEXT,
            article_id TEXT,
            UNIQUE (feed_url, entry_id)
        ) STRICT;
        CREATE INDEX entries_pending ON entries (state, published, id);
    """)


@migrations()
def m0002_articles(db: Database) -> None:
    db.executescript("""
        CREATE TABLE articles (
            id TEXT PRIMARY KEY NOT NULL,
            url TEXT UNIQUE NOT NULL,
            outlet TEXT NOT NULL,
            published TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            body TEXT NOT NULL,
            origin TEXT,
            flags TEXT NOT NULL,
            found TEXT NOT NULL
        ) STRICT;
        CREATE INDEX articles_published ON articles (published, id);
        CREATE VIRTUAL TABLE articles_fts USING fts5 (
            title, summary, body, content='articles', content_rowid='rowid',
            tokenize='unicode61 remove_diacritics 2'
        );
        CREATE TRIGGER articles_ai AFTER INSERT ON articles BEGIN
            INSERT INTO articles_fts (rowid, title, summary, body)
            VALUES (new.rowid, new.title, new.summary, new.body);
        END;
    """)


@migrations()
def m0003_matches_and_claims(db: Database) -> None:
    db.executescript("""
        CREATE TABLE profiles (
            name TEXT PRIMARY KEY NOT NULL,
            watching_since TEXT
        ) STRICT;
        CREATE TABLE matches (
            id INTEGER PRIMARY KEY,
            profile TEXT NOT NULL,
            article_id TEXT NOT NULL REFERENCES articles (id),
            score REAL NOT NULL,
            published TEXT NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT NOT NULL,
            match TEXT NOT NULL,
            UNIQUE (profile, article_id)
        ) STRICT;
        CREATE INDEX matches_newest ON matches (profile, published DESC);
        CREATE TABLE claims (
            id INTEGER PRIMARY KEY,
            profile TEXT NOT NULL,
            article_id TEXT NOT NULL REFERENCES articles (id),
            published TEXT NOT NULL,
            novelty TEXT NOT NULL,
            strength TEXT NOT NULL,
            claim TEXT NOT NULL,
            verdict TEXT NOT NULL
        ) STRICT;
        CREATE INDEX claims_of_profile ON claims (profile, published, id);
        CREATE INDEX claims_of_article ON claims (article_id);
        CREATE TABLE sentences (
            profile TEXT NOT NULL,
            hash INTEGER NOT NULL,
            article_id TEXT NOT NULL REFERENCES articles (id),
            PRIMARY KEY (profile, hash)
        ) STRICT, WITHOUT ROWID;
    """)


@migrations()
def m0004_alerts(db: Database) -> None:
    db.executescript("""
        CREATE TABLE alerts (
            id INTEGER PRIMARY KEY,
            key TEXT UNIQUE NOT NULL,
            kind TEXT NOT NULL,
            profile TEXT,
            article_id TEXT REFERENCES articles (id),
            created TEXT NOT NULL,
            claim_ids TEXT NOT NULL,
            message TEXT NOT NULL
        ) STRICT;
        CREATE TABLE deliveries (
            alert_id INTEGER NOT NULL REFERENCES alerts (id),
            channel TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending',
            attempts INTEGER NOT NULL DEFAULT 0,
            next_try TEXT,
            sent_at TEXT,
            last_error TEXT,
            PRIMARY KEY (alert_id, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deliveries_waiting ON deliveries (state, next_try);
    """)


@migrations()
def m0005_revisions(db: Database) -> None:
    db.executescript("""
        CREATE TABLE rereads (
            article_id TEXT PRIMARY KEY NOT NULL REFERENCES articles (id),
            due TEXT NOT NULL,
            reread TEXT NOT NULL
        ) STRICT;
        CREATE INDEX rereads_due ON rereads (due);
        CREATE TABLE revisions (
            article_id TEXT NOT NULL REFERENCES articles (id),
            number INTEGER NOT NULL,
            found TEXT NOT NULL,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (article_id, number)
        ) STRICT;
    """)


@migrations()
def m0006_digests(db: Database) -> None:
    db.executescript("""
        CREATE TABLE digests (
            profile TEXT PRIMARY KEY NOT NULL,
            at TEXT NOT NULL,
            claim INTEGER NOT NULL
        ) STRICT;
    """)


@migrations()
def m0007_troubles(db: Database) -> None:
    db.executescript("""
        CREATE TABLE troubles (
            subject TEXT PRIMARY KEY NOT NULL,
            since TEXT NOT NULL,
            told TEXT
        ) STRICT;
    """)


@migrations()
def m0008_outbox_by_channel(db: Database) -> None:
    db.executescript("""
        DROP INDEX deliveries_waiting;
        CREATE INDEX deliveries_waiting ON deliveries (state, channel, next_try);
        CREATE INDEX alerts_of_article ON alerts (article_id);
    """)


@migrations()
def m0009_repeats(db: Database) -> None:
    db.executescript("""
        CREATE TABLE repeats (
            outlet TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            found TEXT NOT NULL,
            PRIMARY KEY (outlet, paragraph)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX articles_outlet ON articles (outlet);
    """)


@migrations()
def m0010_digests_by_channel(db: Database) -> None:
    # A channel that never took an alert of the profile begins anew.
    db.executescript("""
        CREATE TABLE digests_new (
            profile TEXT NOT NULL,
            channel TEXT NOT NULL,
            at TEXT NOT NULL,
            claim INTEGER NOT NULL,
            PRIMARY KEY (profile, channel)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO digests_new
            SELECT DISTINCT g.profile, d.channel, g.at, g.claim FROM digests g
            JOIN alerts a ON a.profile = g.profile
            JOIN deliveries d ON d.alert_id = a.id;
        DROP TABLE digests;
        ALTER TABLE digests_new RENAME TO digests;
    """)


@migrations()
def m0011_mutes(db: Database) -> None:
    db.executescript("""
        CREATE TABLE mutes (
            claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
            root INTEGER NOT NULL REFERENCES claims (id),
            until TEXT
        ) STRICT;
    """)


@migrations()
def m0012_marks_and_daily_lines(db: Database) -> None:
    db.executescript("""
        CREATE INDEX alerts_of_profile ON alerts (profile, created);
        CREATE TABLE marks (
            alert_id INTEGER PRIMARY KEY REFERENCES alerts (id),
            seen TEXT,
            escalated TEXT
        ) STRICT;
        CREATE TABLE dailies (
            profile TEXT PRIMARY KEY NOT NULL,
            at TEXT NOT NULL,
            rounds INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE counters (
            name TEXT PRIMARY KEY NOT NULL,
            value INTEGER NOT NULL
        ) STRICT;
    """)


@migrations()
def m0013_editions(db: Database) -> None:
    db.executescript("""
        ALTER TABLE entries ADD COLUMN digest TEXT NOT NULL DEFAULT '';
        ALTER TABLE entries ADD COLUMN edited TEXT;
        CREATE INDEX entries_by_link ON entries (link, feed_url);
    """)


@migrations()
def m0014_kept_repeats(db: Database) -> None:
    db.executescript("""
        ALTER TABLE repeats ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
    """)


@migrations()
def m0015_refrains(db: Database) -> None:
    db.executescript("""
        CREATE TABLE refrains (
            outlet TEXT NOT NULL,
            paragraph TEXT NOT NULL,
            found TEXT NOT NULL,
            kept INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (outlet, paragraph)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO refrains SELECT outlet, paragraph, found, kept FROM repeats;
        DROP TABLE repeats;
    """)


@migrations()
def m0016_reprints(db: Database) -> None:
    db.executescript("""
        ALTER TABLE matches ADD COLUMN reprint_of TEXT REFERENCES articles (id);
        CREATE INDEX matches_reprints ON matches (reprint_of, profile);
    """)


@migrations()
def m0017_verdicts(db: Database) -> None:
    db.executescript("""
        CREATE TABLE verdicts (
            match_id INTEGER PRIMARY KEY REFERENCES matches (id),
            verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
            at TEXT NOT NULL
        ) STRICT;
    """)
