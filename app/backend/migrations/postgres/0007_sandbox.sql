-- The sandbox payment provider's own ledger. Never a card number: only what a real provider would tell us about a card.

CREATE TABLE sandbox_verifications (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    return_path TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'authentication', 'verified', 'declined', 'failed', 'canceled')),
    brand TEXT COLLATE "C",
    last_four TEXT COLLATE "C",
    expires TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);
