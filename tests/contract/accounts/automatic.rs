use cps_backend::jobs::run_due;
use cps_backend::service::{
    LinkPurpose, ServiceError, apply, approve_application, confirm_old_email, list_products,
    open_link, reject_application, set_password,
};
use cps_domain::view::{LinkState, ProductQuery};
use cps_domain::{ApplicationForm, ApplicationState, Field, Language, Problem};
use tokio::task::JoinSet;

use super::steps::{
    PASSPHRASE, add_old_account, automatic, decided, form, form_naming, pending, settle_in,
};
use crate::joining::journey::rejected;
use crate::staff::staff;
use crate::world::{World, address_of, both_engines, browser};

const OLD: &str = "archive@old.test.example";
const COMPANY: &str = "Estudio Uno S.L.";
const ACCOUNTS: &str = "SELECT COUNT(*) FROM accounts";
const LINKED: &str = "SELECT COUNT(*) FROM accounts WHERE old_account_id IS NOT NULL";
const WEEK: i64 = 7 * 24 * 60 * 60;
const UNUSABLE: [(Field, Problem); 1] = [(Field::Form, Problem::LinkUnusable)];

both_engines! {
    /// Without an old account nothing is left to confirm: the first mail is the one with the link to set a password.
    async fn an_application_is_approved_at_once(world: World) {
        apply(&automatic(world), &form(COMPANY), &browser()).await.unwrap();
        run_due(&world.portal).await.unwrap();
        assert_eq!(pending(world).await, []);
        let [row] = decided(world).await.try_into().unwrap();
        assert_eq!((row.state, row.decided_by), (ApplicationState::Approved, None));
        settle_in(world, COMPANY).await;
        assert_eq!(world.mailbox.all().len(), 1);
    }

    /// An old account with the same address belongs to whoever gets the mail with the link: it is linked at once.
    async fn an_old_account_of_the_same_address_is_linked_at_once(world: World) {
        let email = address_of(COMPANY);
        add_old_account(world, email.as_str()).await;
        let form = form_naming(COMPANY, &email.as_str().to_uppercase());
        apply(&automatic(world), &form, &browser()).await.unwrap();
        run_due(&world.portal).await.unwrap();
        assert_eq!((world.count(ACCOUNTS).await, world.count(LINKED).await), (1, 1));
        let member = settle_in(world, COMPANY).await;
        let page = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!(page.can_migrate, Some(2));
    }

    /// An old account with another address is its owner's to give: they are asked, at that address, and nothing happens before.
    async fn the_owner_of_the_old_address_confirms(world: World) {
        let portal = automatic(world);
        let token = applied_naming(world, OLD).await;
        let asked = world.newest_mail(OLD).await.unwrap();
        assert_eq!(asked.language, Language::Spanish);
        for fact in [COMPANY, address_of(COMPANY).as_str()] {
            assert!(asked.letter.text.contains(fact), "{}", asked.letter.text);
        }
        let to_applicant = world.mailbox.arrived(address_of(COMPANY).as_str());
        assert_eq!(to_applicant.len(), 1);
        assert!(!to_applicant[0].letter.text.contains("/links/"), "only the old address can confirm");
        assert_eq!(world.count(ACCOUNTS).await, 0);

        for _ in 0..2 {
            let page = open_link(&portal, Some(&token), LinkPurpose::ConfirmOldEmail).await.unwrap();
            assert_eq!(page.state, LinkState::Open);
            assert_eq!((page.company.as_deref(), page.email.as_deref()), (Some(COMPANY), Some(address_of(COMPANY).as_str())));
        }
        confirm_old_email(&portal, Some(&token)).await.unwrap();
        let [row] = decided(world).await.try_into().unwrap();
        assert_eq!((row.state, row.old_email_confirmed, row.decided_by), (ApplicationState::Approved, true, None));
        let member = settle_in(world, COMPANY).await;
        let page = list_products(&portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!(page.can_migrate, Some(2));

        let page = open_link(&portal, Some(&token), LinkPurpose::ConfirmOldEmail).await.unwrap();
        assert_eq!((page.state, page.email, page.company), (LinkState::Used, None, None));
        assert_eq!(rejected(confirm_old_email(&portal, Some(&token)).await), UNUSABLE);
        assert_eq!((world.count(ACCOUNTS).await, world.count(LINKED).await), (1, 1));
    }

    /// However often the link is pressed at the same moment, one account comes of it.
    async fn confirming_at_the_same_moment_makes_one_account(world: World) {
        let token = applied_naming(world, OLD).await;
        let mut clicks = JoinSet::new();
        for _ in 0..16 {
            let (portal, token) = (automatic(world), token.clone());
            clicks.spawn(async move { confirm_old_email(&portal, Some(&token)).await });
        }
        let (won, lost): (Vec<_>, Vec<_>) = clicks.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        for answer in lost {
            assert_eq!(rejected(answer), UNUSABLE);
        }
        assert_eq!((world.count(ACCOUNTS).await, world.count(LINKED).await), (1, 1));
    }

    /// After a week the link is void; the application still waits, and staff decide.
    async fn an_expired_link_confirms_nothing(world: World) {
        let portal = automatic(world);
        let token = applied_naming(world, OLD).await;
        world.clock.advance_seconds(WEEK - 1);
        let page = open_link(&portal, Some(&token), LinkPurpose::ConfirmOldEmail).await.unwrap();
        assert_eq!(page.state, LinkState::Open);
        world.clock.advance_seconds(1);
        let page = open_link(&portal, Some(&token), LinkPurpose::ConfirmOldEmail).await.unwrap();
        assert_eq!(page.state, LinkState::Expired);
        assert_eq!(rejected(confirm_old_email(&portal, Some(&token)).await), UNUSABLE);
        let [row] = pending(world).await.try_into().unwrap();
        assert!(!row.old_email_confirmed);
        let staff = staff(world).await;
        approve_application(&portal, &staff, row.id, false).await.unwrap();
        assert_eq!((world.count(ACCOUNTS).await, world.count(LINKED).await), (1, 0));
    }

    /// Staff need not wait for the confirmation; after their decision it changes nothing any more.
    async fn staff_may_decide_meanwhile(world: World) {
        let portal = automatic(world);
        let staff = staff(world).await;
        for (company, rejects) in [("Estudio Uno S.L.", true), ("Estudio Dos S.L.", false)] {
            apply(&portal, &form_naming(company, OLD), &browser()).await.unwrap();
            let token = world.newest_token(OLD).await;
            let id = pending(world).await[0].id;
            match rejects {
                true => reject_application(&portal, &staff, id, "No").await.unwrap(),
                false => approve_application(&portal, &staff, id, false).await.unwrap(),
            }
            let page = open_link(&portal, Some(&token), LinkPurpose::ConfirmOldEmail).await.unwrap();
            assert_eq!(page.state, LinkState::Used);
            // Whoever had the page open still presses its button.
            let late = confirm_old_email(&portal, Some(&token)).await;
            assert!(matches!(late, Ok(()) | Err(ServiceError::Rejected(_))), "{late:?}");
        }
        assert_eq!((world.count(ACCOUNTS).await, world.count(LINKED).await), (1, 0));
        assert_eq!(decided(world).await.len(), 2);
    }

    /// Where the operator no longer approves automatically, a confirmation is a fact that staff see.
    async fn a_confirmation_is_shown_to_staff(world: World) {
        let token = applied_naming(world, OLD).await;
        confirm_old_email(&world.portal, Some(&token)).await.unwrap();
        let [row] = pending(world).await.try_into().unwrap();
        assert!(row.old_email_confirmed);
        assert_eq!(world.count(ACCOUNTS).await, 0);
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'old_email_confirmed'").await, 1);
    }

    /// A link confirms what it was sent for, and sets no password; nor does one for a password confirm anything.
    async fn a_link_is_good_for_one_purpose(world: World) {
        let portal = automatic(world);
        let confirming = applied_naming(world, OLD).await;
        apply(&portal, &form("Estudio Dos S.L."), &browser()).await.unwrap();
        let setting = world.newest_token(address_of("Estudio Dos S.L.").as_str()).await;
        for (token, purpose) in [(&confirming, LinkPurpose::Password), (&setting, LinkPurpose::ConfirmOldEmail)] {
            let page = open_link(&portal, Some(token), purpose).await.unwrap();
            assert_eq!((page.state, page.email, page.company), (LinkState::Unknown, None, None));
        }
        assert_eq!(rejected(set_password(&portal, Some(&confirming), PASSPHRASE).await), UNUSABLE);
        assert_eq!(rejected(confirm_old_email(&portal, Some(&setting)).await), UNUSABLE);
        set_password(&portal, Some(&setting), PASSPHRASE).await.unwrap();
        confirm_old_email(&portal, Some(&confirming)).await.unwrap();
    }

    /// Nobody else can be made to confirm: the answer to a stranger who names somebody's old account is the same, whoever that is.
    async fn naming_an_old_account_tells_nothing(world: World) {
        let portal = automatic(world);
        add_old_account(world, OLD).await;
        for (company, old_email) in [("Estudio Uno S.L.", OLD), ("Estudio Dos S.L.", "nobody@old.test.example")] {
            let form = ApplicationForm { language: "en".to_owned(), ..form_naming(company, old_email) };
            apply(&portal, &form, &browser()).await.unwrap();
            let mails = world.newest_mail(address_of(company).as_str()).await.unwrap();
            assert!(!mails.letter.text.contains("OLD42"));
        }
        let texts: Vec<String> = ["Estudio Uno S.L.", "Estudio Dos S.L."]
            .map(|company| world.mailbox.arrived(address_of(company).as_str())[0].letter.text.replace(company, ""))
            .to_vec();
        assert_eq!(texts[0], texts[1]);
        assert_eq!(world.count(ACCOUNTS).await, 0);
    }
}

/// The company applies, naming the old account of this address, which is added: the token that is sent there.
async fn applied_naming(world: &World, old_email: &str) -> String {
    add_old_account(world, old_email).await;
    let form = form_naming(COMPANY, old_email);
    apply(&automatic(world), &form, &browser()).await.unwrap();
    world.newest_token(old_email).await
}
