-- What pages would have to count is kept, in the transaction of what changes it, and what they list in order is found in that order.

-- How many products of a model wait for a detail. What completing them would bring is a sum over models, whose points change by date.
CREATE TABLE incomplete_products (
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    model_id TEXT COLLATE "C" NOT NULL REFERENCES models (id),
    number BIGINT NOT NULL CHECK (number >= 0),
    PRIMARY KEY (account_id, model_id)
);

INSERT INTO incomplete_products (account_id, model_id, number)
SELECT account_id, model_id, COUNT(*) FROM products WHERE incomplete AND removed_at IS NULL GROUP BY account_id, model_id;

ALTER TABLE old_accounts ADD COLUMN product_count BIGINT NOT NULL DEFAULT 0;

UPDATE old_accounts SET product_count = (SELECT COUNT(*) FROM old_products WHERE old_account_id = old_accounts.id);

-- What the books say we owe an account, less what is on its way back.
CREATE TABLE free_balances (
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    currency TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (account_id, currency)
);

CREATE INDEX free_balances_left ON free_balances (account_id, currency) WHERE amount > 0;

INSERT INTO free_balances (account_id, currency, amount)
SELECT account_id, currency, CAST(-SUM(amount) AS BIGINT)
FROM (SELECT account_id, currency, amount FROM postings WHERE book = 'balance'
      UNION ALL SELECT account_id, currency, amount FROM payouts WHERE state = 'waiting') AS moved
GROUP BY account_id, currency;

-- A model keeps its name, so its products can be found by it.
ALTER TABLE products ADD COLUMN model_name TEXT COLLATE "C" NOT NULL DEFAULT '';

UPDATE products SET model_name = (SELECT name FROM models WHERE models.id = products.model_id);

CREATE INDEX products_by_model_name ON products (account_id, incomplete, model_name, id) WHERE removed_at IS NULL;
CREATE INDEX products_by_points ON products (account_id, incomplete, points, id) WHERE removed_at IS NULL;
CREATE INDEX products_by_purchase_date ON products (account_id, incomplete, purchase_date, id) WHERE removed_at IS NULL;
CREATE INDEX products_removed ON products (account_id) WHERE removed_at IS NOT NULL;

CREATE INDEX jobs_by_due ON jobs (due_at, id) WHERE done_at IS NULL;

-- A closed account has no name any more, and is not listed.
DROP INDEX accounts_by_company;
CREATE INDEX accounts_by_company ON accounts (lower(company), id) WHERE closed_at IS NULL;

-- The latest used first.
DROP INDEX sessions_by_user;
CREATE INDEX sessions_by_user ON sessions (user_id, last_seen_at, id);

-- Closing an account looks for what there is of it, and of its address.
CREATE INDEX subscriptions_by_account ON subscriptions (account_id, id);
CREATE INDEX applications_by_email ON applications (email);
CREATE INDEX mails_by_reply_to ON mails (reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX support_requests_by_email ON support_requests (email);

CREATE INDEX documents_by_subscription ON documents (subscription_id, id);
CREATE INDEX refunds_by_document ON refunds (document_id, id);
CREATE INDEX entries_by_day ON entries (booked_on, id);

-- Thousands of jobs can be due at the same moment.
DROP INDEX jobs_waiting;
CREATE INDEX jobs_waiting ON jobs (kind, due_at, id) WHERE done_at IS NULL;

-- What the page of a demonstration's clock shows: the same actions, in the same order, as its statement names.
CREATE INDEX audit_of_memberships ON audit (id) WHERE action IN (
    'subscription_started', 'invoice_issued', 'credit_note_issued', 'card_charged',
    'charge_failed', 'card_replaced', 'card_refunded', 'refund_refused', 'transfer_reminded', 'transfer_received',
    'transfer_assigned', 'payout_owed', 'payout_paid', 'renewal_changed', 'renewal_notice_sent',
    'next_level_chosen', 'subscription_renewed', 'subscription_upgraded', 'subscription_canceled',
    'subscription_withdrawn', 'subscription_suspended', 'subscription_ended', 'upgrade_undone');
