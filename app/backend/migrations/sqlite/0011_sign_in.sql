-- Sessions get an id, by which their owner can end them, and the browser's name. Who is signed in signs in once more.

DROP TABLE sessions;

-- Only a hash of the token is kept: whoever reads this table can sign in as nobody.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id),
    user_agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- How often something was tried in a row. `key` is a hash of what and by whom, so that nobody's address stands here.
CREATE TABLE attempts (
    key TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE INDEX attempts_by_time ON attempts (first_at);
