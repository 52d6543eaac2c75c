//! "Nothing more is due": the books, the jobs and the provider agree that a story is over.

use cps_backend::service::{change_renewal, show_membership};
use cps_domain::Renewal;

use super::studio::Studio;
use super::time::{next_job, run_to, run_to_noon};
use crate::world::World;

/// What a story may leave behind, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Left {
    /// What we owe the member.
    pub(crate) balance: i64,
    /// What is to be paid back to members by transfer.
    pub(crate) payouts: i64,
    /// What came in and belongs to nobody we know.
    pub(crate) unallocated: i64,
}

/// Jobs that wait for the end of a term.
const ENDS_OF_TERMS: &str = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND kind IN ('send_renewal_notice', 'end_term')";
const WAITING: &str = "SELECT COUNT(*) FROM jobs WHERE done_at IS NULL";

/// What must be nowhere when nothing is due.
const NOWHERE: [(&str, &str); 6] = [
    (
        "entries that do not add up",
        "SELECT COUNT(*) FROM (SELECT entry_id FROM postings GROUP BY entry_id, currency HAVING SUM(amount) <> 0) AS odd",
    ),
    (
        "documents of which something is open or to be given back",
        "SELECT COUNT(*) FROM (SELECT document_id FROM postings WHERE book = 'receivable' GROUP BY document_id
         HAVING SUM(amount) <> 0) AS open",
    ),
    (
        "charges whose outcome nobody knows",
        "SELECT COUNT(*) FROM charges WHERE state IN ('sent', 'unknown')",
    ),
    (
        "refunds that are under way",
        "SELECT COUNT(*) FROM refunds WHERE state = 'sent'",
    ),
    (
        "terms without an invoice",
        "SELECT COUNT(*) FROM terms WHERE withdrawn_at IS NULL AND NOT EXISTS (
             SELECT 1 FROM documents WHERE documents.term_id = terms.id AND kind = 'invoice')",
    ),
    (
        "mails that were not delivered",
        "SELECT COUNT(*) FROM mails WHERE sent_at IS NULL",
    ),
];

/// What must be equal: what the books say, and what card provider and bank say.
const CARDS: (&str, &str) = (
    "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'cards'",
    "SELECT CAST(COALESCE((SELECT SUM(amount) FROM sandbox_charges WHERE state = 'succeeded'), 0)
         - COALESCE((SELECT SUM(amount) FROM sandbox_refunds), 0) AS BIGINT)",
);
const BANK: (&str, &str) = (
    "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'bank'",
    "SELECT CAST(COALESCE((SELECT SUM(amount) FROM bank_transactions), 0)
         - COALESCE((SELECT SUM(amount) FROM payouts WHERE state = 'paid'), 0) AS BIGINT)",
);

impl Studio<'_> {
    /// Nothing is open, nothing is under way, and nothing comes any more; also after a live subscription has been let run out.
    pub(crate) async fn nothing_more_is_due(&self) {
        self.only_this_is_left(Left::default()).await;
    }

    /// The same, but for what the story left behind.
    pub(crate) async fn only_this_is_left(&self, left: Left) {
        settle(self.world).await;
        check(self.world, left).await;
        let documents = self.documents().await;
        self.let_it_end().await;
        let patience = self.world.clock.today().plus_days(2 * 366);
        while let Some(due) = next_job(self.world).await {
            assert!(due.date() < patience, "there is a job that never ends");
            run_to(self.world, due).await;
        }
        check(self.world, left).await;
        assert_eq!(
            self.documents().await,
            documents,
            "something came after all"
        );
        assert_eq!(self.world.count(WAITING).await, 0);
    }

    /// Switches the renewal off and waits until the term is over.
    async fn let_it_end(&self) {
        let portal = &self.world.portal;
        let page = show_membership(portal, &self.member).await.unwrap();
        let Some(live) = page.subscription else {
            return;
        };
        assert!(live.to_pay.is_none() && !live.invoice_expected, "{live:?}");
        assert_eq!(
            self.world.count(ENDS_OF_TERMS).await,
            self.expected_ends().await
        );
        let off = change_renewal(portal, &self.member, Renewal::EndsAtTerm).await;
        off.unwrap();
        run_to_noon(self.world, live.ends_on.plus_days(1)).await;
        let page = show_membership(portal, &self.member).await.unwrap();
        assert_eq!(page.subscription, None, "it was let run out");
    }

    /// Of a live term its notice, unless that is out, and its end; of subscriptions that ended early theirs, which do nothing.
    async fn expected_ends(&self) -> i64 {
        const EARLY: &str = "
            SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND kind IN ('send_renewal_notice', 'end_term') AND EXISTS (
                SELECT 1 FROM subscriptions WHERE ended_at IS NOT NULL AND jobs.payload LIKE '%' || subscriptions.id || '%')";
        const NOTICE: &str = "
            SELECT COUNT(*) FROM jobs WHERE done_at IS NULL AND kind = 'send_renewal_notice' AND EXISTS (
                SELECT 1 FROM subscriptions WHERE ended_at IS NULL AND jobs.payload LIKE '%' || subscriptions.id || '%')";
        let notice = self.world.count(NOTICE).await;
        assert!(notice <= 1, "a term has one notice");
        self.world.count(EARLY).await + notice + 1
    }
}

/// Lets everything run that does not wait for the end of a term.
async fn settle(world: &World) {
    let patience = world.clock.today().plus_days(2 * 366);
    while world.count(WAITING).await > world.count(ENDS_OF_TERMS).await {
        let due = next_job(world).await.unwrap();
        assert!(due.date() < patience, "there is a job that never ends");
        run_to(world, due).await;
    }
}

async fn check(world: &World, left: Left) {
    let findings = findings(world, left).await;
    assert!(findings.is_empty(), "{findings:#?}");
}

/// Everything that is not as it is when nothing is due.
pub(super) async fn findings(world: &World, left: Left) -> Vec<String> {
    let mut findings = Vec::new();
    for (what, count) in NOWHERE {
        let count = world.count(count).await;
        if count != 0 {
            findings.push(format!("{count} {what}"));
        }
    }
    for (books, outside) in [CARDS, BANK] {
        let (books, outside) = (world.count(books).await, world.count(outside).await);
        if books != outside {
            findings.push(format!("{books} in the books, {outside} in the world"));
        }
    }
    let found = found(world).await;
    if found != left {
        findings.push(format!("{found:?} instead of {left:?}"));
    }
    findings
}

async fn found(world: &World) -> Left {
    const BALANCE: &str =
        "SELECT CAST(COALESCE(-SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'balance'";
    const PAYOUTS: &str =
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM payouts WHERE state = 'waiting'";
    const UNALLOCATED: &str =
        "SELECT CAST(COALESCE(-SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'unallocated'";
    Left {
        balance: world.count(BALANCE).await,
        payouts: world.count(PAYOUTS).await,
        unallocated: world.count(UNALLOCATED).await,
    }
}
