-- Requests for a business account. A decision and who made it stay; so an application is decided once.

CREATE TABLE applications (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    company TEXT COLLATE "C" NOT NULL,
    vat_number TEXT COLLATE "C" NOT NULL,
    country TEXT COLLATE "C" NOT NULL REFERENCES countries (code),
    contact TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    old_email TEXT COLLATE "C",
    old_email_confirmed_at BIGINT,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'approved', 'rejected')),
    reason TEXT COLLATE "C",
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    decided_by TEXT COLLATE "C" REFERENCES users (id),
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
