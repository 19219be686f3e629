-- catalog/sync: an export's lines wait in chunks of some thousands instead of one row each. A chunk holds whole families, a
-- parent with all that hangs on it, as far as its lines go; whatever has its parent in another chunk is a stray.
--
-- `named` are the ids that prove what there is: of the products, or of the levels when it is stock that is read.
CREATE UNLOGGED TABLE sync_chunks (
    shop_id    bigint NOT NULL REFERENCES shops ON DELETE CASCADE,
    run_id     bigint NOT NULL,
    first_line bigint NOT NULL,
    last_line  bigint NOT NULL,
    named      text[] COLLATE "C" NOT NULL,
    body       bytea  NOT NULL,
    PRIMARY KEY (shop_id, run_id, last_line)
);
-- Read back once, minutes later: compressing it costs more than it saves.
ALTER TABLE sync_chunks ALTER COLUMN named SET STORAGE EXTERNAL, ALTER COLUMN body SET STORAGE EXTERNAL;
SELECT protect('sync_chunks');

CREATE UNLOGGED TABLE sync_strays (
    shop_id    bigint NOT NULL REFERENCES shops ON DELETE CASCADE,
    run_id     bigint NOT NULL,
    parent_gid text   COLLATE "C" NOT NULL,
    gid        text   COLLATE "C" NOT NULL,
    body       bytea  NOT NULL
);
CREATE INDEX sync_strays_parent ON sync_strays (shop_id, run_id, parent_gid);
SELECT protect('sync_strays');
