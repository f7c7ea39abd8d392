-- +goose Up

-- Who is in the team. shown is their own choice to be named on the board. gone is when
-- they were taken out; what they practised stays theirs, and their keys open nothing.
CREATE TABLE people (
    id      TEXT    NOT NULL PRIMARY KEY,
    name    TEXT    NOT NULL,
    role    TEXT    NOT NULL CHECK (role IN ('trainee', 'coach', 'admin')),
    shown   INTEGER NOT NULL DEFAULT 0,
    created BIGINT  NOT NULL,
    gone    BIGINT  NOT NULL DEFAULT 0
);

-- The public keys that let somebody in, by their fingerprint: one key, one person.
CREATE TABLE people_keys (
    fingerprint TEXT   NOT NULL PRIMARY KEY,
    person      TEXT   NOT NULL REFERENCES people (id),
    added       BIGINT NOT NULL
);

CREATE INDEX people_keys_of ON people_keys (person);

-- What binds an unknown key to a new person. Only a digest of the code is kept: whoever
-- reads the database, or a backup of it, cannot enrol. used is counted up in the same
-- transaction that makes the person.
CREATE TABLE invitations (
    id      TEXT    NOT NULL PRIMARY KEY,
    digest  TEXT    NOT NULL UNIQUE,
    role    TEXT    NOT NULL CHECK (role IN ('trainee', 'coach', 'admin')),
    note    TEXT    NOT NULL,
    uses    INTEGER NOT NULL,
    used    INTEGER NOT NULL DEFAULT 0,
    created BIGINT  NOT NULL,
    expires BIGINT  NOT NULL,
    revoked BIGINT  NOT NULL DEFAULT 0
);

-- What the whole team plays from: packs as they were added, by their digest.
CREATE TABLE packs (
    digest TEXT   NOT NULL PRIMARY KEY,
    name   TEXT   NOT NULL,
    body   BLOB   NOT NULL,
    added  BIGINT NOT NULL,
    gone   BIGINT NOT NULL DEFAULT 0
);
