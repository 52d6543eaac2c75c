-- Charging cards. A row is committed as `sent` before the provider is called, and its id is the key by which the provider knows the
-- charge; an outcome that is not known is settled by asking. `step` says which attempt on schedule it was; one that the member asked
-- for has none. A `dropped` one never arrived, and when that was known there was nothing to charge any more.

CREATE TABLE charges (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    ordinal BIGINT NOT NULL,
    step BIGINT,
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    card_token TEXT COLLATE "C" NOT NULL,
    card_brand TEXT COLLATE "C" NOT NULL,
    card_last_four TEXT COLLATE "C" NOT NULL,
    card_expires TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('sent', 'unknown', 'succeeded', 'declined', 'needs_authentication', 'dropped')),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    UNIQUE (document_id, ordinal),
    UNIQUE (document_id, step)
);

CREATE INDEX charges_by_account ON charges (account_id);

-- A document is charged once: while one charge is open, or after one succeeded, there is no other.
CREATE UNIQUE INDEX charges_at_most_one ON charges (document_id) WHERE state IN ('sent', 'unknown', 'succeeded');

CREATE TABLE refunds (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    charge_id TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES charges (id),
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('sent', 'succeeded', 'refused')),
    created_at BIGINT NOT NULL,
    settled_at BIGINT
);

-- Another card for a subscription, perhaps to pay an invoice with. The id is that of its verification at the provider.
CREATE TABLE card_replacements (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    subscription_id TEXT COLLATE "C" NOT NULL REFERENCES subscriptions (id),
    document_id TEXT COLLATE "C" REFERENCES documents (id),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('verifying', 'finished', 'failed')),
    problem TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);

CREATE TABLE sandbox_charges (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    card_token TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('succeeded', 'declined', 'needs_authentication')),
    created_at BIGINT NOT NULL
);

CREATE TABLE sandbox_refunds (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    charge_id TEXT COLLATE "C" NOT NULL REFERENCES sandbox_charges (id),
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

-- Which of Stripe's pages belongs to which verification.
CREATE TABLE stripe_sessions (
    verification_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    session_id TEXT COLLATE "C" NOT NULL UNIQUE,
    url TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);
