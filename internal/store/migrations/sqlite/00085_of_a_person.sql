-- +goose Up

-- Every list is of one person. The column stands behind the state, which is long: a team's
-- lists read every state of everybody to find out whose it is. What changes with every reply
-- (updated, seq) is in no index, so that a reply rewrites none.
CREATE INDEX attempts_of ON attempts (person, scenario);
CREATE INDEX calls_of ON calls (person);
CREATE INDEX drill_runs_of ON drill_runs (person);

-- Or the index above would be taken for what is unfinished, which is little.
DROP INDEX attempts_open;
CREATE INDEX attempts_open ON attempts (person) WHERE status = 'open';
