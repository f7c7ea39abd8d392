-- +goose Up

-- How often help was asked for is counted over all attempts; few lines are of that
-- kind, and the others are long.
CREATE INDEX lines_help ON lines (attempt) WHERE kind = 'help';
