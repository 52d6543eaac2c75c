//! Everything at once: one account checks out 64 times in the same moment, by the same key, by other keys, in other tabs, while the
//! provider does not answer and requests die midway; then workers that die midway issue its invoice and charge its card while the
//! member presses "Pay now". In the end there is one subscription, one invoice, one charge, one welcome.

use std::sync::Arc;
use std::time::Duration;

use cps_backend::jobs::run_due;
use cps_backend::portal::Portal;
use cps_backend::service::{
    Member, ServiceError, check_out, finish_card_checkout, list_invoices, pay_invoice, purchase,
};
use cps_domain::{CheckoutKey, LevelCode, PaymentMethod};
use tokio::task::JoinSet;

use crate::joining::journey::{ACCEPTED, enter, filled, go_to_provider, open, silver_member};
use crate::unsteady::{Mishap, Unsteady};
use crate::world::{World, both_engines};

/// So many accounts go through it, one after the other.
const ROUNDS: usize = 24;
/// So many requests at once.
const REQUESTS: usize = 64;
/// So many workers at once.
const WORKERS: usize = 6;
/// So many times workers and clicks begin anew.
const STORMS: usize = 6;

const TABS: usize = 4;

/// Every fourth request or worker dies, after so many microseconds at most.
const LIFETIME_MICROS: u64 = 30_000;

/// What goes wrong, one call after the other. Nobody dies at the provider: the requests are killed anywhere.
const MISHAPS: [Mishap; 7] = [
    Mishap::None,
    Mishap::NoAnswer,
    Mishap::None,
    Mishap::NotSent,
    Mishap::None,
    Mishap::NoAnswer,
    Mishap::NotSent,
];

/// A member in front of several tabs, each with a card verified.
struct Round {
    member: Member,
    keys: Vec<CheckoutKey>,
}

impl Round {
    async fn begin(world: &World, place: usize) -> Self {
        let member = silver_member(world, &format!("Estudio {place} S.L."), "ES").await;
        let mut keys = Vec::new();
        for _ in 0..TABS {
            let page = open(world, &member, LevelCode::Silver).await;
            let accepted = purchase(&world.portal, &member, &filled(&page)).await;
            let key = accepted.unwrap();
            let id = go_to_provider(world, &member, key).await;
            enter(world, id, ACCEPTED).await;
            keys.push(key);
        }
        Self { member, keys }
    }

    /// The first tab is where most of the clicking happens.
    fn key(&self, request: usize) -> CheckoutKey {
        let tab = if request.is_multiple_of(2) {
            0
        } else {
            request / 2 % TABS
        };
        self.keys[tab]
    }

    /// All requests at once. What they answer counts only in so far as nothing unheard of may happen.
    async fn storm(&self, portal: &Portal) {
        let mut requests = JoinSet::new();
        for request in 0..REQUESTS {
            let (portal, member, key) = (portal.clone(), self.member.clone(), self.key(request));
            let answer = async move {
                match request % 3 {
                    0 => check_out(&portal, &member, key, PaymentMethod::Card).await,
                    _ => finish_card_checkout(&portal, &member, key).await,
                }
            };
            spawn_mortal(&mut requests, request, async move {
                assert!(
                    matches!(
                        answer.await,
                        Ok(_)
                            | Err(ServiceError::Rejected(_)
                                | ServiceError::Provider(_)
                                | ServiceError::Busy)
                    ),
                    "an answer that nobody can explain"
                );
            });
        }
        requests.join_all().await;
    }

    /// The browser comes back in every tab, until the provider answers.
    async fn come_back(&self, portal: &Portal) {
        for key in &self.keys {
            for _ in 0..MISHAPS.len() {
                let finished = finish_card_checkout(portal, &self.member, *key).await;
                if !matches!(
                    finished,
                    Err(ServiceError::Provider(_) | ServiceError::Busy)
                ) {
                    break;
                }
            }
        }
    }
}

/// Runs something that may be killed in the midst of whatever it does: each fourth is, each after another while.
fn spawn_mortal(
    tasks: &mut JoinSet<()>,
    place: usize,
    work: impl Future<Output = ()> + Send + 'static,
) {
    let lifetime = u64::try_from(place).unwrap() * 7_919 % LIFETIME_MICROS;
    tasks.spawn(async move {
        if place.is_multiple_of(4) {
            let killed = tokio::time::timeout(Duration::from_micros(lifetime), work);
            drop(killed.await);
        } else {
            work.await;
        }
    });
}

