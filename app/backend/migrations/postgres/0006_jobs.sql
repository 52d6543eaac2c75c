-- Work to do later, written in the transaction of what caused it, and the record of who did what.

CREATE TABLE jobs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    due_at BIGINT NOT NULL,
    leased_until BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    done_at BIGINT,
    last_error TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);

CREATE INDEX jobs_waiting ON jobs (kind, due_at) WHERE done_at IS NULL;

-- `subject` is the id of what was changed.
CREATE TABLE audit (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    account_id TEXT COLLATE "C",
    user_id TEXT COLLATE "C",
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL
);

CREATE INDEX audit_by_subject ON audit (subject, id);
