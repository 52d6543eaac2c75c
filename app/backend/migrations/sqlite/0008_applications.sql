-- Requests for a business account. A decision and who made it stay; so an application is decided once.

CREATE TABLE applications (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL,
    vat_number TEXT NOT NULL,
    country TEXT NOT NULL REFERENCES countries (code),
    contact TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    old_email TEXT,
    old_email_confirmed_at BIGINT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected')),
    reason TEXT,
    account_id TEXT REFERENCES accounts (id),
    decided_by TEXT REFERENCES users (id),
    decided_at BIGINT,
    created_at BIGINT NOT NULL,
    CHECK ((state = 'pending') = (decided_at IS NULL)),
    CHECK ((state = 'rejected') = (reason IS NOT NULL)),
    CHECK ((state = 'approved') = (account_id IS NOT NULL))
);

-- Whoever applies twice has one open application.
CREATE UNIQUE INDEX applications_pending_by_email ON applications (email) WHERE state = 'pending';
CREATE INDEX applications_by_state ON applications (state, id);
CREATE INDEX applications_by_decision ON applications (decided_at, id) WHERE state <> 'pending';
CREATE INDEX applications_by_account ON applications (account_id);
