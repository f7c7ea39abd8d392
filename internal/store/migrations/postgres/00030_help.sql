-- +goose Up

CREATE INDEX lines_help ON lines (attempt) WHERE kind = 'help';
