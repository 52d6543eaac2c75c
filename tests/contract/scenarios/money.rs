//! How the studio pays, and what staff do about what it paid.

use cps_backend::jobs::run_due;
use cps_backend::payments::sandbox::{self, Step};
use cps_backend::service::{
    Replacement, assign_payment, finish_card_replacement, import_statement, list_invoices,
    list_payments, list_payouts, mark_paid_back, pay_back, pay_invoice, replace_card,
    set_aside_payment,
};
use cps_domain::format_decimal;
use cps_domain::view::PayNext;
use cps_domain::{CreditorReference, Currency, DocumentId, DocumentNumber, Money, VerificationId};

use super::studio::Studio;
use super::time::run_to;
use crate::staff::staff;
use crate::world::World;

/// Verified at checkout; every charge is declined.
pub(crate) const DECLINES_CHARGES: &str = "4000 0000 0000 0341";
/// Verified at checkout; with every charge its bank asks who is paying.
pub(crate) const ASKS_EACH_TIME: &str = "4000 0027 6000 3184";

/// Enters a card that is good until this month on the provider's page, and confirms whatever its bank asks.
pub(crate) async fn enter_card(world: &World, id: VerificationId, number: &str, until: &str) {
    let portal = &world.portal;
    let step = sandbox::enter_card(portal, id, number, until, "123").await;
    if matches!(step.unwrap(), Step::Authenticate(_)) {
        sandbox::authenticate(portal, id, true).await.unwrap();
    }
}

impl Studio<'_> {
    /// Presses "Pay now".
    pub(crate) async fn pays_now(&self, number: &str) -> PayNext {
        let id = self.document(number).await;
        pay_invoice(&self.world.portal, &self.member, id)
            .await
            .unwrap()
    }

    /// Presses "Use another card".
    pub(crate) async fn uses_another_card(&self, card: &str) {
        assert_eq!(self.replaces_card(None, card).await, Replacement::Replaced);
    }

    /// Presses "Use another card" at an invoice, which is then charged to it.
    pub(crate) async fn pays_with_another_card(&self, number: &str, card: &str) {
        let document = Some(self.document(number).await);
        let replaced = self.replaces_card(document, card).await;
        assert!(matches!(replaced, Replacement::Paid(..)), "{replaced:?}");
    }

    async fn replaces_card(&self, document: Option<DocumentId>, card: &str) -> Replacement {
        let (portal, member) = (&self.world.portal, &self.member);
        let page = replace_card(portal, member, document).await.unwrap();
        let id = page.strip_prefix("/sandbox/cards/").unwrap();
        let id: VerificationId = id.parse().unwrap();
        enter_card(self.world, id, card, "12/35").await;
        let replaced = finish_card_replacement(portal, member, id).await.unwrap();
        run_due(portal).await.unwrap();
        replaced
    }

    /// The last four digits of the card that was charged last.
    pub(crate) async fn card_charged_last(&self) -> String {
        const LAST: &str =
            "SELECT card_last_four FROM charges WHERE state = 'succeeded' ORDER BY id DESC LIMIT 1";
        self.world.text(LAST).await
    }

    /// A transfer of so many cents arrives today; it quotes this invoice's creditor reference.
    pub(crate) async fn transfers(&self, cents: i64, number: &str) {
        let number: DocumentNumber = number.parse().unwrap();
        let reference = CreditorReference::of(number);
        self.transfers_saying(cents, &reference.to_string()).await;
    }

    /// The same with a text of its own.
    pub(crate) async fn transfers_saying(&self, cents: i64, text: &str) {
        let amount = format_decimal(&Money::new(cents, Currency::Eur));
        let today = self.world.clock.today();
        let statement = format!("date;amount;text\n{today};{amount};{text}\n");
        let portal = &self.world.portal;
        import_statement(portal, None, statement.as_bytes())
            .await
            .unwrap();
        run_to(self.world, self.world.clock.now()).await;
    }

    /// Staff find out which invoice the waiting money is for.
    pub(crate) async fn staff_assign(&self, number: &str) {
        let (portal, staff) = (&self.world.portal, staff(self.world).await);
        let waiting = list_payments(portal, &staff, "").await.unwrap().rows;
        assert_eq!(waiting.len(), 1);
        assign_payment(portal, &staff, waiting[0].id, number)
            .await
            .unwrap();
        run_to(self.world, self.world.clock.now()).await;
    }

    /// Staff find out that the waiting money is none of ours.
    pub(crate) async fn staff_set_aside(&self) {
        let (portal, staff) = (&self.world.portal, staff(self.world).await);
        let waiting = list_payments(portal, &staff, "").await.unwrap().rows;
        assert_eq!(waiting.len(), 1);
        set_aside_payment(portal, &staff, waiting[0].id)
            .await
            .unwrap();
    }

    /// Staff pay back what is to be paid back.
    pub(crate) async fn staff_pay_back(&self) {
        let (portal, staff) = (&self.world.portal, staff(self.world).await);
        let payouts = list_payouts(portal, &staff, "").await.unwrap().rows;
        assert_eq!(payouts.len(), 1);
        mark_paid_back(portal, &staff, payouts[0].id).await.unwrap();
    }

    /// Staff pay back what we owe the studio because it wants it back.
    pub(crate) async fn staff_pay_back_balance(&self) {
        let (portal, staff) = (&self.world.portal, staff(self.world).await);
        let account_id = self.member.account_id();
        pay_back(portal, &staff, account_id, Currency::Eur)
            .await
            .unwrap();
        self.staff_pay_back().await;
    }

    /// The worker dies and forgets what it did: everything runs once more.
    pub(crate) async fn worker_forgets_what_it_did(&self) {
        let forget =
            "UPDATE jobs SET done_at = NULL, leased_until = NULL WHERE done_at IS NOT NULL";
        self.world.run(forget).await;
        run_to(self.world, self.world.clock.now()).await;
    }

    async fn document(&self, number: &str) -> DocumentId {
        let page = list_invoices(&self.world.portal, &self.member, "").await;
        let mut rows = page.unwrap().rows.into_iter();
        let row = rows.find(|row| row.number.to_string() == number).unwrap();
        row.id
    }
}
