-- +goose Up

-- Somebody's runs in every drill; attempts and calls have their index from the beginning.
CREATE INDEX drill_runs_of ON drill_runs (person);
