-- +goose Up

-- What was practised with: the bytes of a scenario file by their digest, so that an
-- attempt goes on with the very text it was begun with.
CREATE TABLE scenario_texts (
    digest  TEXT   NOT NULL PRIMARY KEY,
    body    BLOB   NOT NULL,
    created BIGINT NOT NULL
);

-- One row an attempt. Times are milliseconds since 1970 in UTC, 0 for "not yet".
-- seed is decimal text, since it needs all 64 bits. seq is the number of the last
-- line written: whoever writes the next one names the seq it goes on from.
-- seal and state_seal are checksums over the row and over its state.
CREATE TABLE attempts (
    id             TEXT    NOT NULL PRIMARY KEY,
    kind           TEXT    NOT NULL,
    scenario       TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    digest         TEXT    NOT NULL REFERENCES scenario_texts (digest),
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

-- Few attempts are open at a time; a partial index does not grow with the years.
CREATE INDEX attempts_open ON attempts (id) WHERE status = 'open';
CREATE INDEX attempts_by_scenario ON attempts (scenario, ended);

-- What was done, in order: seq 0 is the beginning, then a line for every reply and
-- every turn taken back, with the events that came of it and the digest of the grader
-- that marked it. The primary key keeps two processes from writing the same turn.
CREATE TABLE lines (
    attempt TEXT    NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    id      TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    text    TEXT    NOT NULL,
    events  TEXT    NOT NULL,
    grader  TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL,
    PRIMARY KEY (attempt, seq)
);

-- What was typed and not sent. seq is the line it was typed after.
CREATE TABLE drafts (
    attempt TEXT    NOT NULL PRIMARY KEY REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    saved   BIGINT  NOT NULL
);

CREATE TABLE settings (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
