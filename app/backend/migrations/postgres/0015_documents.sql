-- Issued documents: written once, never changed. `issuer`, `buyer` and `bank` are JSON as they stood on the day of issue. The amounts
-- of a credit note are positive: they say what is given back.

CREATE TABLE documents (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    subscription_id TEXT COLLATE "C" NOT NULL REFERENCES subscriptions (id),
    term_id TEXT COLLATE "C" NOT NULL REFERENCES terms (id),
    corrects TEXT COLLATE "C" REFERENCES documents (id),
    reason TEXT COLLATE "C" CHECK (reason IN ('withdrawal', 'unpaid')),
    series TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    issued_on TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    net BIGINT NOT NULL,
    vat_basis_points BIGINT NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    treatment TEXT COLLATE "C" NOT NULL CHECK (treatment IN ('domestic', 'reverse_charge', 'outside_scope')),
    purchase_order TEXT COLLATE "C",
    method TEXT COLLATE "C" NOT NULL CHECK (method IN ('card', 'transfer')),
    member_number TEXT COLLATE "C" NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    buyer TEXT COLLATE "C" NOT NULL,
    bank TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (series, number),
    CHECK (net + vat = gross),
    CHECK ((kind = 'credit_note') = (corrects IS NOT NULL)),
    CHECK ((kind = 'credit_note') = (reason IS NOT NULL))
);

CREATE UNIQUE INDEX documents_invoice_by_term ON documents (term_id) WHERE kind = 'invoice';
CREATE INDEX documents_by_account ON documents (account_id, id);
CREATE INDEX documents_by_corrected ON documents (corrects);

CREATE TABLE document_lines (
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    description TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL REFERENCES levels (code),
    starts_on TEXT COLLATE "C" NOT NULL,
    ends_on TEXT COLLATE "C" NOT NULL,
    quantity BIGINT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL,
    PRIMARY KEY (document_id, position),
    CHECK (quantity * unit_price = net)
);

-- What the document's files were when it was filed: the same document always gives the same bytes.
CREATE TABLE document_files (
    document_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES documents (id),
    pdf_sha256 TEXT COLLATE "C" NOT NULL,
    xml_sha256 TEXT COLLATE "C" NOT NULL,
    filed_at BIGINT NOT NULL
);

INSERT INTO documents (id, kind, account_id, subscription_id, term_id, series, number, issued_on, due_on, currency, net,
    vat_basis_points, vat, gross, treatment, purchase_order, method, member_number, issuer, buyer, language, created_at)
SELECT id, 'invoice', account_id, subscription_id, subscription_id, series, number, issued_on, due_on, currency, net,
    vat_basis_points, vat, gross, treatment, purchase_order, method, member_number, issuer, buyer, language, created_at
FROM invoices;

INSERT INTO document_lines (document_id, position, description, level, starts_on, ends_on, quantity, unit_price, net)
SELECT id, 1, 'Canon Professional Services : ' || CASE level
        WHEN 'silver' THEN 'Silver' WHEN 'gold' THEN 'Gold' WHEN 'platinum' THEN 'Platinum'
        WHEN 'corporate_a' THEN 'Corporate A' WHEN 'corporate_b' THEN 'Corporate B' ELSE 'Corporate C' END,
    level, term_starts_on, term_ends_on, 1, net, net
FROM invoices;

DROP TABLE invoices;
