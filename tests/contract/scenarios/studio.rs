//! Who the stories are about, and what it does and sees. A studio in the issuer's country, so that every price has VAT:
//!
//! | level | points | fee | with VAT |
//! |---|---|---|---|
//! | Silver | 500 | €100 | €121 |
//! | Gold | 1000 | €200 | €242 |
//! | Platinum | 1600 | €350 | €423.50 |
//!
//! It joins on 1 June 2026, so its term ends on 31 May 2027. Its first invoice is due on 1 July.

use std::sync::atomic::{AtomicUsize, Ordering};

use cps_backend::service::{
    Member, PurchaseForm, cancel_subscription, change_renewal, check_out, choose_next_level,
    finish_card_checkout, list_invoices, purchase, remove_product, review_checkout,
    show_membership, upgrade_subscription, withdraw_subscription,
};
use cps_backend::store::{StoreError, mails};
use cps_domain::view::{InvoiceStanding, SubscriptionView};
use cps_domain::{
    Language, LevelCode, PaymentMethod, ProductId, Renewal, format_money_exact, parse_date,
};
use tokio::sync::Mutex;

use super::money::enter_card;
use super::time::{run_to, run_to_noon};
use crate::joining::journey::go_to_provider;
use crate::world::World;

/// A member, followed through the years.
pub(crate) struct Studio<'w> {
    pub(crate) world: &'w World,
    pub(crate) member: Member,
    products: Mutex<Vec<ProductId>>,
    /// How many of its mails a story has looked at.
    read: AtomicUsize,
}

impl<'w> Studio<'w> {
    /// With so many products of 700 points each: one is enough for Silver, two for Gold, three for Platinum.
    pub(crate) async fn with_products(world: &'w World, count: usize) -> Self {
        let member = world.member("Studio Een B.V.", "NL").await;
        let studio = Self {
            world,
            member,
            products: Mutex::default(),
            read: AtomicUsize::new(0),
        };
        studio.registers(count).await;
        run_to(world, world.clock.now()).await;
        studio.mails().await;
        studio
    }

    /// Registers so many products.
    pub(crate) async fn registers(&self, count: usize) {
        for _ in 0..count {
            let product = self.world.complete_product(&self.member, "EOS R1").await;
            self.products.lock().await.push(product);
        }
    }

    /// Sells a product.
    pub(crate) async fn sells_one(&self) {
        let product = self.products.lock().await.pop().unwrap();
        remove_product(&self.world.portal, &self.member, product)
            .await
            .unwrap();
    }

    /// Joins and pays by transfer.
    pub(crate) async fn joins_by_transfer(&self, level: LevelCode) {
        self.joins_by_transfer_for(level, Renewal::Automatic).await;
    }

    /// The same with a subscription type.
    pub(crate) async fn joins_by_transfer_for(&self, level: LevelCode, renewal: Renewal) {
        let key = self.accepts(level, renewal).await;
        let (portal, method) = (&self.world.portal, PaymentMethod::Transfer);
        check_out(portal, &self.member, key, method).await.unwrap();
    }

    /// Joins with a card of this number.
    pub(crate) async fn joins_by_card(&self, level: LevelCode, number: &str) {
        self.joins_by_card_until(level, number, "12/35").await;
    }

    /// The same with a card that is good until this month.
    pub(crate) async fn joins_by_card_until(&self, level: LevelCode, number: &str, until: &str) {
        let key = self.accepts(level, Renewal::Automatic).await;
        let id = go_to_provider(self.world, &self.member, key).await;
        enter_card(self.world, id, number, until).await;
        let portal = &self.world.portal;
        finish_card_checkout(portal, &self.member, key)
            .await
            .unwrap();
    }

    async fn accepts(&self, level: LevelCode, renewal: Renewal) -> cps_domain::CheckoutKey {
        let (portal, member) = (&self.world.portal, &self.member);
        let page = review_checkout(portal, member, level, None, false).await;
        let page = page.unwrap();
        let form = PurchaseForm {
            key: page.key,
            level,
            renewal,
            purchase_order: String::new(),
            terms: true,
            price_minor: page.price.net.amount,
        };
        purchase(portal, member, &form).await.unwrap()
    }

