use cps_backend::jobs::run_due;
use cps_backend::service::{apply, list_refused_mails, send_mail_again};
use cps_domain::MailId;
use cps_domain::view::RefusedMailRow;

use super::steps::{COMPANY, REFUSED, SENT, arrived, one_mail};
use crate::accounts::steps::{browser_at, form};
use crate::joining::journey::is_not_found;
use crate::mailbox::Mood;
use crate::staff::staff;
use crate::world::{World, address_of, both_engines};

const TRIES: &str = "SELECT CAST(SUM(attempts) AS BIGINT) FROM jobs";

both_engines! {
    /// What is refused for good is not tried again; staff see it, with what the other server said.
    async fn a_refused_mail_is_shown_to_staff(world: World) {
        one_mail(world).await;
        let written_at = world.clock.now();
        world.mailbox.turns(Mood::Refusing);
        world.clock.advance_seconds(7);
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        let [row] = refused(world).await.try_into().unwrap();
        assert_eq!((row.recipient.as_str(), row.kind.as_str()), (address_of(COMPANY).as_str(), "application_received"));
        assert_eq!((row.created_at, row.refused_at), (written_at, world.clock.now()));
        assert_eq!(row.reason, "550 no such user");

        world.mailbox.turns(Mood::Obliging);
        world.days_pass(3);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        assert_eq!((arrived(world), world.count(TRIES).await), (0, 1));
    }

    /// Once whatever kept it back is mended, staff have it delivered; then it is no longer on the list.
    async fn staff_have_a_refused_mail_sent_again(world: World) {
        one_mail(world).await;
        world.mailbox.turns(Mood::Refusing);
        run_due(&world.portal).await.unwrap();
        let (staff, id) = (staff(world).await, refused(world).await[0].id);
        send_mail_again(&world.portal, &staff, id).await.unwrap();
        run_due(&world.portal).await.unwrap();
        assert_eq!(refused(world).await.len(), 1, "it was refused again");

        world.mailbox.turns(Mood::Obliging);
        send_mail_again(&world.portal, &staff, id).await.unwrap();
        assert_eq!(refused(world).await, []);
        assert!(is_not_found(send_mail_again(&world.portal, &staff, id).await), "it is on its way");
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        assert_eq!((arrived(world), world.count(SENT).await, world.count(REFUSED).await), (1, 1, 0));
        assert_eq!(world.mailbox.all()[0].id, id, "it is the same mail");
        assert!(is_not_found(send_mail_again(&world.portal, &staff, id).await), "it has arrived");
        let nobodys = MailId::from_uuid(world.portal.ids.uuid());
        assert!(is_not_found(send_mail_again(&world.portal, &staff, nobodys).await));
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'mail_sent_again'").await, 2);
    }

    /// A server that is away for days is given up, after about three of them.
    async fn a_mail_is_given_up_in_the_end(world: World) {
        one_mail(world).await;
        world.mailbox.turns(Mood::Away);
        let written_at = world.clock.now();
        while refused(world).await.is_empty() {
            run_due(&world.portal).await.unwrap();
            world.clock.advance_seconds(30 * 60);
            assert!(world.clock.now() < written_at.plus_seconds(4 * 24 * 60 * 60), "it is never given up");
        }
        assert!(world.clock.now() > written_at.plus_seconds(2 * 24 * 60 * 60), "it is given up too soon");
        assert_eq!(refused(world).await[0].reason, "no route");
        let tries = world.count(TRIES).await;
        world.days_pass(1);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        assert_eq!(world.count(TRIES).await, tries);
        // Sent again it has as long as before.
        let staff = staff(world).await;
        send_mail_again(&world.portal, &staff, refused(world).await[0].id).await.unwrap();
        run_due(&world.portal).await.unwrap();
        assert_eq!(refused(world).await, []);
        world.mailbox.turns(Mood::Obliging);
        world.clock.advance_seconds(30);
        run_due(&world.portal).await.unwrap();
        assert_eq!(arrived(world), 1);
    }

    /// The pages together hold each refused mail once, the latest first.
    async fn pages_of_refused_mails_follow_each_other(world: World) {
        world.mailbox.turns(Mood::Refusing);
        for place in 0..53 {
            let client = browser_at(&format!("192.0.2.{place}"));
            apply(&world.portal, &form(&format!("Estudio {place} S.L.")), &client).await.unwrap();
            run_due(&world.portal).await.unwrap();
            world.clock.advance_seconds(i64::from(place % 2));
        }
        let staff = staff(world).await;
        let first = list_refused_mails(&world.portal, &staff, None).await.unwrap();
        let second = list_refused_mails(&world.portal, &staff, first.next_page.as_deref()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next_page), (50, 3, None));
        let recipients: Vec<_> = first.rows.into_iter().chain(second.rows).map(|row| row.recipient).collect();
        let written: Vec<_> = (0..53).rev().map(|place| address_of(&format!("Estudio {place} S.L.")).to_string()).collect();
        assert_eq!(recipients, written);
    }
}

async fn refused(world: &World) -> Vec<RefusedMailRow> {
    let staff = staff(world).await;
    let page = list_refused_mails(&world.portal, &staff, None).await;
    page.unwrap().rows
}
