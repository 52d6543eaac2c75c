-- What is written to priority support.

CREATE TABLE support_requests (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id),
    email TEXT NOT NULL,
    topic TEXT NOT NULL,
    message TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by TEXT REFERENCES users (id),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);

CREATE INDEX support_requests_open ON support_requests (id) WHERE closed_at IS NULL;
CREATE INDEX support_requests_closed ON support_requests (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX support_requests_by_account ON support_requests (account_id);
