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
        compare(world, async |kind, place| {
            let email = address(kind, &format!("nobody{place}"));
            let client = browser_at(&format!("192.0.2.{place}"));
            rejected(sign_in(&world.portal, &email, "wrong horse", &client).await);
        }).await;
    }

    /// Who has no password yet is answered after the same time too.
    async fn signing_in_before_the_first_password(world: World) {
        member_with_a_real_hash(world).await;
        crate::accounts::steps::approved(world, "Estudio Dos S.L.").await;
        let approved = address_of("Estudio Dos S.L.");
        let local = approved.as_str().split('@').next().unwrap();
        compare(world, async |kind, place| {
            let email = address(kind, local);
            let client = browser_at(&format!("192.0.2.{place}"));
            rejected(sign_in(&world.portal, &email, "wrong horse", &client).await);
        }).await;
    }

    /// Asking for a new password takes as long for a stranger's address as for a member's.
    async fn asking_for_a_reset(world: World) {
        world.member(COMPANY, "ES").await;
        compare(world, async |kind, place| {
            let email = address(kind, &format!("nobody{place}"));
            let client = browser_at(&format!("192.0.2.{place}"));
            request_password_reset(&world.portal, &email, &client).await.unwrap();
        }).await;
    }

    /// So does applying.
    async fn applying(world: World) {
        world.member(COMPANY, "ES").await;
        compare(world, async |kind, place| {
            let email = address(kind, &world.serial_number());
            let client = browser_at(&format!("192.0.2.{place}"));
            let form = ApplicationForm { email, ..form("Estudio Dos S.L.") };
            apply(&world.portal, &form, &client).await.unwrap();
        }).await;
    }

    /// So does applying where applications are approved automatically.
    async fn applying_for_automatic_approval(world: World) {
        world.member(COMPANY, "ES").await;
        let portal = automatic(world);
        compare(world, async |kind, place| {
            let email = address(kind, &world.serial_number());
            let client = browser_at(&format!("192.0.2.{place}"));
            let old_email = if place % 4 < 2 { "" } else { "archive@old.test.example" };
            let form = ApplicationForm { email, ..form_naming("Estudio Dos S.L.", old_email) };
            apply(&portal, &form, &client).await.unwrap();
        }).await;
    }
}

/// Whose address an answer is about.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Member,
    Stranger,
}

/// The member's address, or a stranger's with this local part.
fn address(kind: Kind, stranger: &str) -> String {
    match kind {
        Kind::Member => address_of(COMPANY).to_string(),
        Kind::Stranger => format!("{stranger}@test.cps.example"),
    }
}

/// Takes the time of both kinds of answer in turn, until they are alike.
async fn compare<F>(world: &World, answer: F)
where
    F: AsyncFn(Kind, u32),
{
    let mut ratios = Vec::new();
    for _ in 0..COMPARISONS {
        let (mut members, mut strangers) = (Vec::new(), Vec::new());
        for place in 0..ANSWERS {
            // What comes second finds the machine as the first one left it: they take turns at that too.
            let kinds = if place.is_multiple_of(2) {
                [Kind::Member, Kind::Stranger]
            } else {
                [Kind::Stranger, Kind::Member]
            };
            for kind in kinds {
                let start = Instant::now();
                answer(kind, place).await;
                let times = if kind == Kind::Member {
                    &mut members
                } else {
                    &mut strangers
                };
                times.push(start.elapsed());
            }
            world.run("DELETE FROM attempts").await;
        }
        let ratio = median(members).as_secs_f64() / median(strangers).as_secs_f64();
        if (1.0 / FACTOR..FACTOR).contains(&ratio) {
            return;
        }
        ratios.push(ratio);
    }
    panic!("the time tells them apart: {ratios:?}");
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
