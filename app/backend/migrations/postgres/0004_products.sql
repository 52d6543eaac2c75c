-- Registered products. `points` are null until the product is complete and then never change.

CREATE TABLE products (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    model_id TEXT COLLATE "C" NOT NULL REFERENCES models (id),
    serial_number TEXT COLLATE "C",
    purchase_date TEXT COLLATE "C",
    purchase_date_estimated BOOLEAN NOT NULL,
    purchase_country TEXT COLLATE "C",
    dealer TEXT COLLATE "C",
    dealer_estimated BOOLEAN NOT NULL,
    points BIGINT,
    completed_at BIGINT,
    -- The same fact as `completed_at IS NULL`, as a column so that an index can put what needs attention first.
    incomplete BOOLEAN NOT NULL,
    registered_at BIGINT NOT NULL,
    migrated BOOLEAN NOT NULL,
    removed_at BIGINT,
    CHECK ((points IS NULL) = (completed_at IS NULL)),
    CHECK (incomplete = (completed_at IS NULL)),
    CHECK (incomplete OR (serial_number IS NOT NULL AND purchase_date IS NOT NULL
        AND purchase_country IS NOT NULL AND dealer IS NOT NULL))
);

-- A serial number is unique per model among live products.
CREATE UNIQUE INDEX products_by_serial_number ON products (model_id, serial_number) WHERE removed_at IS NULL;
CREATE INDEX products_by_attention ON products (account_id, incomplete, id) WHERE removed_at IS NULL;
