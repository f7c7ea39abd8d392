-- +goose Up

-- Whose it is; '' is the one person of a laptop.
ALTER TABLE attempts ADD COLUMN person TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN person TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Every list is of one person. What changes with every reply (updated, seq) is in no
-- index, so that a reply rewrites none.
CREATE INDEX attempts_of ON attempts (person, scenario);
CREATE INDEX attempts_open ON attempts (person) WHERE status = 'open';
CREATE INDEX calls_of ON calls (person);
