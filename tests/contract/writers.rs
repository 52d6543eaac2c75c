//! Sixty-four members on one SQLite file for a minute, each doing what members do: none of their changes fails.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cps_backend::service::{
    Client, Member, ServiceError, change_product, check_out, purchase, register_product,
    remove_product, review_checkout, sign_in, sign_out,
};
use cps_domain::{LevelCode, PaymentMethod, ProductForm};
use tokio::task::JoinSet;

use crate::accounts::steps::browser_at;
use crate::joining::journey::filled;
use crate::world::{PASSWORD, World, address_of, complete_form};

const WRITERS: usize = 64;
const MINUTE: Duration = Duration::from_secs(60);

/// What one member's changes took.
#[derive(Default)]
struct Pace {
    changes: usize,
    slowest: Duration,
    slowest_was: &'static str,
}

impl Pace {
    /// Takes the time of a change, which must not fail.
    async fn of<T>(
        &mut self,
        what: &'static str,
        change: impl Future<Output = Result<T, ServiceError>>,
    ) -> T {
        let began = Instant::now();
        let done = change.await;
        let took = began.elapsed();
        self.changes += 1;
        if took > self.slowest {
            (self.slowest, self.slowest_was) = (took, what);
        }
        done.unwrap_or_else(|error| panic!("{what}: {error:?}"))
    }
}

/// A new member joins: products, one changed, one removed, a checkout by transfer, and out.
async fn join(world: &World, pace: &mut Pace, company: &str, client: &Client) {
    let portal = &world.portal;
    let member = world
        .member_from(&world.account(company, "ES"), client)
        .await;
    register(world, pace, &member, "EOS R1").await;
    let form = register(world, pace, &member, "EOS R3").await;
    pace.of("change", change_product(portal, &member, form.0, &form.1))
        .await;
    let (spare, _) = register(world, pace, &member, "EOS R10").await;
    pace.of("remove", remove_product(portal, &member, spare))
        .await;
    let review = review_checkout(portal, &member, LevelCode::Silver, None, false);
    let page = pace.of("review", review).await;
    let key = pace
        .of("purchase", purchase(portal, &member, &filled(&page)))
        .await;
    pace.of(
        "checkout",
        check_out(portal, &member, key, PaymentMethod::Transfer),
    )
    .await;
    let address = address_of(company);
    let session = pace
        .of(
            "sign in",
            sign_in(portal, address.as_str(), PASSWORD, client),
        )
        .await;
    pace.of("sign out", sign_out(portal, session.token.as_str()))
        .await;
}

/// Registers a product; returns its id, and its form with another dealer.
async fn register(
    world: &World,
    pace: &mut Pace,
    member: &Member,
    model: &str,
) -> (cps_domain::ProductId, ProductForm) {
    let form = complete_form(model, &world.serial_number());
    let id = pace
        .of("register", register_product(&world.portal, member, &form))
        .await;
    let changed = ProductForm {
        dealer: "Another dealer".to_owned(),
        ..form
    };
    (id, changed)
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_for_a_minute() {
    let world = Arc::new(World::sqlite().await);
    let began = Instant::now();
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let world = world.clone();
        writers.spawn(async move {
            let (mut pace, mut joined) = (Pace::default(), 0);
            let client = browser_at(&format!("192.0.2.{writer}"));
            while began.elapsed() < MINUTE {
                join(
                    &world,
                    &mut pace,
                    &format!("Member {joined} of {writer}"),
                    &client,
                )
                .await;
                joined += 1;
            }
            (pace, joined)
        });
    }
    let ended = writers.join_all().await;
    let seconds = began.elapsed().as_secs_f64();
    let joined: usize = ended.iter().map(|(_, joined)| joined).sum();
    let changes: usize = ended.iter().map(|(pace, _)| pace.changes).sum();
    let slowest = ended
        .iter()
        .map(|(pace, _)| pace)
        .max_by_key(|pace| pace.slowest);
    let slowest = slowest.unwrap();
    println!(
        "{WRITERS} writers: {changes} changes in {seconds:.1} s ({:.0} a second), {joined} members joined; \
         the slowest took {:.0?} ({})",
        changes as f64 / seconds,
        slowest.slowest,
        slowest.slowest_was,
    );
    let subscriptions = world.count("SELECT COUNT(*) FROM subscriptions WHERE ended_at IS NULL");
    assert_eq!(subscriptions.await, i64::try_from(joined).unwrap());
    let products = world.count("SELECT COUNT(*) FROM products WHERE removed_at IS NULL");
    assert_eq!(products.await, i64::try_from(2 * joined).unwrap());
}
