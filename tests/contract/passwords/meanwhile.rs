//! Hashing takes a while, and the password may be replaced during it.

use std::sync::Arc;
use std::time::Duration;

use cps_backend::passwords::Passwords;
use cps_backend::portal::Portal;
use cps_backend::service::{change_password, sign_in};
use cps_backend::store::{sessions, users};
use cps_domain::{Field, Problem};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::accounts::steps::PASSPHRASE;
use crate::joining::journey::rejected;
use crate::world::{PASSWORD, address_of, both_engines, browser};

const COMPANY: &str = "Estudio Uno S.L.";

/// How many sign in at once: fewer than slow the next one down.
const TRIES: i64 = 4;

const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

both_engines! {
    /// Whoever is just being signed in with the old password when the new one is set is not signed in: otherwise the session of
    /// a thief would outlive the reset that was to end it.
    async fn nobody_gets_in_with_a_password_that_was_replaced(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let turn = Arc::new(Semaphore::new(1));
        let portal = Portal {
            passwords: Passwords::with_permits(world.portal.ids.clone(), turn.clone()),
            ..world.portal.clone()
        };
        let nobodys_turn = turn.acquire().await.unwrap();
        let mut tries = JoinSet::new();
        for _ in 0..TRIES {
            let portal = portal.clone();
            tries.spawn(async move { sign_in(&portal, address_of(COMPANY).as_str(), PASSWORD, &browser()).await });
        }
        while world.count("SELECT COALESCE(MAX(failures), 0) FROM attempts").await < TRIES {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        // What a reset does, without the time that it takes to hash.
        world.write(async |connection| {
            users::set_password(connection, member.user_id(), "another").await?;
            sessions::delete_of_user(connection, member.user_id()).await
        }).await;
        drop(nobodys_turn);
        for answer in tries.join_all().await {
            assert_eq!(rejected(answer), [(Field::Form, Problem::WrongCredentials)]);
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 0);
    }

    /// Of two changes at the same moment one holds: the other one's current password is none any more.
    async fn of_two_changes_at_once_one_holds(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let mut changes = JoinSet::new();
        for place in 0..2 {
            let (portal, member) = (world.portal.clone(), member.clone());
            changes.spawn(async move {
                let new = format!("{PASSPHRASE} {place}");
                change_password(&portal, &member, "", PASSWORD, &new).await
            });
        }
        let (won, lost): (Vec<_>, Vec<_>) = changes.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        for answer in lost {
            assert_eq!(rejected(answer), [(Field::Password, Problem::WrongPassword)]);
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'password_changed'").await, 1);
    }
}
