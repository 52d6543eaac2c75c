-- An account that was closed keeps its row, without what it said about anybody: its invoices refer to it.

ALTER TABLE accounts ADD COLUMN closed_at BIGINT;

CREATE INDEX audit_by_account ON audit (account_id, id);
