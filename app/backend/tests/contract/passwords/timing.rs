//! How long an answer takes must not say who is a member. Times are compared by their medians, taken in turn, so that whatever
//! else the machine does meanwhile weighs on both alike.

use std::time::{Duration, Instant};

use cps_backend::service::{apply, request_password_reset, sign_in};
use cps_backend::store::users;
use cps_domain::ApplicationForm;

use crate::accounts::steps::{automatic, browser_at, form, form_naming};
use crate::joining::journey::rejected;
use crate::world::{PASSWORD, World, address_of, both_engines};

const COMPANY: &str = "Estudio Uno S.L.";

/// So many answers are taken of each kind.
const ANSWERS: u32 = 60;

/// A skipped hash makes one of them twenty times as long; what a busy machine does stays far below this.
const FACTOR: f64 = 1.5;

/// A busy machine may spoil one comparison; what the code gives away shows in each.
const COMPARISONS: usize = 3;

both_engines! {
    /// A wrong password is answered after the same time, whether or not anybody has the address.
    async fn signing_in(world: World) {
        member_with_a_real_hash(world).await;
        let sign_in_as = async |email: String, place: u32| {
            let client = browser_at(&format!("192.0.2.{place}"));
            rejected(sign_in(&world.portal, &email, "wrong horse", &client).await);
        };
        compare(world, async |place| {
            let known = timed(sign_in_as(address_of(COMPANY).to_string(), place)).await;
            let unknown = timed(sign_in_as(format!("nobody{place}@test.cps.example"), place)).await;
            world.run("DELETE FROM attempts").await;
            (known, unknown)
        }).await;
    }

    /// Who has no password yet is answered after the same time too.
    async fn signing_in_before_the_first_password(world: World) {
        member_with_a_real_hash(world).await;
        crate::accounts::steps::approved(world, "Estudio Dos S.L.").await;
        let sign_in_as = async |company: &str, place: u32| {
            let client = browser_at(&format!("192.0.2.{place}"));
            rejected(sign_in(&world.portal, address_of(company).as_str(), "wrong horse", &client).await);
        };
        compare(world, async |place| {
            let settled = timed(sign_in_as(COMPANY, place)).await;
            let approved = timed(sign_in_as("Estudio Dos S.L.", place)).await;
            world.run("DELETE FROM attempts").await;
            (settled, approved)
        }).await;
    }

    /// Asking for a new password takes as long for a stranger's address as for a member's.
    async fn asking_for_a_reset(world: World) {
        world.member(COMPANY, "ES").await;
        let ask = async |email: String, place: u32| {
            let client = browser_at(&format!("192.0.2.{place}"));
            request_password_reset(&world.portal, &email, &client).await.unwrap();
        };
        compare(world, async |place| {
            let known = timed(ask(address_of(COMPANY).to_string(), place)).await;
            let unknown = timed(ask(format!("nobody{place}@test.cps.example"), place + 100)).await;
            (known, unknown)
        }).await;
    }

    /// So does applying.
    async fn applying(world: World) {
        world.member(COMPANY, "ES").await;
        let send = async |email: String, place: u32| {
            let client = browser_at(&format!("192.0.2.{place}"));
            let form = ApplicationForm { email, ..form("Estudio Dos S.L.") };
            apply(&world.portal, &form, &client).await.unwrap();
        };
        compare(world, async |place| {
            let known = timed(send(address_of(COMPANY).to_string(), place)).await;
            let email = format!("nobody{}@test.cps.example", world.serial_number());
            let unknown = timed(send(email, place + 100)).await;
            (known, unknown)
        }).await;
    }

    /// So does applying where applications are approved automatically.
    async fn applying_for_automatic_approval(world: World) {
        world.member(COMPANY, "ES").await;
        let portal = automatic(world);
        let send = async |email: String, place: u32| {
            let client = browser_at(&format!("192.0.2.{place}"));
            let old_email = if place.is_multiple_of(2) { "" } else { "archive@old.test.example" };
            let form = ApplicationForm { email, ..form_naming("Estudio Dos S.L.", old_email) };
            apply(&portal, &form, &client).await.unwrap();
        };
        compare(world, async |place| {
            let known = timed(send(address_of(COMPANY).to_string(), place)).await;
            let email = format!("nobody{}@test.cps.example", world.serial_number());
            let unknown = timed(send(email, place + 100)).await;
            (known, unknown)
        }).await;
    }
}

/// Takes the time of both kinds of answer in turn, until they are alike.
async fn compare<F>(world: &World, both: F)
where
    F: AsyncFn(u32) -> (Duration, Duration),
{
    let mut ratios = Vec::new();
    for _ in 0..COMPARISONS {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for place in 0..ANSWERS {
            let (first, second) = both(place).await;
            one.push(first);
            other.push(second);
        }
        world.run("DELETE FROM attempts").await;
        let ratio = median(one).as_secs_f64() / median(other).as_secs_f64();
        if (1.0 / FACTOR..FACTOR).contains(&ratio) {
            return;
        }
        ratios.push(ratio);
    }
    panic!("the time tells them apart: {ratios:?}");
}

async fn timed(answer: impl Future<Output = ()>) -> Duration {
    let start = Instant::now();
    answer.await;
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The tests' own hashes are quick; this one takes its time.
async fn member_with_a_real_hash(world: &World) {
    let member = world.member(COMPANY, "ES").await;
    let hash = world.portal.passwords.hash(PASSWORD).await.unwrap();
    world
        .write(async |connection| users::set_password(connection, member.user_id(), &hash).await)
        .await;
}
