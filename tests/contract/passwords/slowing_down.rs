use cps_backend::service::{Client, request_password_reset, set_password, sign_in};
use cps_domain::{Field, Problem};
use tokio::task::JoinSet;

use crate::accounts::steps::{PASSPHRASE, browser_at, enter};
use crate::joining::journey::rejected;
use crate::world::{PASSWORD, World, address_of, both_engines, browser};

const COMPANY: &str = "Estudio Uno S.L.";
const WRONG: [(Field, Problem); 1] = [(Field::Form, Problem::WrongCredentials)];
const WAITING: [(Field, Problem); 1] = [(Field::Form, Problem::TooManyAttempts { minutes: 1 })];
const HOUR: i64 = 60 * 60;

both_engines! {
    /// Five wrong passwords cost nothing. After the sixth nobody is heard for a while, not even with the right password; each
    /// further one doubles the wait. The right one, once it is heard, ends it.
    async fn wrong_passwords_slow_down(world: World) {
        world.member(COMPANY, "ES").await;
        for _ in 0..6 {
            assert_eq!(tried(world, "wrong horse").await, WRONG);
        }
        for wait in [2, 4, 8, 16, 32] {
            assert_eq!(tried(world, PASSWORD).await, WAITING);
            world.clock.advance_seconds(wait - 1);
            assert_eq!(tried(world, PASSWORD).await, WAITING);
            world.clock.advance_seconds(1);
            assert_eq!(tried(world, "wrong horse").await, WRONG);
        }
        world.clock.advance_seconds(64);
        enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
        for _ in 0..6 {
            assert_eq!(tried(world, "wrong horse").await, WRONG, "it starts again from nothing");
        }
        assert_eq!(tried(world, PASSWORD).await, WAITING);
    }

    /// However long somebody guesses, the owner waits a quarter of an hour at most, and nothing is left of it the next day.
    async fn nobody_waits_longer_than_a_quarter_of_an_hour(world: World) {
        world.member(COMPANY, "ES").await;
        for _ in 0..20 {
            assert_eq!(tried(world, "wrong horse").await, WRONG);
            world.clock.advance_seconds(HOUR / 4);
        }
        assert_eq!(tried(world, "wrong horse").await, WRONG);
        assert_eq!(tried(world, PASSWORD).await, [(Field::Form, Problem::TooManyAttempts { minutes: 16 })]);
        world.clock.advance_seconds(HOUR / 4);
        enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
        for _ in 0..7 {
            tried(world, "wrong horse").await;
        }
        world.clock.advance_seconds(24 * HOUR);
        for _ in 0..6 {
            assert_eq!(tried(world, "wrong horse").await, WRONG);
        }
    }

    /// An address that nobody has slows down in the same way, so the wait tells nobody who is a member.
    async fn an_unknown_address_slows_down_too(world: World) {
        let try_nobody = async || {
            let tried = sign_in(&world.portal, "nobody@test.cps.example", PASSWORD, &browser()).await;
            rejected(tried)
        };
        for _ in 0..6 {
            assert_eq!(try_nobody().await, WRONG);
        }
        assert_eq!(try_nobody().await, WAITING);
    }

    /// Many guesses at the same moment are as many guesses as one after the other.
    async fn guesses_at_the_same_moment_all_count(world: World) {
        world.member(COMPANY, "ES").await;
        let mut guesses = JoinSet::new();
        for place in 0..64 {
            let portal = world.portal.clone();
            // From many addresses, as whoever has a botnet would.
            let client = browser_at(&format!("192.0.2.{place}"));
            guesses.spawn(async move {
                sign_in(&portal, address_of(COMPANY).as_str(), "wrong horse", &client).await
            });
        }
        let answers: Vec<_> = guesses.join_all().await.into_iter().map(rejected).collect();
        let heard = answers.iter().filter(|answer| **answer == WRONG).count();
        let unheard = answers.iter().filter(|answer| **answer == WAITING).count();
        assert_eq!((heard, unheard), (6, 58));
        assert_eq!(tried(world, PASSWORD).await, WAITING);
    }

    /// Guessing one account's password does not slow down another's.
    async fn another_account_is_not_slowed_down(world: World) {
        world.member(COMPANY, "ES").await;
        world.member("Estudio Dos S.L.", "ES").await;
        for _ in 0..7 {
            tried(world, "wrong horse").await;
        }
        assert_eq!(tried(world, PASSWORD).await, WAITING);
        enter(world, address_of("Estudio Dos S.L.").as_str(), PASSWORD).await;
    }

    /// Who tries one password on many accounts is slowed down by the network address; other addresses are not.
    async fn one_network_address_guesses_thirty_times(world: World) {
        world.member(COMPANY, "ES").await;
        for place in 0..=30 {
            assert_eq!(spray(world, place, &browser()).await, WRONG);
        }
        assert_eq!(spray(world, 31, &browser()).await, WAITING);
        assert_eq!(tried(world, PASSWORD).await, WAITING);
        assert_eq!(spray(world, 31, &browser_at("192.0.2.8")).await, WRONG);
        let email = address_of(COMPANY);
        sign_in(&world.portal, email.as_str(), PASSWORD, &browser_at("192.0.2.8")).await.unwrap();
        world.clock.advance_seconds(2);
        enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
        // A right password is no failure, but it does not wipe out those before it.
        assert_eq!(spray(world, 32, &browser()).await, WAITING);
    }

    /// An office may share a network address: whatever people mistype there on one day is forgotten on the next.
    async fn an_office_is_not_slowed_down_by_the_years(world: World) {
        world.member(COMPANY, "ES").await;
        for _ in 0..40 {
            assert_eq!(tried(world, "wrong horse").await, WRONG);
            enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
            world.clock.advance_seconds(23 * HOUR);
        }
    }

    /// The owner can reset the password all the while, and then need not wait.
    async fn a_reset_ends_the_wait(world: World) {
        world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        for _ in 0..10 {
            tried(world, "wrong horse").await;
        }
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        let token = world.newest_token(email.as_str()).await;
        assert_eq!(tried(world, PASSWORD).await, WAITING);
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        enter(world, email.as_str(), PASSPHRASE).await;
    }

    /// Whoever reads the table learns neither whose password was guessed nor from where.
    async fn who_guessed_what_is_not_kept(world: World) {
        world.member(COMPANY, "ES").await;
        tried(world, "wrong horse").await;
        request_password_reset(&world.portal, address_of(COMPANY).as_str(), &browser()).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM attempts").await, 3);
        assert_eq!(world.count("SELECT COUNT(*) FROM attempts WHERE length(key) = 64").await, 3);
        assert!(world.places_of("wrong horse").await.is_empty(), "no password is kept");
        for secret in [address_of(COMPANY).as_str(), browser().address.as_str()] {
            assert!(!world.places_of(secret).await.contains(&"attempts.key".to_owned()));
        }
        assert_eq!(world.places_of(&browser().address).await, Vec::<String>::new());
    }

    /// What is over is cleared away when somebody signs in.
    async fn old_attempts_are_forgotten(world: World) {
        world.member(COMPANY, "ES").await;
        for place in 0..10 {
            spray(world, place, &browser_at(&format!("192.0.2.{place}"))).await;
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM attempts").await, 20);
        world.clock.advance_seconds(24 * HOUR);
        enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM attempts").await, 1);
    }
}

/// Tries to sign the member in with this password.
async fn tried(world: &World, password: &str) -> Vec<(Field, Problem)> {
    rejected(
        sign_in(
            &world.portal,
            address_of(COMPANY).as_str(),
            password,
            &browser(),
        )
        .await,
    )
}

/// Tries a password on one account of many.
async fn spray(world: &World, place: u32, client: &Client) -> Vec<(Field, Problem)> {
    let email = format!("somebody{place}@test.cps.example");
    rejected(sign_in(&world.portal, &email, "password1234", client).await)
}
