-- What is written to priority support.

CREATE TABLE support_requests (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    email TEXT COLLATE "C" NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    message TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by TEXT COLLATE "C" REFERENCES users (id),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);

CREATE INDEX support_requests_open ON support_requests (id) WHERE closed_at IS NULL;
CREATE INDEX support_requests_closed ON support_requests (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX support_requests_by_account ON support_requests (account_id);
