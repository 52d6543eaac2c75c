-- Business accounts, the people who sign in, and their sessions.

-- `points`, `product_count` and `incomplete_count` repeat what the account's products say: they are rewritten in the
-- transaction of every product change, so that a page costs one row instead of a sum.
CREATE TABLE accounts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    company TEXT COLLATE "C" NOT NULL,
    vat_number TEXT COLLATE "C" NOT NULL,
    vat_number_valid BOOLEAN NOT NULL,
    country TEXT COLLATE "C" NOT NULL REFERENCES countries (code),
    language TEXT COLLATE "C" NOT NULL,
    contact TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    old_account_id TEXT COLLATE "C" UNIQUE REFERENCES old_accounts (id),
    old_member_number TEXT COLLATE "C",
    points BIGINT NOT NULL DEFAULT 0,
    product_count BIGINT NOT NULL DEFAULT 0,
    incomplete_count BIGINT NOT NULL DEFAULT 0,
    invited_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX accounts_by_company ON accounts (lower(company), id);

-- Staff belong to no account.
CREATE TABLE users (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    email TEXT COLLATE "C" NOT NULL UNIQUE,
    password_hash TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('member', 'staff')),
    language TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK ((role = 'member') = (account_id IS NOT NULL))
);

CREATE INDEX users_by_account ON users (account_id);

-- Only a hash of the token is kept: whoever reads this table can sign in as nobody.
CREATE TABLE sessions (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
