use cps_backend::service::{
    LinkPurpose, apply, list_products, open_application, open_link, set_password, show_account,
    sign_in,
};
use cps_domain::view::{LinkState, ProductQuery};
use cps_domain::{ApplicationForm, ApplicationState, Field, Language, Problem, VatNumber};
use tokio::task::JoinSet;

use super::steps::{
    PASSPHRASE, approve, browser_at, decided, enter, form, form_naming, pending, send, settle_in,
};
use crate::joining::journey::rejected;
use crate::staff::staff;
use crate::world::{address_of, both_engines, browser, country};

const APPLICATIONS: &str = "SELECT COUNT(*) FROM applications";
const MAILS: &str = "SELECT COUNT(*) FROM mails";

both_engines! {
    /// The whole way: the application is received, staff approve it, a link sets the password, and the member signs in.
    async fn an_applicant_becomes_a_member(world: World) {
        let company = "Estudio Uno S.L.";
        let email = address_of(company);
        let offered = open_application(&world.portal).await.unwrap();
        assert_eq!(offered.countries.len(), 20);
        send(world, &form(company)).await;
        let mail = world.newest_mail(email.as_str()).await.unwrap();
        assert_eq!((mail.language, mail.reply_to), (Language::Spanish, None));
        assert!(mail.letter.text.contains("Compras") && mail.letter.text.contains(company), "{}", mail.letter.text);

        approve(world, false).await;
        let token = world.newest_token(email.as_str()).await;
        assert_eq!(world.mailbox.arrived(email.as_str()).len(), 2);
        let page = open_link(&world.portal, Some(&token), LinkPurpose::Password).await.unwrap();
        assert_eq!(page.state, LinkState::Open);
        assert_eq!((page.email.as_deref(), page.company.as_deref()), (Some(email.as_str()), Some(company)));
        set_password(&world.portal, Some(&token), PASSPHRASE).await.unwrap();

        let member = enter(world, email.as_str(), PASSPHRASE).await;
        assert_eq!(member.language(), Language::Spanish);
        let page = show_account(&world.portal, &member, None, "").await.unwrap();
        assert_eq!((page.company.as_str(), page.contact.as_str(), page.email.as_str()), (company, "Compras", email.as_str()));
        assert_eq!((page.vat_number.as_str(), page.country), (VatNumber::example(country("ES")), country("ES")));
        assert!(world.account_of(&member).await.vat_number_valid);
        let products = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!((products.product_count, products.can_migrate, products.had_old_account), (0, None, false));
        assert_eq!(decided(world).await[0].state, ApplicationState::Approved);
    }

    /// The first application counts. Its owner is told once a day that it waits, in the words of that application.
    async fn who_applies_twice_has_one_application(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        let email = address_of("Estudio Uno S.L.");
        let again = ApplicationForm {
            email: format!(" {} ", email.as_str().to_uppercase()),
            language: "en".to_owned(),
            ..form("Otro Estudio S.L.")
        };
        for _ in 0..3 {
            send(world, &again).await;
        }
        let mail = world.newest_mail(email.as_str()).await.unwrap();
        assert_eq!(mail.language, Language::Spanish);
        assert!(mail.letter.text.contains("Estudio Uno S.L.") && !mail.letter.text.contains("Otro Estudio"));
        assert_eq!((world.mailbox.all().len(), world.count(APPLICATIONS).await), (2, 1));
        assert_eq!(pending(world).await[0].company, "Estudio Uno S.L.");

        world.clock.advance_seconds(24 * 60 * 60 - 1);
        send(world, &again).await;
        assert_eq!(world.count(MAILS).await, 2, "not again on the same day");
        world.clock.advance_seconds(1);
        send(world, &again).await;
        assert_eq!((world.count(MAILS).await, world.count(APPLICATIONS).await), (3, 1));
    }

    /// The owner of the address is told, once a day, in their own language; whoever applied learns nothing, nor does anybody else.
    async fn a_users_address_is_answered_like_any_other(world: World) {
        let member = world.member("Member Ltd", "GB").await;
        staff(world).await;
        let old_email = "archive@test.cps.example";
        for email in [address_of("Member Ltd").as_str(), "desk@test.cps.example"] {
            for _ in 0..3 {
                let stranger = ApplicationForm { email: email.to_owned(), ..form_naming("Estudio Uno S.L.", old_email) };
                send(world, &stranger).await;
            }
            let mail = world.newest_mail(email).await.unwrap();
            assert_eq!(mail.language, Language::English);
            assert!(mail.letter.text.contains("https://test.cps.example/password/reset"));
            assert!(!mail.letter.text.contains("Estudio Uno"));
            assert_eq!(world.mailbox.arrived(email).len(), 1);
        }
        assert_eq!(world.mailbox.all().len(), 2, "nobody else is written to");
        assert_eq!((world.count(APPLICATIONS).await, pending(world).await), (0, vec![]));
        assert_eq!(world.account_of(&member).await.company, "Member Ltd");
        world.days_pass(1);
        let again = ApplicationForm { email: address_of("Member Ltd").to_string(), ..form("Estudio Uno S.L.") };
        send(world, &again).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'already_member'").await, 3);
    }

    /// Also who has no password yet is a member already.
    async fn an_approved_address_is_a_members(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        approve(world, false).await;
        send(world, &form("Estudio Uno S.L.")).await;
        assert_eq!(world.count(APPLICATIONS).await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'already_member'").await, 1);
    }

    /// Every problem of the form is said at once, and nothing is kept.
    async fn a_wrong_form_is_refused_as_a_whole(world: World) {
        let wrong = ApplicationForm {
            company: "x".repeat(121),
            vat_number: "ESB12345675".to_owned(),
            contact: " ".to_owned(),
            email: "luz.example".to_owned(),
            language: "tlh".to_owned(),
            old_email: "nowhere".to_owned(),
            terms: false,
            privacy: false,
            ..form("Estudio Uno S.L.")
        };
        let refused = rejected(apply(&world.portal, &wrong, &browser()).await);
        assert_eq!(refused, [
            (Field::Company, Problem::TooLong { max: 120 }),
            (Field::VatNumber, Problem::VatNumberCheckDigits),
            (Field::Contact, Problem::Required),
            (Field::Email, Problem::Malformed),
            (Field::Language, Problem::Required),
            (Field::OldEmail, Problem::Malformed),
            (Field::Terms, Problem::TermsNotAccepted),
            (Field::Privacy, Problem::PrivacyNotAccepted),
        ]);
        let elsewhere = ApplicationForm { country: "US".to_owned(), ..form("Estudio Uno S.L.") };
        let refused = rejected(apply(&world.portal, &elsewhere, &browser()).await);
        assert_eq!(refused, [(Field::Country, Problem::UnknownCountry)]);
        let british = ApplicationForm { country: "GB".to_owned(), ..form("Estudio Uno S.L.") };
        let refused = rejected(apply(&world.portal, &british, &browser()).await);
        assert_eq!(refused, [(Field::VatNumber, Problem::VatNumberForm { country: country("GB") })]);
        assert_eq!((world.count(APPLICATIONS).await, world.count(MAILS).await), (0, 0));
    }

    /// However often the button is pressed at the same moment, there is one application, and one mail of each kind.
    async fn applying_at_the_same_moment_makes_one_application(world: World) {
        let mut clicks = JoinSet::new();
        for click in 0..16 {
            let portal = world.portal.clone();
            let client = browser_at(&format!("192.0.2.{click}"));
            clicks.spawn(async move { apply(&portal, &form("Estudio Uno S.L."), &client).await });
        }
        for answer in clicks.join_all().await {
            answer.unwrap();
        }
        assert_eq!(world.count(APPLICATIONS).await, 1);
        assert_eq!((world.count(MAILS).await, world.count("SELECT COUNT(DISTINCT kind) FROM mails").await), (2, 2));
    }

    /// An agency may apply for its clients, but one network address cannot fill the desk.
    async fn applications_from_one_address_slow_down(world: World) {
        for place in 0..=20 {
            send(world, &form(&format!("Estudio {place} S.L."))).await;
        }
        let refused = rejected(apply(&world.portal, &form("Estudio Más S.L."), &browser()).await);
        assert_eq!(refused, [(Field::Form, Problem::TooManyAttempts { minutes: 1 })]);
        assert_eq!(world.count(APPLICATIONS).await, 21);
        apply(&world.portal, &form("Estudio Más S.L."), &browser_at("192.0.2.8")).await.unwrap();
        world.clock.advance_seconds(2);
        send(world, &form("Estudio Otro S.L.")).await;
    }

    /// Nobody can use the account before its owner has set a password.
    async fn an_account_without_a_password_opens_to_nobody(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        approve(world, false).await;
        let email = address_of("Estudio Uno S.L.");
        for guess in ["x", "!", "AAAAAAAAAAAAAAAAAAAAAA", "\0"] {
            let refused = sign_in(&world.portal, email.as_str(), guess, &browser()).await;
            assert_eq!(rejected(refused), [(Field::Form, Problem::WrongCredentials)]);
        }
        settle_in(world, "Estudio Uno S.L.").await;
    }
}
