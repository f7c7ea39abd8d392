-- +goose Up

-- What coaches made of replies. Round 0 is what was marked blind, before the machine's
-- levels were seen; each later round is a change, with its reason. No row is ever
-- written over.
CREATE TABLE coach_marks (
    attempt TEXT    NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    coach   TEXT    NOT NULL,
    round   INTEGER NOT NULL,
    chosen  TEXT    NOT NULL, -- why the reply was looked at: unsure, disputed, sample
    marks   TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL,
    PRIMARY KEY (attempt, seq, coach, round)
);

-- What a trainee lets coaches see under their name: a reply, or with seq 0 the attempt.
CREATE TABLE shares (
    attempt TEXT    NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL,
    PRIMARY KEY (attempt, seq)
);

-- One criterion of one reply whose level a trainee holds to be wrong, and how it ended.
CREATE TABLE disputes (
    id         TEXT    NOT NULL PRIMARY KEY,
    attempt    TEXT    NOT NULL REFERENCES attempts (id),
    seq        INTEGER NOT NULL,
    dimension  TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    created    BIGINT  NOT NULL,
    settled    BIGINT  NOT NULL DEFAULT 0,
    settled_by TEXT    NOT NULL DEFAULT '',
    level      INTEGER NOT NULL DEFAULT 0, -- what it was settled at
    why        TEXT    NOT NULL DEFAULT '',
    seal       TEXT    NOT NULL
);

CREATE INDEX disputes_of ON disputes (attempt);

-- One open dispute a criterion.
CREATE UNIQUE INDEX disputes_open ON disputes (attempt, seq, dimension) WHERE settled = 0;
