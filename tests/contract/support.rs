//! Priority support (guide: "el servicio de asistencia prioritaria de CPS").

use cps_backend::jobs::run_due;
use cps_backend::service::{
    close_support_request, find_session, list_support_requests, open_support, request_support,
    sign_in,
};
use cps_domain::view::SupportRequestRow;
use cps_domain::{Field, Language, Problem, SupportForm, SupportRequestId, SupportTopic};

use crate::accounts::steps::browser_at;
use crate::joining::journey::{is_not_found, rejected};
use crate::staff::staff;
use crate::world::{PASSWORD, World, address_of, both_engines, browser};

const DESK: &str = "support@test.cps.example";
const COMPANY: &str = "Estudio Uno S.L.";
const MESSAGE: &str = "El número de serie es mío.\n\nTengo la factura.";

both_engines! {
    /// A member's request goes to support by mail, with the company, and can be answered to whoever wrote.
    async fn a_members_request_reaches_support(world: World) {
        world.member(COMPANY, "ES").await;
        let signed_in = world.signed_in(COMPANY).await;
        assert_eq!(open_support(Some(&signed_in)).email, address_of(COMPANY).as_str());
        let form = form("elsewhere@test.cps.example", "serial_number");
        request_support(&world.portal, Some(&signed_in), Language::Spanish, &form, &browser()).await.unwrap();
        let mail = world.newest_mail(DESK).await.unwrap();
        assert_eq!(mail.reply_to.unwrap().as_str(), "elsewhere@test.cps.example");
        assert!(mail.letter.text.contains(COMPANY), "{}", mail.letter.text);
        for line in MESSAGE.lines() {
            assert!(mail.letter.text.contains(line), "{}", mail.letter.text);
        }
        let [row] = listed(world, true).await.try_into().unwrap();
        assert_eq!((row.company.as_deref(), row.email.as_str()), (Some(COMPANY), "elsewhere@test.cps.example"));
        assert_eq!((row.topic, row.message.as_str()), (SupportTopic::SerialNumber, MESSAGE));
        assert_eq!((row.language, row.created_at), (Language::Spanish, world.clock.now()));
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'support_requested' AND account_id IS NOT NULL").await, 1);
    }

    /// So does a stranger's. A company that a stranger's address belongs to is not named: nobody has proved anything.
    async fn a_strangers_request_reaches_support(world: World) {
        world.member(COMPANY, "ES").await;
        assert_eq!(open_support(None).email, "");
        let form = form(address_of(COMPANY).as_str(), "account");
        request_support(&world.portal, None, Language::English, &form, &browser()).await.unwrap();
        let mail = world.newest_mail(DESK).await.unwrap();
        assert_eq!(mail.reply_to.as_ref(), Some(&address_of(COMPANY)));
        assert!(!mail.letter.text.contains(COMPANY), "{}", mail.letter.text);
        assert_eq!(listed(world, true).await[0].company, None);
        assert_eq!(world.mailbox.all().len(), 1);
    }

    /// Staff write to support like anybody else.
    async fn staff_may_write_too(world: World) {
        staff(world).await;
        let session = sign_in(&world.portal, "desk@test.cps.example", PASSWORD, &browser()).await.unwrap();
        let signed_in = find_session(&world.portal, session.token.as_str()).await.unwrap().unwrap();
        assert_eq!(open_support(Some(&signed_in)).email, "desk@test.cps.example");
        let form = form("desk@test.cps.example", "other");
        request_support(&world.portal, Some(&signed_in), Language::English, &form, &browser()).await.unwrap();
        assert_eq!(listed(world, true).await[0].company, None);
    }

    /// Every problem is said at once, and nothing is sent.
    async fn a_wrong_form_is_refused_as_a_whole(world: World) {
        let wrong = SupportForm { email: "nowhere".to_owned(), topic: "weather".to_owned(), message: "x".repeat(4001) };
        let refused = request_support(&world.portal, None, Language::English, &wrong, &browser()).await;
        assert_eq!(rejected(refused), [
            (Field::Email, Problem::Malformed),
            (Field::Topic, Problem::Required),
            (Field::Message, Problem::TooLong { max: 4000 }),
        ]);
        run_due(&world.portal).await.unwrap();
        assert_eq!((world.mailbox.all().len(), listed(world, true).await), (0, vec![]));
    }

    /// A request is closed once, by whom and when stays on record, and then it is among the closed ones.
    async fn a_request_is_closed_once(world: World) {
        for topic in ["account", "payment"] {
            let form = form("somebody@test.cps.example", topic);
            request_support(&world.portal, None, Language::English, &form, &browser()).await.unwrap();
        }
        let [first, second] = listed(world, true).await.try_into().unwrap();
        assert_eq!((first.topic, second.topic), (SupportTopic::Account, SupportTopic::Payment), "the oldest first");
        world.days_pass(1);
        let staff = staff(world).await;
        close_support_request(&world.portal, &staff, first.id).await.unwrap();
        let nobodys = SupportRequestId::from_uuid(world.portal.ids.uuid());
        for id in [first.id, nobodys] {
            assert!(is_not_found(close_support_request(&world.portal, &staff, id).await));
        }
        assert_eq!(listed(world, true).await, [second]);
        let [closed] = listed(world, false).await.try_into().unwrap();
        assert_eq!((closed.id, closed.closed_at), (first.id, Some(world.clock.now())));
        assert_eq!(closed.closed_by.as_deref(), Some("desk@test.cps.example"));
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'support_request_closed'").await, 1);
    }

    /// One network address writes twenty times, and then more and more seldom.
    async fn requests_from_one_address_slow_down(world: World) {
        let form = form("somebody@test.cps.example", "other");
        let ask = async |address| {
            request_support(&world.portal, None, Language::English, &form, &browser_at(address)).await
        };
        for _ in 0..=20 {
            ask("192.0.2.7").await.unwrap();
        }
        assert_eq!(rejected(ask("192.0.2.7").await), [(Field::Form, Problem::TooManyAttempts { minutes: 1 })]);
        assert_eq!(listed(world, true).await.len(), 21);
        ask("192.0.2.8").await.unwrap();
        world.clock.advance_seconds(2);
        ask("192.0.2.7").await.unwrap();
    }

    /// The pages together hold each request once: the open ones from the oldest on, the closed ones from the latest.
    async fn pages_of_requests_follow_each_other(world: World) {
        for place in 0..53 {
            let form = form(&format!("somebody{place}@test.cps.example"), "other");
            let client = browser_at(&format!("192.0.2.{place}"));
            request_support(&world.portal, None, Language::English, &form, &client).await.unwrap();
        }
        let open = whole_list(world, true).await;
        assert!(open.is_sorted());
        let staff = staff(world).await;
        for id in &open {
            close_support_request(&world.portal, &staff, *id).await.unwrap();
        }
        let mut closed = whole_list(world, false).await;
        closed.reverse();
        assert_eq!(closed, open);
        assert_eq!(listed(world, true).await, []);
    }
}

fn form(email: &str, topic: &str) -> SupportForm {
    SupportForm {
        email: email.to_owned(),
        topic: topic.to_owned(),
        message: MESSAGE.to_owned(),
    }
}

async fn listed(world: &World, open: bool) -> Vec<SupportRequestRow> {
    let staff = staff(world).await;
    let page = list_support_requests(&world.portal, &staff, open, None).await;
    page.unwrap().rows
}

/// Both pages of a list.
async fn whole_list(world: &World, open: bool) -> Vec<SupportRequestId> {
    let staff = staff(world).await;
    let first = list_support_requests(&world.portal, &staff, open, None).await;
    let first = first.unwrap();
    let after = first.next_page.as_deref();
    let second = list_support_requests(&world.portal, &staff, open, after).await;
    let second = second.unwrap();
    assert_eq!(
        (first.rows.len(), second.rows.len(), second.next_page),
        (50, 3, None)
    );
    let rows = first.rows.into_iter().chain(second.rows);
    rows.map(|row| row.id).collect()
}
