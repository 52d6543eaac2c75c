-- Accounts of the former programme and their products, which a member may move over once.

CREATE TABLE old_accounts (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    member_number TEXT NOT NULL,
    migrated_at BIGINT
);

CREATE TABLE old_products (
    id TEXT NOT NULL PRIMARY KEY,
    old_account_id TEXT NOT NULL REFERENCES old_accounts (id),
    model_id TEXT NOT NULL REFERENCES models (id),
    serial_number TEXT,
    purchase_date TEXT,
    purchase_country TEXT,
    dealer TEXT
);

CREATE INDEX old_products_by_account ON old_products (old_account_id, id);
