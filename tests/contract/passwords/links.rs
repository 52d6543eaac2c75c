use cps_backend::jobs::run_due;
use cps_backend::mail::Envelope;
use cps_backend::service::{
    LinkPurpose, find_link, open_link, request_password_reset, set_password, sign_in,
};
use cps_domain::view::LinkState;
use cps_domain::{Field, Problem};
use tokio::task::JoinSet;

use crate::accounts::steps::{PASSPHRASE, approved, enter};
use crate::joining::journey::rejected;
use crate::mailbox::token_in;
use crate::world::{World, address_of, both_engines, browser};

const COMPANY: &str = "Estudio Uno S.L.";
const WEEK: i64 = 7 * 24 * 60 * 60;
const HOUR: i64 = 60 * 60;
const UNUSABLE: [(Field, Problem); 1] = [(Field::Form, Problem::LinkUnusable)];
const USED: &str = "SELECT COUNT(*) FROM links WHERE used_at IS NOT NULL";

both_engines! {
    /// Looking at a link, as programs that check mails do, does not use it; setting the password does.
    async fn a_link_is_used_by_setting_the_password(world: World) {
        let token = approved(world, COMPANY).await;
        for _ in 0..3 {
            assert_eq!(find_link(&world.portal, &token).await.unwrap(), Some(LinkPurpose::Password));
            assert_eq!(state(world, &token).await, LinkState::Open);
        }
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        let page = open_link(&world.portal, Some(&token), LinkPurpose::Password).await.unwrap();
        assert_eq!((page.state, page.email, page.company), (LinkState::Used, None, None));
        assert_eq!(find_link(&world.portal, &token).await.unwrap(), Some(LinkPurpose::Password));
        let again = set_password(&world.portal, Some(&token), "granite meadow paper kettle").await;
        assert_eq!(rejected(again), UNUSABLE);
        enter(world, address_of(COMPANY).as_str(), PASSPHRASE).await;
    }

    /// The link that came with the approval works for a week.
    async fn the_first_link_works_for_a_week(world: World) {
        let token = approved(world, COMPANY).await;
        world.clock.advance_seconds(WEEK - 1);
        assert_eq!(state(world, &token).await, LinkState::Open);
        world.clock.advance_seconds(1);
        assert_eq!(state(world, &token).await, LinkState::Expired);
        assert_eq!(rejected(set_password(&world.portal, Some(&token), PASSPHRASE).await), UNUSABLE);
        // Another one is asked for as a reset, and is as good.
        let email = address_of(COMPANY);
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        let token = world.newest_token(email.as_str()).await;
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        enter(world, email.as_str(), PASSPHRASE).await;
    }

    /// The link that was asked for works for an hour, also when its mail arrives late.
    async fn a_reset_link_works_for_an_hour(world: World) {
        world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        request_password_reset(&world.portal, email.as_str(), &browser()).await.unwrap();
        let token = world.newest_token(email.as_str()).await;
        world.clock.advance_seconds(HOUR - 1);
        assert_eq!(state(world, &token).await, LinkState::Open);
        world.clock.advance_seconds(1);
        assert_eq!(state(world, &token).await, LinkState::Expired);
        assert_eq!(rejected(set_password(&world.portal, Some(&token), PASSPHRASE).await), UNUSABLE);
    }

    /// What is no token of ours is none, whatever it looks like.
    async fn a_mangled_link_is_unknown(world: World) {
        let token = approved(world, COMPANY).await;
        let id = world.text("SELECT id FROM links").await;
        let hash = world.text("SELECT token_hash FROM link_tokens").await;
        let mangled = [
            String::new(),
            token[1..].to_owned(),
            token[..63].to_owned(),
            format!("{token}0"),
            format!(" {token}"),
            token.to_uppercase(),
            token.chars().rev().collect(),
            "%' OR ''='".to_owned(),
            id,
            hash,
        ];
        for token in &mangled {
            assert_eq!(find_link(&world.portal, token).await.unwrap(), None, "{token}");
            assert_eq!(state(world, token).await, LinkState::Unknown, "{token}");
            assert_eq!(rejected(set_password(&world.portal, Some(token), PASSPHRASE).await), UNUSABLE);
        }
        let page = open_link(&world.portal, None, LinkPurpose::Password).await.unwrap();
        assert_eq!(page.state, LinkState::Unknown);
        assert_eq!(rejected(set_password(&world.portal, None, PASSPHRASE).await), UNUSABLE);
        assert_eq!(state(world, &token).await, LinkState::Open);
    }

    /// A password that is refused does not use the link.
    async fn a_refused_password_leaves_the_link_open(world: World) {
        let token = approved(world, COMPANY).await;
        let refused = set_password(&world.portal, Some(&token), "short").await;
        assert_eq!(rejected(refused), [(Field::NewPassword, Problem::TooShort { min: 12 })]);
        assert_eq!(state(world, &token).await, LinkState::Open);
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
    }

    /// A mail that was delivered twice carries two tokens of one link: either opens it, and it works once in total.
    async fn two_tokens_of_a_link_are_one_use(world: World) {
        approved(world, COMPANY).await;
        world.run("UPDATE mails SET sent_at = NULL; UPDATE jobs SET done_at = NULL").await;
        run_due(&world.portal).await.unwrap();
        let mails = world.mailbox.arrived(address_of(COMPANY).as_str()).into_iter();
        let tokens: Vec<String> = mails.filter(has_link).map(|mail| token_in(&mail)).collect();
        let [first, second] = tokens.try_into().unwrap();
        assert_ne!(first, second);
        for token in [&first, &second] {
            assert_eq!(state(world, token).await, LinkState::Open);
        }
        set_password(&world.portal, Some(&second), PASSPHRASE).await.unwrap();
        for token in [&first, &second] {
            assert_eq!(state(world, token).await, LinkState::Used);
            assert_eq!(rejected(set_password(&world.portal, Some(token), PASSPHRASE).await), UNUSABLE);
        }
    }

    /// Of many who set a password by one link at the same moment one does, and theirs is the password.
    async fn of_many_uses_at_once_one_holds(world: World) {
        let token = approved(world, COMPANY).await;
        let mut uses = JoinSet::new();
        for place in 0..64 {
            let (portal, token) = (world.portal.clone(), token.clone());
            uses.spawn(async move {
                let password = format!("{PASSPHRASE} {place}");
                (set_password(&portal, Some(&token), &password).await, password)
            });
        }
        let (won, lost): (Vec<_>, Vec<_>) = uses.join_all().await.into_iter().partition(|(used, _)| used.is_ok());
        assert_eq!((won.len(), lost.len()), (1, 63));
        let email = address_of(COMPANY);
        enter(world, email.as_str(), &won[0].1).await;
        for (answer, _) in lost {
            assert_eq!(rejected(answer), UNUSABLE);
        }
        assert_eq!(world.count(USED).await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'password_set'").await, 1);
    }

    /// The link is all that is needed: nobody has to be signed in, and nobody is signed in by it.
    async fn a_link_signs_nobody_in(world: World) {
        let token = approved(world, COMPANY).await;
        world.run("DELETE FROM sessions").await;
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 0);
        let old = sign_in(&world.portal, address_of(COMPANY).as_str(), &token, &browser()).await;
        assert_eq!(rejected(old), [(Field::Form, Problem::WrongCredentials)]);
    }
}

async fn state(world: &World, token: &str) -> LinkState {
    let page = open_link(&world.portal, Some(token), LinkPurpose::Password).await;
    page.unwrap().state
}

fn has_link(mail: &Envelope) -> bool {
    mail.letter.text.contains("/links/")
}
