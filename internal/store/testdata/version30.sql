-- A database of version 30, as spar wrote it before there were persons: what is in it must be found
-- unchanged by every later one.
PRAGMA application_id = 1936744818;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
CREATE TABLE scenario_texts (
    digest  TEXT   NOT NULL PRIMARY KEY,
    body    BLOB   NOT NULL,
    created BIGINT NOT NULL
);
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
CREATE INDEX attempts_open ON attempts (id) WHERE status = 'open';
CREATE INDEX attempts_by_scenario ON attempts (scenario, ended);
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
CREATE TABLE derived (
    kind      TEXT NOT NULL,
    key       TEXT NOT NULL,
    made_from TEXT NOT NULL,
    body      TEXT NOT NULL,
    seal      TEXT NOT NULL,
    PRIMARY KEY (kind, key)
);
CREATE TABLE calls (
    id      TEXT    NOT NULL PRIMARY KEY,
    day     TEXT    NOT NULL,
    n       INTEGER NOT NULL,
    note    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL
);
CREATE TABLE remarks (
    id      TEXT    NOT NULL PRIMARY KEY,
    attempt TEXT    NOT NULL REFERENCES attempts (id),
    seq     INTEGER NOT NULL,
    note    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    seal    TEXT    NOT NULL
);
CREATE INDEX remarks_of ON remarks (attempt);
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
CREATE INDEX lines_help ON lines (attempt) WHERE kind = 'help';
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-22 11:35:31');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-22 11:35:31');
INSERT INTO goose_db_version VALUES (3, 20, 1, '2026-11-22 11:35:31');
INSERT INTO goose_db_version VALUES (4, 30, 1, '2026-11-22 11:35:31');
INSERT INTO scenario_texts VALUES ('sha256:f5ea18918a58f3b987ac55049ebe6ef53af443b7d3dde4085b0a4804b9d7e045', X'666F726D61743A20310A7469746C653A20666976652D70657263656E740AFFFE', 1772452800000);
INSERT INTO attempts VALUES ('a1', 'talk', 'five-percent', 'it''s "5%"', 'sha256:f5ea18918a58f3b987ac55049ebe6ef53af443b7d3dde4085b0a4804b9d7e045', '1', 'sha256:aa', '18446744073709551612', '{"item":"it''s \"5%\"","price":"48000"}', 1772452800000, 1772452803000, 0, 'open', '', '', 2.25, 4, 2, 2, '{"turn":2}', '5bc9d21be5ed443f01f0491544357fa9', '2afdceb9c92f4ef95332d2171dddfc2d');
INSERT INTO attempts VALUES ('a2', 'talk', 'five-percent', 'it''s "5%"', 'sha256:f5ea18918a58f3b987ac55049ebe6ef53af443b7d3dde4085b0a4804b9d7e045', '1', 'sha256:aa', '18446744073709551612', '{"item":"it''s \"5%\"","price":"48000"}', 1772452800000, 1772452800000, 0, 'open', '', '', 0.0, 0, 0, 0, '{"turn":0}', '034dce347af03d47d573ec8b2210033c', 'f1bd9077aeee33d9c3a75613c5b19afa');
INSERT INTO lines VALUES ('a1', 0, 'a1-0', 'begin', '', '[{"said":"hello"}]', '', 1772452800000, 'e035e2dde8da9a76d3ebebe1b9c2602d');
INSERT INTO lines VALUES ('a1', 1, 'a1-1-it''s "5%"', 'reply', 'it''s "5%"', '[{"said":"it''s \"5%\""}]', 'sha256:aa', 1772452801500, '14e852f4252f1cc5cdcb5e239c9741ad');
INSERT INTO lines VALUES ('a1', 2, 'a1-2-two', 'reply', 'two', '[{"said":"two"}]', 'sha256:aa', 1772452803000, 'f6f9d5cba67827c9dcba65b5cab74ed8');
INSERT INTO lines VALUES ('a2', 0, 'a2-0', 'begin', '', '[{"said":"hello"}]', '', 1772452800000, '97352f92251efde9697ccca0480c6d39');
INSERT INTO drafts VALUES ('a2', 0, 'half a th', 1772452800000);
INSERT INTO settings VALUES ('goal', '3');
INSERT INTO derived VALUES ('replies', 'a2', 'one', '[1]', 'ea7c46033c92feae4a9bf2169114b4de');
INSERT INTO calls VALUES ('c1', '2026-03-02', 4, 'it''s "5%"', 1772452800000, '0367d11326d0984df8be339a77873bc0');
INSERT INTO remarks VALUES ('r1', 'a1', 1, 'ironic', 1772452800000, 'f607858f322de9ed47f439bdaa23ee68');
INSERT INTO regrades VALUES ('a1', 1, 'sha256:bb', '2', '{"levels":{}}', 1772452800000, '7d55728b68fe555ee4853abf24da7d4c');
