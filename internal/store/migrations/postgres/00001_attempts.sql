-- +goose Up

-- The same tables as SQLite's, where what each column is for is said. Ids are compared
-- byte by byte (COLLATE "C"), whatever the database's own order of letters: lists come
-- out the same on both engines.
CREATE TABLE scenario_texts (
    digest  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body    BYTEA  NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE attempts (
    id             TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind           TEXT    NOT NULL,
    scenario       TEXT COLLATE "C" NOT NULL,
    title          TEXT    NOT NULL,
    digest         TEXT COLLATE "C" NOT NULL REFERENCES scenario_texts (digest),
    grader_version TEXT    NOT NULL,
    grader_digest  TEXT    NOT NULL,
    seed           TEXT    NOT NULL,
    params         TEXT    NOT NULL,
    started        BIGINT  NOT NULL,
    updated        BIGINT  NOT NULL,
    ended          BIGINT  NOT NULL,
    status         TEXT    NOT NULL CHECK (status IN ('open', 'ended', 'abandoned')),
    ending         TEXT    NOT NULL,
    outcome        TEXT    NOT NULL,
    score          DOUBLE PRECISION NOT NULL,
    rests          INTEGER NOT NULL,
    turns          INTEGER NOT NULL,
    seq            INTEGER NOT NULL,
    state          TEXT    NOT NULL,
    seal           TEXT    NOT NULL,
    state_seal     TEXT    NOT NULL
);

-- Deleting an attempt asks whether another one was played with the same text.
CREATE INDEX attempts_of_text ON attempts (digest);

CREATE TABLE lines (
    attempt TEXT COLLATE "C" NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    id      TEXT COLLATE "C" NOT NULL,
    kind    TEXT    NOT NULL,
    text    TEXT    NOT NULL,
    events  TEXT    NOT NULL,
    grader  TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL,
    PRIMARY KEY (attempt, seq)
);

CREATE TABLE drafts (
    attempt TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    saved   BIGINT  NOT NULL
);

CREATE TABLE settings (
    key   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
