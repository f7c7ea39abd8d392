-- +goose Up

-- The plans that the team drills by, each under its id: the newest text counts, and older
-- runs say which one they were begun under. gone is when the team took it off its list.
CREATE TABLE drills (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    title   TEXT   NOT NULL,
    digest  TEXT   NOT NULL,
    body    BYTEA   NOT NULL,
    added   BIGINT NOT NULL,
    gone    BIGINT NOT NULL DEFAULT 0
);

-- Which attempts belong to a drill. n counts a person's attempts at one scenario of one
-- phase from 1: the unique index lets two sessions that begin the last attempt at once
-- begin only one.
CREATE TABLE drill_runs (
    attempt  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES attempts (id),
    person   TEXT COLLATE "C" NOT NULL DEFAULT '',
    drill    TEXT    NOT NULL,
    plan     TEXT    NOT NULL,
    phase    TEXT    NOT NULL,
    scenario TEXT    NOT NULL,
    n        INTEGER NOT NULL,
    started  BIGINT  NOT NULL
);

CREATE UNIQUE INDEX drill_runs_once ON drill_runs (drill, person, phase, scenario, n);
