use cps_backend::jobs::run_due;
use cps_backend::mail::Envelope;
use cps_backend::service::{apply, confirm_old_email, request_password_reset, set_password};

use crate::accounts::steps::{PASSPHRASE, add_old_account, automatic, form_naming};
use crate::mailbox::{Mood, token_in};
use crate::world::{World, address_of, both_engines, browser};

const OLD: &str = "archive@old.test.example";
const COMPANY: &str = "Estudio Uno S.L.";

both_engines! {
    /// Whoever reads the database can use no link: a token is in its mail and nowhere else, before and after it was used.
    async fn a_token_is_in_its_mail_and_nowhere_else(world: World) {
        let portal = automatic(world);
        add_old_account(world, OLD).await;
        apply(&portal, &form_naming(COMPANY, OLD), &browser()).await.unwrap();
        let confirming = world.newest_token(OLD).await;
        nowhere(world, &confirming).await;
        confirm_old_email(&portal, Some(&confirming)).await.unwrap();
        let setting = world.newest_token(address_of(COMPANY).as_str()).await;
        nowhere(world, &setting).await;
        set_password(&portal, Some(&setting), PASSPHRASE).await.unwrap();
        request_password_reset(&portal, address_of(COMPANY).as_str(), &browser()).await.unwrap();
        world.newest_token(address_of(COMPANY).as_str()).await;
        for token in tokens(world) {
            nowhere(world, &token).await;
        }
        nowhere(world, PASSPHRASE).await;
        assert_eq!(tokens(world).len(), 3);
        assert_eq!(world.count("SELECT COUNT(*) FROM link_tokens WHERE length(token_hash) = 64").await, 3);
    }

    /// Nor is it anywhere when the delivery failed, or the worker died.
    async fn a_token_is_not_left_behind_by_a_failed_delivery(world: World) {
        world.member(COMPANY, "ES").await;
        request_password_reset(&world.portal, address_of(COMPANY).as_str(), &browser()).await.unwrap();
        world.worker_dies_delivering().await;
        world.clock.advance_seconds(5 * 60);
        world.mailbox.turns(Mood::Away);
        run_due(&world.portal).await.unwrap();
        for token in tokens(world) {
            nowhere(world, &token).await;
        }
        assert_eq!(tokens(world).len(), 1);
        assert_eq!(world.places_of("/links/").await, Vec::<String>::new());
    }
}

/// The tokens in all that has arrived.
fn tokens(world: &World) -> Vec<String> {
    let mails = world.mailbox.all();
    let with_link = |mail: &&Envelope| mail.letter.text.contains("/links/");
    mails.iter().filter(with_link).map(token_in).collect()
}

async fn nowhere(world: &World, secret: &str) {
    assert_eq!(world.places_of(secret).await, Vec::<String>::new());
}