    /// Lets time pass until noon of this day, everything that is due being done when it is due.
    pub(crate) async fn waits_until(&self, day: &str) {
        let day = parse_date(day).unwrap();
        assert!(day >= self.world.clock.today(), "time does not run back");
        run_to_noon(self.world, day).await;
    }

    /// Goes on at a dearer level at once, for the price that the page shows.
    pub(crate) async fn upgrades_to(&self, level: LevelCode) {
        let live = self.subscription().await.unwrap();
        let mut offers = live.upgrades.iter();
        let offer = offers.find(|offer| offer.level == level).unwrap();
        let (portal, price) = (&self.world.portal, offer.price.net.amount);
        let upgraded = upgrade_subscription(portal, &self.member, level, price).await;
        upgraded.unwrap();
    }

    /// Chooses the level for the next term.
    pub(crate) async fn chooses_next(&self, level: LevelCode) {
        let chosen = choose_next_level(&self.world.portal, &self.member, level).await;
        chosen.unwrap();
    }

    /// Cancels.
    pub(crate) async fn cancels(&self) {
        let portal = &self.world.portal;
        let canceled = cancel_subscription(portal, &self.member, "not_used", "").await;
        canceled.unwrap();
    }

    /// Switches the renewal on again.
    pub(crate) async fn stays_after_all(&self) {
        let portal = &self.world.portal;
        let changed = change_renewal(portal, &self.member, Renewal::Automatic).await;
        changed.unwrap();
    }

    /// Withdraws.
    pub(crate) async fn withdraws(&self) {
        let withdrawn = withdraw_subscription(&self.world.portal, &self.member, true).await;
        withdrawn.unwrap();
    }

    /// What "Manage Subscription" shows.
    pub(crate) async fn subscription(&self) -> Option<SubscriptionView> {
        let page = show_membership(&self.world.portal, &self.member).await;
        page.unwrap().subscription
    }

    /// The membership in a few words: `gold until 2027-05-31`, or `unpaid since 2026-07-15`.
    pub(crate) async fn membership(&self) -> String {
        let page = show_membership(&self.world.portal, &self.member).await;
        let page = page.unwrap();
        match (page.subscription, page.ended) {
            (Some(live), _) => format!("{} until {}", live.level, live.ends_on),
            (None, Some(ended)) => format!("{} since {}", ended.because, ended.on),
            (None, None) => "none".to_owned(),
        }
    }

    /// What the membership page says of the next term: `silver from 2027-06-01 for €100.00`, or `nothing`.
    pub(crate) async fn next_term(&self) -> String {
        let next = self.subscription().await.unwrap().next_term;
        match (next.level, next.fee) {
            (Some(level), Some(fee)) => {
                let fee = format_money_exact(&fee, Language::English);
                format!("{level} from {} for {fee}", next.starts_on)
            }
            _ => "nothing".to_owned(),
        }
    }

    /// The invoices and credit notes, the oldest first: `2026-000001 €121.00 paid`.
    pub(crate) async fn documents(&self) -> Vec<String> {
        let page = list_invoices(&self.world.portal, &self.member, "").await;
        let rows = page.unwrap().rows.into_iter().rev();
        rows.map(|row| {
            let gross = format_money_exact(&row.gross, Language::English);
            match row.standing {
                InvoiceStanding::CreditNote => format!("{} {gross}", row.number),
                standing => format!("{} {gross} {standing}", row.number),
            }
        })
        .collect()
    }

    /// The kinds of the mails that came since the last look.
    pub(crate) async fn mails(&self) -> Vec<String> {
        let account_id = self.member.account_id();
        let all: Result<_, StoreError> = self
            .world
            .portal
            .db
            .read(async |connection| mails::of_account(connection, account_id).await)
            .await;
        let kinds: Vec<String> = all.unwrap().into_iter().map(|(kind, ..)| kind).collect();
        let seen = self.read.swap(kinds.len(), Ordering::SeqCst);
        kinds[seen..].to_vec()
    }
}
