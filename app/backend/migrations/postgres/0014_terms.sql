-- What is sold: one row a period at a level. Each is invoiced once, unless it is withdrawn first.

CREATE TABLE terms (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    subscription_id TEXT COLLATE "C" NOT NULL REFERENCES subscriptions (id),
    occasion TEXT COLLATE "C" NOT NULL CHECK (occasion IN ('joining', 'renewal', 'upgrade')),
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    former_level TEXT COLLATE "C" REFERENCES levels (code),
    starts_on TEXT COLLATE "C" NOT NULL,
    ends_on TEXT COLLATE "C" NOT NULL,
    net BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    UNIQUE (subscription_id, starts_on, level),
    CHECK ((occasion = 'upgrade') = (former_level IS NOT NULL))
);

CREATE INDEX terms_by_account ON terms (account_id, id);

-- Until now a subscription was one term.
INSERT INTO terms (id, account_id, subscription_id, occasion, level, starts_on, ends_on, net, currency, created_at)
SELECT id, account_id, id, 'joining', level, starts_on, ends_on, fee, currency, created_at FROM subscriptions;

-- The provider's name for the card, with which it can be charged; of no use to anybody else.
ALTER TABLE subscriptions ADD COLUMN card_token TEXT COLLATE "C";
-- The level that the member chose for the next term.
ALTER TABLE subscriptions ADD COLUMN next_level TEXT COLLATE "C" REFERENCES levels (code);
ALTER TABLE subscriptions ADD COLUMN cancel_reason TEXT COLLATE "C";
ALTER TABLE subscriptions ADD COLUMN cancel_note TEXT COLLATE "C";
ALTER TABLE subscriptions ADD COLUMN ended_because TEXT COLLATE "C" CHECK (ended_because IN ('term_over', 'withdrawn', 'unpaid', 'account_closed'));

-- The live ones end by themselves from now on, with a notice before. Their ids differ in the first digit, which is 0 in all that the
-- program makes.
INSERT INTO jobs (id, kind, payload, due_at, created_at)
SELECT 'e' || substr(id, 2), 'end_term', '{"ends_on":"' || ends_on || '","subscription_id":"' || id || '"}',
    CAST(EXTRACT(EPOCH FROM CAST(ends_on AS DATE) + 1) AS BIGINT) * 1000, created_at
FROM subscriptions WHERE ended_at IS NULL;

INSERT INTO jobs (id, kind, payload, due_at, created_at)
SELECT 'd' || substr(id, 2), 'send_renewal_notice', '{"ends_on":"' || ends_on || '","subscription_id":"' || id || '"}',
    (CAST(EXTRACT(EPOCH FROM CAST(ends_on AS DATE) - 30) AS BIGINT) + 6 * 3600) * 1000, created_at
FROM subscriptions WHERE ended_at IS NULL;
