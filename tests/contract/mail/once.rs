use cps_backend::jobs::run_due;
use cps_backend::service::apply;
use tokio::task::JoinSet;

use super::steps::{COMPANY, REFUSED, SENT, arrived, one_mail};
use crate::accounts::steps::{approved, browser_at, form};
use crate::mailbox::Mood;
use crate::world::{address_of, both_engines};

/// The time after which another worker believes the first one dead.
const LEASE: i64 = 5 * 60;

both_engines! {
    /// Workers at the same moment deliver each mail once.
    async fn workers_at_once_deliver_once(world: World) {
        for place in 0..20 {
            let client = browser_at(&format!("192.0.2.{place}"));
            apply(&world.portal, &form(&format!("Estudio {place} S.L.")), &client).await.unwrap();
        }
        let mut workers = JoinSet::new();
        for _ in 0..4 {
            let portal = world.portal.clone();
            workers.spawn(async move { run_due(&portal).await.unwrap() });
        }
        assert_eq!(workers.join_all().await.into_iter().sum::<usize>(), 20);
        let mut recipients: Vec<_> = world.mailbox.all().into_iter().map(|mail| mail.recipient).collect();
        recipients.sort();
        recipients.dedup();
        assert_eq!((recipients.len(), world.mailbox.all().len()), (20, 20));
    }

    /// A worker that dies before the server answers leaves the mail to another one, which delivers it after the lease: the same
    /// mail, by the same id, so that the recipient's program shows it once.
    async fn a_dead_workers_mail_is_delivered_by_another(world: World) {
        one_mail(world).await;
        world.worker_dies_delivering().await;
        assert_eq!((arrived(world), world.count(SENT).await), (1, 0), "it arrived, and nobody knows");

        world.mailbox.turns(Mood::Obliging);
        world.clock.advance_seconds(LEASE - 1);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0, "the first worker may still be at it");
        world.clock.advance_seconds(1);
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        let [first, second] = world.mailbox.arrived(address_of(COMPANY).as_str()).try_into().unwrap();
        assert_eq!((first.id, first.written_at), (second.id, second.written_at));
        assert_eq!(first.letter, second.letter);
        assert_eq!((world.count(SENT).await, world.count(REFUSED).await), (1, 0));
        world.days_pass(1);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        assert_eq!(arrived(world), 2);
    }

    /// A worker that dies again and again does not keep the mail for ever.
    async fn workers_may_die_more_than_once(world: World) {
        one_mail(world).await;
        for _ in 0..3 {
            world.worker_dies_delivering().await;
            world.clock.advance_seconds(LEASE);
        }
        world.mailbox.turns(Mood::Obliging);
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        let mails = world.mailbox.arrived(address_of(COMPANY).as_str());
        assert_eq!(mails.len(), 4);
        assert!(mails.iter().all(|mail| mail.id == mails[0].id));
    }

    /// A mail that was delivered, or given up, is not sent again when its job runs once more.
    async fn a_finished_mail_is_not_sent_again(world: World) {
        approved(world, COMPANY).await;
        let mails = arrived(world);
        for mood in [Mood::Obliging, Mood::Refusing] {
            world.mailbox.turns(mood);
            world.run("UPDATE jobs SET done_at = NULL").await;
            assert_eq!(run_due(&world.portal).await.unwrap(), mails);
        }
        assert_eq!((arrived(world), world.count(REFUSED).await), (mails, 0));

        world.run("UPDATE mails SET sent_at = NULL, refused_at = 1, refusal = 'no'").await;
        world.run("UPDATE jobs SET done_at = NULL").await;
        world.mailbox.turns(Mood::Obliging);
        run_due(&world.portal).await.unwrap();
        assert_eq!(arrived(world), mails);
        assert_eq!(world.count("SELECT COUNT(*) FROM link_tokens").await, 1, "no token is minted for nothing");
    }

    /// A worker that delivered a mail and died before it finished the job leaves it delivered.
    async fn a_job_that_was_not_finished_sends_nothing_twice(world: World) {
        one_mail(world).await;
        run_due(&world.portal).await.unwrap();
        world.run("UPDATE jobs SET done_at = NULL, leased_until = 1").await;
        assert_eq!(run_due(&world.portal).await.unwrap(), 1);
        assert_eq!(arrived(world), 1);
    }
}
