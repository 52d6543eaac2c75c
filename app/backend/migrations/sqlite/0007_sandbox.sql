-- The sandbox payment provider's own ledger. Never a card number: only what a real provider would tell us about a card.

CREATE TABLE sandbox_verifications (
    id TEXT NOT NULL PRIMARY KEY,
    return_path TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'authentication', 'verified', 'declined', 'failed', 'canceled')),
    brand TEXT,
    last_four TEXT,
    expires TEXT,
    created_at BIGINT NOT NULL
);
