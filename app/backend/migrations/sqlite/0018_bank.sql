-- What arrived at the bank. `fingerprint` is the same whenever the same statement is read again.

CREATE TABLE bank_transactions (
    id TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    booked_on TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    remittance TEXT NOT NULL,
    debtor TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('matched', 'waiting', 'assigned', 'set_aside')),
    account_id TEXT REFERENCES accounts (id),
    document_id TEXT REFERENCES documents (id),
    user_id TEXT REFERENCES users (id),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    CHECK (amount > 0)
);

CREATE INDEX bank_transactions_waiting ON bank_transactions (id) WHERE state = 'waiting';

-- What is to be paid back to a member by transfer.
CREATE TABLE payouts (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'paid')),
    user_id TEXT REFERENCES users (id),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    CHECK (amount > 0)
);

CREATE INDEX payouts_waiting ON payouts (id) WHERE state = 'waiting';
CREATE INDEX payouts_by_account ON payouts (account_id);
