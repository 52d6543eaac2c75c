-- Double entry: the postings of an entry add up to zero in each currency. What a member owes, and what we owe a member, is read
-- from here and kept nowhere else.

CREATE TABLE entries (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    booked_on TEXT COLLATE "C" NOT NULL,
    occasion TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (occasion, subject)
);

CREATE TABLE postings (
    entry_id TEXT COLLATE "C" NOT NULL REFERENCES entries (id),
    position BIGINT NOT NULL,
    book TEXT COLLATE "C" NOT NULL CHECK (book IN ('receivable', 'revenue', 'vat', 'bank', 'cards', 'balance', 'unallocated')),
    account_id TEXT COLLATE "C" REFERENCES accounts (id),
    document_id TEXT COLLATE "C" REFERENCES documents (id),
    amount BIGINT NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (entry_id, position),
    CHECK ((book = 'receivable') = (document_id IS NOT NULL)),
    CHECK (book NOT IN ('receivable', 'balance') OR account_id IS NOT NULL)
);

CREATE INDEX postings_by_document ON postings (document_id);
CREATE INDEX postings_by_account ON postings (account_id, book);

-- Invoices that were issued before there were books.
INSERT INTO entries (id, booked_on, occasion, subject, created_at)
SELECT id, issued_on, 'invoice_issued', id, created_at FROM documents;

INSERT INTO postings (entry_id, position, book, account_id, document_id, amount, currency)
SELECT id, 1, 'receivable', account_id, id, gross, currency FROM documents;

INSERT INTO postings (entry_id, position, book, amount, currency)
SELECT id, 2, 'revenue', -net, currency FROM documents;

INSERT INTO postings (entry_id, position, book, amount, currency)
SELECT id, 3, 'vat', -vat, currency FROM documents WHERE vat <> 0;

-- They are collected from now on, like those that are issued later. Nothing is asked of accounts that were closed.
INSERT INTO jobs (id, kind, payload, due_at, created_at)
SELECT 'c' || substr(id, 2), 'charge_card', '{"document_id":"' || id || '","step":0}',
    (CAST(EXTRACT(EPOCH FROM CAST(due_on AS DATE)) AS BIGINT) + 6 * 3600) * 1000, created_at
FROM documents WHERE method = 'card' AND account_id IN (SELECT id FROM accounts WHERE closed_at IS NULL);

INSERT INTO jobs (id, kind, payload, due_at, created_at)
SELECT 'c' || substr(id, 2), 'remind_transfer', '{"document_id":"' || id || '","step":0}',
    (CAST(EXTRACT(EPOCH FROM CAST(due_on AS DATE) - 7) AS BIGINT) + 6 * 3600) * 1000, created_at
FROM documents WHERE method = 'transfer' AND account_id IN (SELECT id FROM accounts WHERE closed_at IS NULL);
