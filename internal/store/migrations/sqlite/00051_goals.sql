-- +goose Up

-- Goals that a coach gave: for one person, or for everybody where person is ''. A goal of
-- the same person, aim and period takes the place of the one before.
CREATE TABLE team_goals (
    person  TEXT    NOT NULL,
    aim     TEXT    NOT NULL,
    period  TEXT    NOT NULL,
    target  INTEGER NOT NULL,
    since   TEXT    NOT NULL,
    given   TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    PRIMARY KEY (person, aim, period)
);
