use cps_backend::service::{
    Applications, ServiceError, apply, approve_application, list_applications, reject_application,
};
use cps_backend::store::StoreError;
use cps_backend::store::audit::{self, Action};
use cps_domain::{ApplicationId, ApplicationState, Field, Language, Problem};
use tokio::task::JoinSet;

use super::steps::{approve, browser_at, decided, form, pending, send, settle_in};
use crate::joining::journey::{is_not_found, rejected};
use crate::staff::staff;
use crate::world::{World, address_of, both_engines};

const REASON: &str = "El NIF es de otra empresa.\n\nEscríbenos si es un error.";

both_engines! {
    /// The applicant is told the reason in so many words; who decided, and when, stays on record.
    async fn a_rejection_says_why(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        let [row] = pending(world).await.try_into().unwrap();
        assert_eq!((row.state, row.created_at, row.language), (ApplicationState::Pending, world.clock.now(), Language::Spanish));
        assert_eq!((row.decided_at, row.decided_by.as_deref(), row.reason.as_deref()), (None, None, None));

        world.days_pass(1);
        let staff = staff(world).await;
        reject_application(&world.portal, &staff, row.id, &format!(" {REASON} ")).await.unwrap();
        let mail = world.newest_mail(address_of("Estudio Uno S.L.").as_str()).await.unwrap();
        for line in REASON.lines() {
            assert!(mail.letter.text.contains(line), "{}", mail.letter.text);
        }
        assert_eq!(mail.language, Language::Spanish);
        assert_eq!(pending(world).await, []);
        let [row] = decided(world).await.try_into().unwrap();
        assert_eq!((row.state, row.reason.as_deref()), (ApplicationState::Rejected, Some(REASON)));
        assert_eq!((row.decided_at, row.decided_by.as_deref()), (Some(world.clock.now()), Some("desk@test.cps.example")));
        assert_eq!(recorded(world, row.id).await, [Action::ApplicationRejected, Action::ApplicationReceived]);
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 0);
        let by_whom = "SELECT COUNT(*) FROM audit JOIN users ON users.id = audit.user_id
                       WHERE audit.action = 'application_rejected' AND users.email = 'desk@test.cps.example'";
        assert_eq!(world.count(by_whom).await, 1);
    }

    /// An approval is on record in the same way.
    async fn an_approval_is_on_record(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        world.days_pass(2);
        approve(world, false).await;
        let [row] = decided(world).await.try_into().unwrap();
        assert_eq!((row.state, row.reason), (ApplicationState::Approved, None));
        assert_eq!((row.decided_at, row.decided_by.as_deref()), (Some(world.clock.now()), Some("desk@test.cps.example")));
        assert_eq!(recorded(world, row.id).await, [Action::ApplicationApproved, Action::ApplicationReceived]);
        let by_whom = "SELECT COUNT(*) FROM audit JOIN users ON users.id = audit.user_id
                       WHERE audit.action = 'application_approved' AND users.email = 'desk@test.cps.example'
                       AND audit.account_id = (SELECT id FROM accounts)";
        assert_eq!(world.count(by_whom).await, 1);
    }

    /// What was decided stays decided, and writes no second mail.
    async fn an_application_is_decided_once(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        send(world, &form("Estudio Dos S.L.")).await;
        let staff = staff(world).await;
        let rows = pending(world).await;
        approve_application(&world.portal, &staff, rows[0].id, true).await.unwrap();
        reject_application(&world.portal, &staff, rows[1].id, REASON).await.unwrap();
        let nobodys = ApplicationId::from_uuid(world.portal.ids.uuid());
        let mails = world.count("SELECT COUNT(*) FROM mails").await;
        for id in [rows[0].id, rows[1].id, nobodys] {
            assert!(is_not_found(approve_application(&world.portal, &staff, id, false).await));
            assert!(is_not_found(reject_application(&world.portal, &staff, id, REASON).await));
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, mails);
    }

    /// Two of the staff who decide at the same moment make one decision, and one mail.
    async fn of_two_decisions_at_once_one_holds(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        let [row] = pending(world).await.try_into().unwrap();
        let staff = staff(world).await;
        let mut clicks = JoinSet::new();
        for click in 0..16 {
            let (portal, staff) = (world.portal.clone(), staff.clone());
            clicks.spawn(async move {
                if click % 2 == 0 {
                    approve_application(&portal, &staff, row.id, false).await
                } else {
                    reject_application(&portal, &staff, row.id, REASON).await
                }
            });
        }
        let (won, lost): (Vec<_>, Vec<_>) = clicks.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        assert!(lost.into_iter().all(|answer| matches!(answer, Err(ServiceError::NotFound))));
        let decisions = "SELECT COUNT(*) FROM mails WHERE kind IN ('application_approved', 'application_rejected')";
        assert_eq!(world.count(decisions).await, 1);
        let accounts = world.count("SELECT COUNT(*) FROM accounts").await;
        assert_eq!(world.count("SELECT COUNT(*) FROM applications WHERE state = 'approved'").await, accounts);
    }

    /// Who was rejected can apply again, and become a member.
    async fn one_can_apply_again_after_a_rejection(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        let staff = staff(world).await;
        let id = pending(world).await[0].id;
        reject_application(&world.portal, &staff, id, REASON).await.unwrap();
        world.days_pass(1);
        send(world, &form("Estudio Uno S.L.")).await;
        approve(world, false).await;
        settle_in(world, "Estudio Uno S.L.").await;
        let states: Vec<_> = decided(world).await.iter().map(|row| row.state).collect();
        assert_eq!(states, [ApplicationState::Approved, ApplicationState::Rejected]);
    }

    /// Nobody is rejected without a reason.
    async fn a_rejection_needs_a_reason(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        let (id, staff) = (pending(world).await[0].id, staff(world).await);
        let long = "x".repeat(1001);
        for (reason, problem) in [(" \n ", Problem::Required), (long.as_str(), Problem::TooLong { max: 1000 })] {
            let refused = reject_application(&world.portal, &staff, id, reason).await;
            assert_eq!(rejected(refused), [(Field::Reason, problem)]);
        }
        assert_eq!(pending(world).await.len(), 1);
    }

    /// When anything fails nothing has happened: no account, no user, no link, and the application waits.
    async fn an_approval_is_whole_or_not_at_all(world: World) {
        send(world, &form("Estudio Uno S.L.")).await;
        let (id, staff) = (pending(world).await[0].id, staff(world).await);
        world.run("ALTER TABLE jobs RENAME TO jobs_away").await;
        let failed = approve_application(&world.portal, &staff, id, false).await;
        assert!(matches!(failed, Err(ServiceError::Store(_))), "{failed:?}");
        world.run("ALTER TABLE jobs_away RENAME TO jobs").await;
        for rows in ["SELECT COUNT(*) FROM accounts", "SELECT COUNT(*) FROM links", "SELECT COUNT(*) FROM users WHERE role = 'member'"] {
            assert_eq!(world.count(rows).await, 0, "{rows}");
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'application_approved'").await, 0);
        approve(world, false).await;
        settle_in(world, "Estudio Uno S.L.").await;
    }

    /// The pages together hold each application once: those that wait longest first, the latest decisions first.
    async fn pages_of_applications_follow_each_other(world: World) {
        for place in 0..53 {
            let client = browser_at(&format!("192.0.2.{place}"));
            apply(&world.portal, &form(&format!("Estudio {place} S.L.")), &client).await.unwrap();
        }
        let staff = staff(world).await;
        let waiting = whole_list(world, Applications::Pending).await;
        let companies: Vec<String> = (0..53).map(|place| format!("Estudio {place} S.L.")).collect();
        assert_eq!(waiting.iter().map(|(_, company)| company).collect::<Vec<_>>(), companies.iter().collect::<Vec<_>>());
        for (id, _) in &waiting {
            reject_application(&world.portal, &staff, *id, REASON).await.unwrap();
        }
        let mut decided = whole_list(world, Applications::Decided).await;
        decided.reverse();
        assert_eq!(decided, waiting);
    }
}

/// Both pages of a list.
async fn whole_list(world: &World, which: Applications) -> Vec<(ApplicationId, String)> {
    let staff = staff(world).await;
    let first = list_applications(&world.portal, &staff, which, None).await;
    let first = first.unwrap();
    let after = first.next_page.as_deref();
    let second = list_applications(&world.portal, &staff, which, after).await;
    let second = second.unwrap();
    assert_eq!(
        (first.rows.len(), second.rows.len(), second.next_page),
        (50, 3, None)
    );
    let rows = first.rows.into_iter().chain(second.rows);
    rows.map(|row| (row.id, row.company)).collect()
}

/// What was recorded about an application, the latest first.
async fn recorded(world: &World, id: ApplicationId) -> Vec<Action> {
    let id = id.to_string();
    let entries: Result<_, StoreError> = world
        .portal
        .db
        .read(async |connection| audit::about(connection, &id).await)
        .await;
    let entries = entries.unwrap().into_iter();
    entries.map(|(_, action)| action).collect()
}
