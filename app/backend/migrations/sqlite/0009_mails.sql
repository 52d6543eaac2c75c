-- The outbox: a row written in the transaction of what causes the mail. `message` is JSON without secrets; subject and text are
-- made of it when it is delivered.

CREATE TABLE mails (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id),
    recipient TEXT NOT NULL,
    reply_to TEXT,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    refused_at BIGINT,
    refusal TEXT,
    CHECK ((refused_at IS NULL) = (refusal IS NULL))
);

CREATE INDEX mails_by_account ON mails (account_id, id);
CREATE INDEX mails_by_recipient ON mails (recipient, kind, created_at);
CREATE INDEX mails_refused ON mails (refused_at, id) WHERE refused_at IS NOT NULL;
