-- The outbox: a row written in the transaction of what causes the mail. `message` is JSON without secrets; subject and text are
-- made of it when it is delivered.

CREATE TABLE mails (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    recipient TEXT COLLATE "C" NOT NULL,
    reply_to TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    message TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    refused_at BIGINT,
    refusal TEXT COLLATE "C",
    CHECK ((refused_at IS NULL) = (refusal IS NULL))
);

CREATE INDEX mails_by_account ON mails (account_id, id);
CREATE INDEX mails_by_recipient ON mails (recipient, kind, created_at);
CREATE INDEX mails_refused ON mails (refused_at, id) WHERE refused_at IS NOT NULL;
