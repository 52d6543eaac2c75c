//! What must be true of every portal's database when nothing is due, whatever was done to its processes.

use cps_backend::store::Db;

use crate::facts::count;

/// What must be nowhere.
const NOWHERE: [(&str, &str); 15] = [
    (
        "accounts with two live subscriptions",
        "SELECT COUNT(*) FROM (SELECT account_id FROM subscriptions WHERE ended_at IS NULL
         GROUP BY account_id HAVING COUNT(*) > 1) AS twice",
    ),
    (
        "series of documents with a gap",
        "SELECT COUNT(*) FROM (SELECT series FROM documents GROUP BY series
         HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*)) AS gaps",
    ),
    (
        "counters that say something else than the documents",
        "SELECT COUNT(*) FROM counters WHERE name LIKE 'invoices/%' AND value <> (
             SELECT COUNT(*) FROM documents WHERE kind = 'invoice' AND 'invoices/' || series = name)",
    ),
    (
        "member numbers that were skipped",
        "SELECT value - (SELECT COUNT(*) FROM subscriptions) FROM counters WHERE name = 'members'",
    ),
    (
        "documents dated before the one with the number before",
        "SELECT COUNT(*) FROM documents AS later JOIN documents AS earlier
         ON earlier.series = later.series AND earlier.number = later.number - 1
         WHERE later.issued_on < earlier.issued_on",
    ),
    (
        "terms without an invoice",
        "SELECT COUNT(*) FROM terms WHERE NOT EXISTS (
             SELECT 1 FROM documents WHERE documents.term_id = terms.id AND kind = 'invoice')",
    ),
    (
        "documents that were not filed",
        "SELECT COUNT(*) FROM documents WHERE NOT EXISTS (
             SELECT 1 FROM document_files WHERE document_files.document_id = documents.id)",
    ),
    (
        "entries that do not add up",
        "SELECT COUNT(*) FROM (SELECT entry_id FROM postings GROUP BY entry_id, currency
         HAVING SUM(amount) <> 0) AS odd",
    ),
    (
        "documents whose books say something else than their charges",
        "SELECT COUNT(*) FROM documents WHERE gross
             - COALESCE((SELECT SUM(amount) FROM charges WHERE document_id = documents.id AND state = 'succeeded'), 0)
             <> COALESCE((SELECT SUM(amount) FROM postings WHERE document_id = documents.id AND book = 'receivable'), 0)",
    ),
    (
        "charges whose outcome nobody knows",
        "SELECT COUNT(*) FROM charges WHERE state NOT IN ('succeeded', 'dropped')",
    ),
    (
        "charges that the provider does not know",
        "SELECT COUNT(*) FROM charges WHERE state = 'succeeded' AND NOT EXISTS (
             SELECT 1 FROM sandbox_charges WHERE sandbox_charges.id = charges.id
             AND sandbox_charges.amount = charges.amount AND sandbox_charges.state = 'succeeded')",
    ),
    (
        "accounts whose totals differ from a count of their products",
        "SELECT COUNT(*) FROM accounts
         LEFT JOIN (SELECT account_id, SUM(points) AS points, COUNT(*) AS number, COUNT(*) - COUNT(completed_at) AS incomplete
             FROM products WHERE removed_at IS NULL GROUP BY account_id) AS counted ON counted.account_id = accounts.id
         WHERE accounts.points <> COALESCE(counted.points, 0) OR product_count <> COALESCE(number, 0)
             OR incomplete_count <> COALESCE(incomplete, 0)",
    ),
    (
        "things that were recorded twice",
        "SELECT COUNT(*) FROM (SELECT action, subject FROM audit WHERE action IN ('product_registered',
             'product_completed', 'product_removed', 'account_invited', 'checkout_reviewed', 'subscription_started',
             'invoice_issued', 'card_charged', 'support_requested')
         GROUP BY action, subject HAVING COUNT(*) > 1) AS twice",
    ),
    (
        "mails that were not delivered",
        "SELECT COUNT(*) FROM mails WHERE sent_at IS NULL",
    ),
    (
        "jobs in the hands of a dead worker",
        "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND leased_until IS NOT NULL",
    ),
];

/// What must be as many as there are of something else.
const AS_MANY: [(&str, &str); 9] = [
    (
        "SELECT COUNT(*) FROM mails WHERE kind = 'welcome'",
        "SELECT COUNT(*) FROM subscriptions",
    ),
    (
        "SELECT COUNT(*) FROM mails WHERE kind = 'invoice_issued'",
        "SELECT COUNT(*) FROM documents",
    ),
    (
        "SELECT COUNT(*) FROM mails WHERE kind = 'card_charged'",
        "SELECT COUNT(*) FROM sandbox_charges",
    ),
    (
        "SELECT COUNT(*) FROM entries WHERE occasion = 'card_charged'",
        "SELECT COUNT(*) FROM sandbox_charges",
    ),
    (
        "SELECT COUNT(*) FROM mails WHERE kind = 'support_request'",
        "SELECT COUNT(*) FROM support_requests",
    ),
    (
        "SELECT COUNT(*) FROM mails WHERE kind = 'invitation'",
        "SELECT COUNT(*) FROM accounts WHERE invited_at IS NOT NULL",
    ),
    (
        "SELECT COUNT(*) FROM audit WHERE action = 'product_registered'",
        "SELECT COUNT(*) FROM products",
    ),
    (
        "SELECT CAST(COALESCE(SUM(number), 0) AS BIGINT) FROM incomplete_products",
        "SELECT COUNT(*) FROM products WHERE incomplete AND removed_at IS NULL",
    ),
    (
        "SELECT COUNT(*) FROM audit WHERE action = 'product_removed'",
        "SELECT COUNT(*) FROM products WHERE removed_at IS NOT NULL",
    ),
];

/// Everything that is not as it must be.
pub(crate) async fn broken(db: &Db) -> Vec<String> {
    let mut broken = Vec::new();
    for (what, sql) in NOWHERE {
        let number = count(db, sql).await;
        if number != 0 {
            broken.push(format!("{number} {what}"));
        }
    }
    for (one, other) in AS_MANY {
        let (first, second) = (count(db, one).await, count(db, other).await);
        if first != second {
            broken.push(format!("{first}: {one}; {second}: {other}"));
        }
    }
    broken
}
