-- +goose Up

-- What follows from other rows and takes long to work out: for each attempt what its
-- replies say of every skill, for each scenario text what its beats call for. made_from
-- names all that it was worked out from; a row of something else is worked out anew,
-- and so is a missing one. The whole table may be emptied at any time.
CREATE TABLE derived (
    kind      TEXT NOT NULL,
    key       TEXT NOT NULL,
    made_from TEXT NOT NULL,
    body      TEXT NOT NULL,
    seal      TEXT NOT NULL,
    PRIMARY KEY (kind, key)
);

-- Real prospecting calls, as the trainee logged them. day is 2006-01-02 where they were.
CREATE TABLE calls (
    id      TEXT    NOT NULL PRIMARY KEY,
    day     TEXT    NOT NULL,
    n       INTEGER NOT NULL,
    note    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL
);

-- What a trainee holds against the marks of a reply: the line of the attempt, and why.
CREATE TABLE remarks (
    id      TEXT    NOT NULL PRIMARY KEY,
    attempt TEXT    NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    note    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL
);

CREATE INDEX remarks_of ON remarks (attempt);

-- Marks that a later grader gave a line. Those that the line was given stay in its events.
CREATE TABLE regrades (
    attempt TEXT    NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    grader  TEXT    NOT NULL,
    version TEXT    NOT NULL,
    marks   TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL,
    PRIMARY KEY (attempt, seq, grader)
);
