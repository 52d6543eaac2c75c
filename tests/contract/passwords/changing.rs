use cps_backend::service::{
    LinkPurpose, Member, change_password, find_session, open_link, request_password_reset, sign_in,
};
use cps_domain::view::LinkState;
use cps_domain::{Field, Problem};

use crate::accounts::steps::{PASSPHRASE, enter};
use crate::joining::journey::rejected;
use crate::world::{PASSWORD, World, address_of, both_engines, browser};

const COMPANY: &str = "Estudio Uno S.L.";

both_engines! {
    /// The browser that changes the password stays signed in, all others are signed out, and the member is told.
    async fn a_change_ends_the_other_sessions(world: World) {
        let (member, here) = member_here(world).await;
        let email = address_of(COMPANY);
        let there = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await.unwrap();
        world.member("Estudio Dos S.L.", "ES").await;
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        let link = world.newest_token(email.as_str()).await;

        change_password(&world.portal, &member, &here, PASSWORD, PASSPHRASE).await.unwrap();
        assert!(find_session(&world.portal, &here).await.unwrap().is_some());
        assert_eq!(find_session(&world.portal, there.token.as_str()).await.unwrap(), None);
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 2, "another's is left alone");
        let page = open_link(&world.portal, Some(&link), LinkPurpose::Password).await.unwrap();
        assert_eq!(page.state, LinkState::Used);

        let told = world.newest_mail(email.as_str()).await.unwrap();
        assert!(told.letter.text.contains("12:00") && told.letter.text.contains("2026"), "{}", told.letter.text);
        let old = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await;
        assert_eq!(rejected(old), [(Field::Form, Problem::WrongCredentials)]);
        enter(world, email.as_str(), PASSPHRASE).await;
        let recorded = "SELECT COUNT(*) FROM audit WHERE action = 'password_changed' AND user_id = subject";
        assert_eq!(world.count(recorded).await, 1);
    }

    /// Whoever finds a session open cannot take the account over: the current password is asked for, and guessing it slows down.
    async fn a_change_needs_the_current_password(world: World) {
        let (member, here) = member_here(world).await;
        let change = |current: &'static str| {
            let (portal, member, here) = (&world.portal, &member, &here);
            async move { rejected(change_password(portal, member, here, current, PASSPHRASE).await) }
        };
        assert_eq!(change("").await, [(Field::Password, Problem::Required)]);
        for _ in 0..6 {
            assert_eq!(change("wrong horse").await, [(Field::Password, Problem::WrongPassword)]);
        }
        let waiting = [(Field::Form, Problem::TooManyAttempts { minutes: 1 })];
        assert_eq!(change("wrong horse").await, waiting);
        assert_eq!(change(PASSWORD).await, waiting);
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0);
        assert!(find_session(&world.portal, &here).await.unwrap().is_some());
        world.clock.advance_seconds(2);
        change_password(&world.portal, &member, &here, PASSWORD, PASSPHRASE).await.unwrap();
    }

    /// The new password keeps the same rules as the first one.
    async fn a_new_password_keeps_the_rules(world: World) {
        let (member, here) = member_here(world).await;
        for (password, problem) in [
            ("xq7 vhz 2kp", Problem::TooShort { min: 12 }),
            ("password1234", Problem::PasswordCommon),
            ("meadow estudio kettle", Problem::PasswordOwnWords),
        ] {
            let refused = change_password(&world.portal, &member, &here, PASSWORD, password).await;
            assert_eq!(rejected(refused), [(Field::NewPassword, problem)]);
        }
        enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
    }
}

/// A member, and the token of the only session.
async fn member_here(world: &World) -> (Member, String) {
    let member = world.member(COMPANY, "ES").await;
    world.run("DELETE FROM sessions").await;
    let email = address_of(COMPANY);
    let session = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await;
    let token = session.unwrap().token;
    (member, token.as_str().to_owned())
}
