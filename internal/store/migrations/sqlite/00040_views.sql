-- +goose Up

-- Whose it is; '' is the one person of a laptop, so that what is there stays theirs. The
-- columns have a default: an older spar that still runs goes on writing beside a newer one.
ALTER TABLE attempts ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN person TEXT NOT NULL DEFAULT '';
