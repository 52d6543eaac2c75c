//! The clock of a demonstration: put forward, with everything done on its day.

use cps_backend::service::{
    Advance, advance_clock, find_session, finish_card_checkout, open_clock, show_agenda, sign_in,
};
use cps_domain::Instant;

use crate::joining::journey::{ACCEPTED, accept, enter, go_to_provider, silver_member};
use crate::mailbox::Mood;
use crate::world::{PASSWORD, World, address_of, both_engines, browser};

const COMPANY: &str = "Studio Twaalf B.V.";

both_engines! {
    /// However far it goes at once: the invoice, the charge, the notice and the renewal bear the dates of their own days.
    async fn everything_happens_on_its_day(world: World) {
        joins_by_card(world).await;
        advance_clock(&world.portal, Advance::Days(400)).await.unwrap();
        for (action, day) in [
            ("invoice_issued", "2026-06-01"),
            ("card_charged", "2026-07-01"),
            ("renewal_notice_sent", "2027-05-01"),
            ("subscription_renewed", "2027-06-01"),
            ("card_charged", "2027-07-01"),
        ] {
            let agenda = show_agenda(&world.portal).await.unwrap();
            let days: Vec<String> = agenda
                .lately
                .iter()
                .filter(|event| event.action == action)
                .map(|event| event.at.date().to_string())
                .collect();
            assert!(days.iter().any(|found| found == day), "{action}: {days:?}");
        }
        assert_eq!(world.clock.today().to_string(), "2027-07-06");
    }

    /// Whoever is signed in stays so, though a session is over after days without use.
    async fn nobody_is_signed_out(world: World) {
        silver_member(world, COMPANY, "NL").await;
        let email = address_of(COMPANY);
        let session = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await.unwrap();
        advance_clock(&world.portal, Advance::Days(366)).await.unwrap();
        let found = find_session(&world.portal, session.token.as_str()).await.unwrap();
        assert!(found.is_some());
    }

    /// A program that opens the same database later tells the same time; outside a demonstration the machine's.
    async fn the_clock_is_kept_in_the_database(world: World) {
        let db = &world.portal.db;
        assert!(!open_clock(db, false).await.unwrap().is_demonstration());
        let fresh = open_clock(db, true).await.unwrap();
        assert!(fresh.is_demonstration());
        advance_clock(&world.portal, Advance::Days(30)).await.unwrap();
        for demonstration in [true, false] {
            let later = open_clock(db, demonstration).await.unwrap();
            let ahead = |at: Instant| at.plus_seconds(30 * 24 * 60 * 60);
            let (before, then, after) = (fresh.now(), later.now(), fresh.now());
            assert!(ahead(before) <= then && then <= ahead(after), "{then:?}");
        }
    }

    /// A step goes to the next job and no further, and shows whose it is.
    async fn a_step_goes_to_the_next_job(world: World) {
        joins_by_card(world).await;
        let agenda = show_agenda(&world.portal).await.unwrap();
        let invoice = agenda.waiting.iter().find(|job| job.kind == "issue_invoice").unwrap();
        assert_eq!(invoice.company.as_deref(), Some(COMPANY));
        assert_eq!(invoice.number, None);
        let due_at = invoice.due_at;
        advance_clock(&world.portal, Advance::ToNextJob).await.unwrap();
        assert_eq!(world.clock.now(), due_at);
        let agenda = show_agenda(&world.portal).await.unwrap();
        let charge = agenda.waiting.iter().find(|job| job.kind == "charge_card").unwrap();
        assert_eq!(charge.company.as_deref(), Some(COMPANY));
        assert_eq!(charge.number, Some("2026-000001".parse().unwrap()));
        assert!(agenda.waiting.iter().all(|job| job.due_at > agenda.now));
    }

    /// What fails all the time is tried again as it would be, and does not keep the clock from going on.
    async fn a_job_that_fails_does_not_stop_the_clock(world: World) {
        world.mailbox.turns(Mood::Away);
        joins_by_card(world).await;
        let from = world.clock.now();
        advance_clock(&world.portal, Advance::Days(1)).await.unwrap();
        assert_eq!(world.clock.now(), day_after(from));
        world.mailbox.turns(Mood::Obliging);
        advance_clock(&world.portal, Advance::Days(1)).await.unwrap();
        let arrived = world.mailbox.arrived(address_of(COMPANY).as_str());
        let welcomes = arrived.iter().filter(|mail| mail.letter.subject == "Welcome to CPS");
        assert_eq!(welcomes.count(), 1);
    }
}

async fn joins_by_card(world: &World) {
    let member = silver_member(world, COMPANY, "NL").await;
    let key = accept(world, &member).await;
    let id = go_to_provider(world, &member, key).await;
    enter(world, id, ACCEPTED).await;
    finish_card_checkout(&world.portal, &member, key)
        .await
        .unwrap();
}

fn day_after(moment: Instant) -> Instant {
    moment.plus_seconds(24 * 60 * 60)
}
