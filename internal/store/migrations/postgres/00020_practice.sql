-- +goose Up

CREATE TABLE derived (
    kind      TEXT COLLATE "C" NOT NULL,
    key       TEXT COLLATE "C" NOT NULL,
    made_from TEXT NOT NULL,
    body      TEXT NOT NULL,
    seal      TEXT NOT NULL,
    PRIMARY KEY (kind, key)
);

-- What was worked out from an attempt goes when the attempt changes, whatever its kind.
CREATE INDEX derived_of ON derived (key);

CREATE TABLE calls (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    day     TEXT    NOT NULL,
    n       INTEGER NOT NULL,
    note    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL
);

CREATE TABLE remarks (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    attempt TEXT COLLATE "C" NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    note    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL
);

CREATE INDEX remarks_of ON remarks (attempt);

CREATE TABLE regrades (
    attempt TEXT COLLATE "C" NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    grader  TEXT COLLATE "C" NOT NULL,
    version TEXT    NOT NULL,
    marks   TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL,
    PRIMARY KEY (attempt, seq, grader)
);