/// Workers and members at once, some of which are killed; again and again, because those that died left leases behind.
async fn work(world: &World, unsteady: &Arc<Unsteady>, rounds: &[Round]) {
    for storm in 0..STORMS {
        let mut tasks = JoinSet::new();
        for worker in 0..WORKERS {
            let portal = unsteady.portal(world);
            spawn_mortal(&mut tasks, storm * 11 + worker, async move {
                drop(run_due(&portal).await);
            });
        }
        for (place, round) in rounds.iter().enumerate() {
            let (portal, member) = (unsteady.portal(world), round.member.clone());
            spawn_mortal(&mut tasks, storm * 11 + place, async move {
                for invoice in list_invoices(&portal, &member, "").await.unwrap().rows {
                    drop(pay_invoice(&portal, &member, invoice.id).await);
                }
            });
        }
        tasks.join_all().await;
        world.clock.advance_seconds(10 * 60);
    }
}

/// Lets a steady worker do what is left, however long it was postponed.
async fn finish(world: &World) {
    for _ in 0..50 {
        run_due(&world.portal).await.unwrap();
        world.clock.advance_seconds(60 * 60);
    }
}

/// A number that must be there, and what it counts.
async fn exactly(world: &World, expected: usize, what: &'static str) {
    let expected = i64::try_from(expected).unwrap();
    assert_eq!(world.count(what).await, expected, "{what}");
}

/// Every account has joined once and was welcomed once.
async fn one_of_each(world: &World) {
    exactly(world, ROUNDS, "SELECT COUNT(*) FROM subscriptions").await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(DISTINCT account_id) FROM subscriptions WHERE ended_at IS NULL",
    )
    .await;
    exactly(
        world,
        ROUNDS,
        "SELECT value FROM counters WHERE name = 'members'",
    )
    .await;
    exactly(world, ROUNDS, "SELECT COUNT(*) FROM terms").await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(*) FROM mails WHERE kind = 'welcome'",
    )
    .await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(DISTINCT account_id) FROM mails WHERE kind = 'welcome'",
    )
    .await;
}

async fn one_invoice_each(world: &World) {
    exactly(world, ROUNDS, "SELECT COUNT(*) FROM documents").await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(DISTINCT account_id) FROM documents",
    )
    .await;
    exactly(world, ROUNDS, "SELECT MAX(number) FROM documents").await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(*) FROM mails WHERE kind = 'invoice_issued'",
    )
    .await;
}

async fn one_charge_each(world: &World) {
    exactly(world, ROUNDS, "SELECT COUNT(*) FROM sandbox_charges").await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(*) FROM sandbox_charges WHERE state = 'succeeded'",
    )
    .await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(DISTINCT card_token) FROM sandbox_charges",
    )
    .await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(*) FROM charges WHERE state = 'succeeded'",
    )
    .await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(*) FROM mails WHERE kind = 'card_charged'",
    )
    .await;
    exactly(
        world,
        ROUNDS,
        "SELECT COUNT(*) FROM entries WHERE occasion = 'card_charged'",
    )
    .await;
    exactly(
        world,
        0,
        "SELECT COUNT(*) FROM charges WHERE state IN ('sent', 'unknown')",
    )
    .await;
    exactly(
        world,
        0,
        "SELECT COUNT(*) FROM (SELECT document_id FROM postings WHERE book = 'receivable'
                       GROUP BY document_id HAVING SUM(amount) <> 0) AS open",
    )
    .await;
    exactly(
        world,
        0,
        "SELECT COUNT(*) FROM (SELECT entry_id FROM postings GROUP BY entry_id, currency
                       HAVING SUM(amount) <> 0) AS odd",
    )
    .await;
}

both_engines! {
    async fn sixty_four_checkouts_of_one_account_are_one(world: World) {
        let unsteady = Unsteady::always(world, &MISHAPS);
        let mut rounds = Vec::new();
        for place in 0..ROUNDS {
            let round = Round::begin(world, place).await;
            let portal = unsteady.portal(world);
            round.storm(&portal).await;
            round.come_back(&portal).await;
            rounds.push(round);
        }
        one_of_each(world).await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        work(world, &unsteady, &[]).await;
        finish(world).await;
        one_invoice_each(world).await;
        world.days_pass(30);
        work(world, &unsteady, &rounds).await;
        finish(world).await;
        one_charge_each(world).await;
        one_of_each(world).await;
        one_invoice_each(world).await;
    }
}
