-- From the review to the invoice.

-- `key` is minted with the form, so a repeated submission finds the first one's row.
CREATE TABLE checkouts (
    key TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    level TEXT NOT NULL REFERENCES levels (code),
    fee BIGINT NOT NULL,
    currency TEXT NOT NULL,
    purchase_order TEXT,
    renewal TEXT NOT NULL CHECK (renewal IN ('automatic', 'ends_at_term')),
    terms_accepted_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reviewed', 'verifying', 'finished', 'failed')),
    method TEXT CHECK (method IN ('card', 'transfer')),
    verification_id TEXT UNIQUE,
    subscription_id TEXT,
    problem TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX checkouts_by_account ON checkouts (account_id, created_at);

CREATE TABLE subscriptions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    level TEXT NOT NULL REFERENCES levels (code),
    member_number TEXT NOT NULL UNIQUE,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    renewal TEXT NOT NULL CHECK (renewal IN ('automatic', 'ends_at_term')),
    purchase_order TEXT,
    method TEXT NOT NULL CHECK (method IN ('card', 'transfer')),
    card_brand TEXT,
    card_last_four TEXT,
    card_expires TEXT,
    fee BIGINT NOT NULL,
    currency TEXT NOT NULL,
    checkout_key TEXT NOT NULL UNIQUE REFERENCES checkouts (key),
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);

-- At most one subscription per account is live at any moment.
CREATE UNIQUE INDEX subscriptions_live_by_account ON subscriptions (account_id) WHERE ended_at IS NULL;

-- Issued documents: written once, never changed. `issuer` and `buyer` are JSON as they stood on the day of issue.
CREATE TABLE invoices (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    subscription_id TEXT NOT NULL REFERENCES subscriptions (id),
    series TEXT NOT NULL,
    number BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    net BIGINT NOT NULL,
    vat_basis_points BIGINT NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    treatment TEXT NOT NULL CHECK (treatment IN ('domestic', 'reverse_charge', 'outside_scope')),
    level TEXT NOT NULL REFERENCES levels (code),
    term_starts_on TEXT NOT NULL,
    term_ends_on TEXT NOT NULL,
    purchase_order TEXT,
    method TEXT NOT NULL CHECK (method IN ('card', 'transfer')),
    member_number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    buyer TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (series, number),
    UNIQUE (subscription_id, term_starts_on),
    CHECK (net + vat = gross)
);

CREATE INDEX invoices_by_account ON invoices (account_id, id);

-- The last number given out, by what it counts; raised in the transaction that uses it, so that no number is skipped.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
