use cps_backend::jobs::run_due;
use cps_backend::service::{
    LinkPurpose, add_staff, apply, find_session, open_link, request_password_reset, set_password,
    sign_in,
};
use cps_domain::view::{LinkState, Role};
use cps_domain::{Field, Language, Problem};

use crate::accounts::steps::{PASSPHRASE, browser_at, enter, form};
use crate::joining::journey::rejected;
use crate::world::{PASSWORD, World, address_of, both_engines, browser};

const COMPANY: &str = "Estudio Uno S.L.";
const HOUR: i64 = 60 * 60;

both_engines! {
    /// Whoever asks gets the same answer and leaves the same traces; only a user is written to.
    async fn nobody_learns_who_is_a_member(world: World) {
        world.member(COMPANY, "ES").await;
        for email in [address_of(COMPANY).as_str(), "nobody@test.cps.example"] {
            request_password_reset(&world.portal, email, &browser()).await.unwrap();
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE kind = 'send_password_link'").await, 2);
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0, "the worker finds out whom to write to");
        run_due(&world.portal).await.unwrap();
        let [mail] = world.mailbox.all().try_into().unwrap();
        assert_eq!((&mail.recipient, mail.language), (&address_of(COMPANY), Language::English));
        assert_eq!(world.count("SELECT COUNT(*) FROM jobs WHERE done_at IS NULL").await, 0);
        let refused = request_password_reset(&world.portal, "nobody", &browser()).await;
        assert_eq!(rejected(refused), [(Field::Email, Problem::Malformed)]);
    }

    /// The new password is the only one; every session is over; the owner is told.
    async fn a_reset_ends_every_session(world: World) {
        world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        let elsewhere = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await.unwrap();
        let (earlier, later) = (reset_token(world, email.as_str()).await, reset_token(world, email.as_str()).await);
        set_password(&world.portal, Some(&later), PASSPHRASE).await.unwrap();

        assert_eq!(find_session(&world.portal, elsewhere.token.as_str()).await.unwrap(), None);
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 0);
        let old = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await;
        assert_eq!(rejected(old), [(Field::Form, Problem::WrongCredentials)]);
        enter(world, email.as_str(), PASSPHRASE).await;
        let page = open_link(&world.portal, Some(&earlier), LinkPurpose::Password).await.unwrap();
        assert_eq!(page.state, LinkState::Used, "the other links that were sent are void");

        let told = world.newest_mail(email.as_str()).await.unwrap();
        assert!(told.letter.subject.contains("password") && !told.letter.text.contains("/links/"));
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'password_changed'").await, 1);
    }

    /// The first password warns nobody.
    async fn the_first_password_changes_nothing(world: World) {
        let token = crate::accounts::steps::approved(world, COMPANY).await;
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'password_changed'").await, 0);
    }

    /// However often somebody asks, a user is sent three links an hour.
    async fn a_mailbox_is_not_filled_with_links(world: World) {
        world.member(COMPANY, "ES").await;
        world.member("Estudio Dos S.L.", "ES").await;
        let email = address_of(COMPANY);
        for place in 0..10 {
            let client = browser_at(&format!("192.0.2.{place}"));
            request_password_reset(&world.portal, email.as_str(), &client).await.unwrap();
            run_due(&world.portal).await.unwrap();
        }
        assert_eq!(world.mailbox.arrived(email.as_str()).len(), 3);
        reset_token(world, address_of("Estudio Dos S.L.").as_str()).await;

        world.clock.advance_seconds(HOUR - 1);
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.mailbox.arrived(email.as_str()).len(), 3);
        world.clock.advance_seconds(1);
        reset_token(world, email.as_str()).await;
        assert_eq!(world.mailbox.arrived(email.as_str()).len(), 4);
    }

    /// One network address asks twenty times, and then more and more seldom.
    async fn asking_slows_down(world: World) {
        for place in 0..=20 {
            let email = format!("nobody{place}@test.cps.example");
            request_password_reset(&world.portal, &email, &browser()).await.unwrap();
        }
        let waiting = [(Field::Form, Problem::TooManyAttempts { minutes: 1 })];
        let refused = request_password_reset(&world.portal, "nobody@test.cps.example", &browser()).await;
        assert_eq!(rejected(refused), waiting);
        world.clock.advance_seconds(2);
        request_password_reset(&world.portal, "nobody@test.cps.example", &browser()).await.unwrap();
        world.clock.advance_seconds(3);
        let refused = request_password_reset(&world.portal, "nobody@test.cps.example", &browser()).await;
        assert_eq!(rejected(refused), waiting, "twice as long as before");
        request_password_reset(&world.portal, "nobody@test.cps.example", &browser_at("192.0.2.8")).await.unwrap();
        // The forms do not slow each other down.
        apply(&world.portal, &form(COMPANY), &browser()).await.unwrap();
    }

    /// Staff reset theirs in the same way.
    async fn staff_reset_their_password_too(world: World) {
        let email = "desk@test.cps.example";
        add_staff(&world.portal, email, PASSWORD).await.unwrap();
        let token = reset_token(world, email).await;
        let page = open_link(&world.portal, Some(&token), LinkPurpose::Password).await.unwrap();
        assert_eq!((page.email.as_deref(), page.company), (Some(email), None));
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        let session = sign_in(&world.portal, email, PASSPHRASE, &browser()).await.unwrap();
        assert_eq!(session.viewer.role, Role::Staff);

        let token = reset_token(world, email).await;
        add_staff(&world.portal, email, PASSWORD).await.unwrap();
        let page = open_link(&world.portal, Some(&token), LinkPurpose::Password).await.unwrap();
        assert_eq!(page.state, LinkState::Used, "the operator has the last word");
    }

    /// When anything fails nothing has changed: the old password still signs in, and the link still works.
    async fn a_reset_is_whole_or_not_at_all(world: World) {
        world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        let token = reset_token(world, email.as_str()).await;
        world.run("ALTER TABLE jobs RENAME TO jobs_away").await;
        assert!(set_password(&world.portal, Some(&token), PASSPHRASE).await.is_err());
        world.run("ALTER TABLE jobs_away RENAME TO jobs").await;
        enter(world, email.as_str(), PASSWORD).await;
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        enter(world, email.as_str(), PASSPHRASE).await;
    }
}

/// Asks for a link and waits for it.
async fn reset_token(world: &World, email: &str) -> String {
    request_password_reset(&world.portal, email, &browser())
        .await
        .unwrap();
    world.newest_token(email).await
}
