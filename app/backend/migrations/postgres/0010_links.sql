-- Links that are sent by mail: each works once and for a time. Their tokens are minted when the mail is delivered, and only
-- hashes of them are kept; a mail that is delivered twice has two, and both work.

CREATE TABLE links (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    purpose TEXT COLLATE "C" NOT NULL CHECK (purpose IN ('password', 'confirm_old_email')),
    user_id TEXT COLLATE "C" REFERENCES users (id),
    application_id TEXT COLLATE "C" REFERENCES applications (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    CHECK ((purpose = 'password') = (user_id IS NOT NULL)),
    CHECK ((purpose = 'confirm_old_email') = (application_id IS NOT NULL))
);

CREATE INDEX links_by_user ON links (user_id, created_at);
CREATE INDEX links_by_application ON links (application_id);

CREATE TABLE link_tokens (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    link_id TEXT COLLATE "C" NOT NULL REFERENCES links (id)
);

CREATE INDEX link_tokens_by_link ON link_tokens (link_id);
