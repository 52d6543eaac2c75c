-- What arrived at the bank. `fingerprint` is the same whenever the same statement is read again.

CREATE TABLE bank_transactions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    fingerprint TEXT COLLATE "C" NOT NULL UNIQUE,
    booked_on TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    remittance TEXT COLLATE "C" NOT NULL,
    debtor TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('matched', 'waiting', 'assigned', 'set_aside')),
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    document_id TEXT COLLATE "C" REFERENCES documents (id),
    user_id TEXT COLLATE "C" REFERENCES users (id),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    CHECK (amount > 0)
);

CREATE INDEX bank_transactions_waiting ON bank_transactions (id) WHERE state = 'waiting';

-- What is to be paid back to a member by transfer.
CREATE TABLE payouts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'paid')),
    user_id TEXT COLLATE "C" REFERENCES users (id),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    CHECK (amount > 0)
);

CREATE INDEX payouts_waiting ON payouts (id) WHERE state = 'waiting';
CREATE INDEX payouts_by_account ON payouts (account_id);
