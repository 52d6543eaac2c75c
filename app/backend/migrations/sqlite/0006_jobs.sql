-- Work to do later, written in the transaction of what caused it, and the record of who did what.

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    leased_until BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    done_at BIGINT,
    last_error TEXT,
    created_at BIGINT NOT NULL
);

CREATE INDEX jobs_waiting ON jobs (kind, due_at) WHERE done_at IS NULL;

-- `subject` is the id of what was changed.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    account_id TEXT,
    user_id TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL
);

CREATE INDEX audit_by_subject ON audit (subject, id);
