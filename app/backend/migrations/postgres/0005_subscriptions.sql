-- From the review to the invoice.

-- `key` is minted with the form, so a repeated submission finds the first one's row.
CREATE TABLE checkouts (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    fee BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    purchase_order TEXT COLLATE "C",
    renewal TEXT COLLATE "C" NOT NULL CHECK (renewal IN ('automatic', 'ends_at_term')),
    terms_accepted_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('reviewed', 'verifying', 'finished', 'failed')),
    method TEXT COLLATE "C" CHECK (method IN ('card', 'transfer')),
    verification_id TEXT COLLATE "C" UNIQUE,
    subscription_id TEXT COLLATE "C",
    problem TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX checkouts_by_account ON checkouts (account_id, created_at);

CREATE TABLE subscriptions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    member_number TEXT COLLATE "C" NOT NULL UNIQUE,
    starts_on TEXT COLLATE "C" NOT NULL,
    ends_on TEXT COLLATE "C" NOT NULL,
    renewal TEXT COLLATE "C" NOT NULL CHECK (renewal IN ('automatic', 'ends_at_term')),
    purchase_order TEXT COLLATE "C",
    method TEXT COLLATE "C" NOT NULL CHECK (method IN ('card', 'transfer')),
    card_brand TEXT COLLATE "C",
    card_last_four TEXT COLLATE "C",
    card_expires TEXT COLLATE "C",
    fee BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    checkout_key TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES checkouts (key),
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);

-- At most one subscription per account is live at any moment.
CREATE UNIQUE INDEX subscriptions_live_by_account ON subscriptions (account_id) WHERE ended_at IS NULL;

-- Issued documents: written once, never changed. `issuer` and `buyer` are JSON as they stood on the day of issue.
CREATE TABLE invoices (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    subscription_id TEXT COLLATE "C" NOT NULL REFERENCES subscriptions (id),
    series TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    issued_on TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    net BIGINT NOT NULL,
    vat_basis_points BIGINT NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    treatment TEXT COLLATE "C" NOT NULL CHECK (treatment IN ('domestic', 'reverse_charge', 'outside_scope')),
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    term_starts_on TEXT COLLATE "C" NOT NULL,
    term_ends_on TEXT COLLATE "C" NOT NULL,
    purchase_order TEXT COLLATE "C",
    method TEXT COLLATE "C" NOT NULL CHECK (method IN ('card', 'transfer')),
    member_number TEXT COLLATE "C" NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    buyer TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (series, number),
    UNIQUE (subscription_id, term_starts_on),
    CHECK (net + vat = gross)
);

CREATE INDEX invoices_by_account ON invoices (account_id, id);

-- The last number given out, by what it counts; raised in the transaction that uses it, so that no number is skipped.
CREATE TABLE counters (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
