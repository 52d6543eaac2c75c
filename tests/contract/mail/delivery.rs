use cps_backend::jobs::run_due;
use cps_backend::service::{ServiceError, apply, change_language, request_password_reset};
use cps_domain::Language;

use super::steps::{COMPANY, REFUSED, SENT, arrived, one_mail};
use crate::accounts::steps::form;
use crate::mailbox::Mood;
use crate::world::{World, address_of, both_engines, browser};

both_engines! {
    /// A mail is written in the transaction of what causes it, and delivered afterwards.
    async fn a_mail_is_written_with_what_causes_it(world: World) {
        world.run("ALTER TABLE jobs RENAME TO jobs_away").await;
        let failed = apply(&world.portal, &form(COMPANY), &browser()).await;
        assert!(matches!(failed, Err(ServiceError::Store(_))), "{failed:?}");
        world.run("ALTER TABLE jobs_away RENAME TO jobs").await;
        for rows in [
            "SELECT COUNT(*) FROM applications",
            "SELECT COUNT(*) FROM mails",
            "SELECT COUNT(*) FROM audit",
            "SELECT COUNT(*) FROM attempts",
        ] {
            assert_eq!(world.count(rows).await, 0, "{rows}");
        }
        run_due(&world.portal).await.unwrap();
        assert_eq!(arrived(world), 0);

        one_mail(world).await;
        assert_eq!(arrived(world), 0, "whoever applies does not wait for the mail server");
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        assert_eq!((arrived(world), world.count(SENT).await), (1, 1));
    }

    /// A mail server that is away keeps nobody from applying. The mail is tried again, more and more seldom, until it is back.
    async fn a_mail_is_delivered_when_the_server_is_back(world: World) {
        world.mailbox.turns(Mood::Away);
        one_mail(world).await;
        let written_at = world.clock.now();
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        for wait in [30, 60, 120, 240] {
            world.clock.advance_seconds(wait - 1);
            assert_eq!(tries(world).await, 0, "not before {wait} seconds have passed");
            world.clock.advance_seconds(1);
            assert_eq!(tries(world).await, 1);
        }
        assert_eq!((arrived(world), world.count(SENT).await, world.count(REFUSED).await), (0, 0, 0));

        world.mailbox.turns(Mood::Obliging);
        world.clock.advance_seconds(480);
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        assert_eq!((arrived(world), world.count(SENT).await), (1, 1));
        let mail = world.newest_mail(address_of(COMPANY).as_str()).await.unwrap();
        assert_eq!(mail.written_at, written_at, "it tells when it was written");
    }

    /// One mail that cannot be delivered does not hold up the others.
    async fn mails_do_not_wait_for_each_other(world: World) {
        world.mailbox.turns(Mood::Away);
        one_mail(world).await;
        run_due(&world.portal).await.unwrap();
        world.mailbox.turns(Mood::Obliging);
        world.member("Estudio Dos S.L.", "ES").await;
        let email = address_of("Estudio Dos S.L.");
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        assert!(world.newest_mail(email.as_str()).await.is_some());
        assert_eq!(arrived(world), 0);
    }

    /// Mail is written in the account's language, whatever language somebody reads the pages in.
    async fn mail_is_written_in_the_accounts_language(world: World) {
        world.member(COMPANY, "ES").await;
        let signed_in = world.signed_in(COMPANY).await;
        change_language(&world.portal, &signed_in, Language::Spanish).await.unwrap();
        let email = address_of(COMPANY);
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        assert_eq!(world.newest_mail(email.as_str()).await.unwrap().language, Language::English);
        one_mail(world).await;
        assert_eq!(world.newest_mail(email.as_str()).await.unwrap().language, Language::English);
    }
}

/// Has everything that is due done: how many deliveries were tried.
async fn tries(world: &World) -> i64 {
    const TRIES: &str = "SELECT MAX(attempts) FROM jobs";
    let before = world.count(TRIES).await;
    assert_eq!(run_due(&world.portal).await.unwrap(), 0);
    world.count(TRIES).await - before
}
