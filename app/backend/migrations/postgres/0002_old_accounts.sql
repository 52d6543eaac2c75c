-- Accounts of the former programme and their products, which a member may move over once.

CREATE TABLE old_accounts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL UNIQUE,
    member_number TEXT COLLATE "C" NOT NULL,
    migrated_at BIGINT
);

CREATE TABLE old_products (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    old_account_id TEXT COLLATE "C" NOT NULL REFERENCES old_accounts (id),
    model_id TEXT COLLATE "C" NOT NULL REFERENCES models (id),
    serial_number TEXT COLLATE "C",
    purchase_date TEXT COLLATE "C",
    purchase_country TEXT COLLATE "C",
    dealer TEXT COLLATE "C"
);

CREATE INDEX old_products_by_account ON old_products (old_account_id, id);
