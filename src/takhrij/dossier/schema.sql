-- A dossier, schema version 3: everything found on a pile of pages, one table per record type.
-- What the records mean: src/takhrij/records.py. Columns named in the order of their fields; those that hold JSON are
-- marked. `start` and `end` count code points in the text of the page, `end` is exclusive. Rows stand in page order.

PRAGMA application_id = 0x74616b68;  -- "takh"
PRAGMA user_version = 3;

CREATE TABLE dossier (  -- what made this file
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

CREATE TABLE raw (  -- the original bytes of every page, compressed with zlib
    "page" TEXT NOT NULL PRIMARY KEY,
    "packed" BLOB NOT NULL
);

CREATE TABLE pages (  -- one thing read: a file, an HTML document, an archive's record, a feed's entry
    "id" TEXT NOT NULL PRIMARY KEY,
    "location" TEXT NOT NULL,
    "url" TEXT,
    "media_type" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "fetched_at" TEXT,
    "sha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "metadata" TEXT NOT NULL,  -- JSON
    "layout" TEXT NOT NULL  -- JSON
);

CREATE TABLE regions (  -- a stretch of a page and what it is
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "page" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "article" TEXT
);

CREATE TABLE articles (  -- one article on a page: its masthead; its text is its regions
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "page" TEXT NOT NULL,
    "title" TEXT,  -- JSON
    "outlet" TEXT,  -- JSON
    "byline" TEXT,  -- JSON
    "dateline" TEXT,  -- JSON
    "agency" TEXT,  -- JSON
    "retells" TEXT,  -- JSON
    "owner" TEXT,
    "published" TEXT,  -- JSON
    "language" TEXT NOT NULL,
    "version_of" TEXT
);

CREATE TABLE times (  -- a time expression
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "article" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL
);

CREATE TABLE mentions (  -- a place where an entity is named
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "entity" TEXT NOT NULL,
    "article" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL
);

CREATE TABLE entities (  -- one real person, organisation, place, named event or treaty
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "kind" TEXT NOT NULL,
    "name_ar" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "variants" TEXT NOT NULL,  -- JSON
    "same_as" TEXT,
    "offices" TEXT NOT NULL,  -- JSON
    "merges" TEXT NOT NULL  -- JSON
);

CREATE TABLE statements (  -- content attributed to a speaker
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "article" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "content" TEXT NOT NULL,  -- JSON
    "cue" TEXT NOT NULL,  -- JSON
    "speaker_span" TEXT,  -- JSON
    "speakers" TEXT NOT NULL,  -- JSON
    "speaker_text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "chain" TEXT NOT NULL,  -- JSON
    "said_on" TEXT,
    "inside" TEXT
);

CREATE TABLE events (  -- something done, planned or alleged
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "article" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "date" TEXT,
    "place" TEXT,
    "arguments" TEXT NOT NULL,  -- JSON
    "quantities" TEXT NOT NULL,  -- JSON
    "statement" TEXT
);

CREATE TABLE copies (  -- text that two articles share
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "a" TEXT NOT NULL,
    "b" TEXT NOT NULL,
    "passages" TEXT NOT NULL,  -- JSON
    "share_of_a" REAL NOT NULL,
    "share_of_b" REAL NOT NULL,
    "direction" TEXT NOT NULL
);

CREATE TABLE dependencies (  -- one article rests on another or on something unseen
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "article" TEXT NOT NULL,
    "on" TEXT NOT NULL,  -- JSON
    "how" TEXT NOT NULL
);

CREATE TABLE stories (  -- articles about one happening
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "title" TEXT NOT NULL,
    "articles" TEXT NOT NULL,  -- JSON
    "first" TEXT,
    "last" TEXT
);

CREATE TABLE claims (  -- statements and events that say the same, and the origins behind them
    "id" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,  -- JSON
    "story" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "statements" TEXT NOT NULL,  -- JSON
    "events" TEXT NOT NULL,  -- JSON
    "origins" TEXT NOT NULL,  -- JSON
    "origins_at_least" INTEGER NOT NULL,
    "origins_at_most" INTEGER NOT NULL,
    "affirmed_by" TEXT NOT NULL,  -- JSON
    "denied_by" TEXT NOT NULL,  -- JSON
    "first" TEXT  -- JSON
);

CREATE TABLE dropped (  -- anything read that did not go on
    "id" TEXT NOT NULL PRIMARY KEY,
    "what" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "why" TEXT NOT NULL
);
