//! Many invoices at once, while units of work are undone: no gap, no duplicate, no date before an earlier one.

use cps_backend::clock::Clock;
use cps_backend::portal::Portal;
use cps_backend::service::{Member, ServiceError, issue_invoice};
use cps_backend::store::terms::{self, Term};
use cps_backend::store::{StoreError, subscriptions};
use cps_domain::{Currency, Instant, LevelCode, Money, Occasion, TermId};
use tokio::task::JoinSet;

use super::ISSUED;
use super::books::UNBALANCED;
use crate::joining::journey::{join_by_transfer, silver_member};
use crate::world::{World, both_engines};

const TASKS: usize = 16;
const INVOICES_OF_A_TASK: usize = 125;
/// So far apart are the invoices: the series of the year turns in their midst.
const APART_SECONDS: i64 = 10 * 60;
/// Seven days before the year turns.
const LAST_WEEK: Instant = Instant::from_millis(1_798_156_800_000);

const GAPS: &str = "
    SELECT COUNT(*) FROM (
        SELECT series FROM documents GROUP BY series
        HAVING COUNT(DISTINCT number) <> COUNT(*) OR MIN(number) <> 1 OR MAX(number) <> COUNT(*)) AS wrong";
const BACKWARDS: &str = "
    SELECT COUNT(*) FROM documents AS earlier JOIN documents AS later
        ON later.series = earlier.series AND later.number = earlier.number + 1
    WHERE later.issued_on < earlier.issued_on";

both_engines! {
    async fn two_thousand_invoices_have_neither_gap_nor_duplicate(world: World) {
        let mut owners = Vec::new();
        for task in 0..TASKS {
            let member = silver_member(world, &format!("Estudio {task} S.L."), "ES").await;
            join_by_transfer(world, &member).await;
            owners.push(sell(world, &member).await);
        }
        let ahead = LAST_WEEK.millis() - world.clock.now().millis();
        world.clock.advance_seconds(ahead / 1000);
        let mut tasks = JoinSet::new();
        for (task, sold) in owners.into_iter().enumerate() {
            let portal = Portal { clock: clock_of(world, task), ..world.portal.clone() };
            let clock = world.clock.clone();
            tasks.spawn(async move {
                for (place, term) in sold.into_iter().enumerate() {
                    issue(&portal, term, place % 3 == task % 3).await;
                    clock.advance_seconds(APART_SECONDS);
                }
            });
        }
        tasks.join_all().await;

        assert_eq!(world.count(ISSUED).await, 2_000);
        assert_eq!(world.count("SELECT COUNT(DISTINCT series) FROM documents").await, 2);
        assert_eq!((world.count(GAPS).await, world.count(BACKWARDS).await), (0, 0));
        assert_eq!(world.count(UNBALANCED).await, 0);
        assert_eq!(world.count("SELECT COUNT(*) FROM entries WHERE occasion = 'invoice_issued'").await, 2_000);
        assert_eq!(world.count("SELECT COUNT(*) FROM document_lines").await, 2_000);
        let counted = "SELECT CAST(SUM(value) AS BIGINT) FROM counters WHERE name LIKE 'invoices/%'";
        assert_eq!(world.count(counted).await, 2_000);
    }
}

/// One instance in four has a clock of its own, which stands still.
fn clock_of(world: &World, task: usize) -> Clock {
    if task.is_multiple_of(4) {
        Clock::manual(world.clock.now())
    } else {
        world.clock.clone()
    }
}

/// Sells a member many terms.
async fn sell(world: &World, member: &Member) -> Vec<TermId> {
    let (account_id, now) = (member.account_id(), world.clock.now());
    let ids: Vec<TermId> = (0..INVOICES_OF_A_TASK)
        .map(|_| TermId::from_uuid(world.portal.ids.uuid()))
        .collect();
    world
        .write(async |connection| {
            let live = subscriptions::live(connection, account_id, now.date()).await?;
            let live = live.unwrap();
            for (place, id) in (1_i64..).zip(&ids) {
                let term = Term {
                    id: *id,
                    account_id,
                    subscription_id: live.id,
                    occasion: Occasion::Renewal,
                    level: LevelCode::Silver,
                    former_level: None,
                    starts_on: live.starts_on.plus_days(place),
                    ends_on: live.ends_on,
                    net: Money::new(100_00 + place, Currency::Eur),
                    withdrawn_at: None,
                };
                terms::insert(connection, &term, now).await?;
            }
            Ok(())
        })
        .await;
    ids
}

/// Issues an invoice, perhaps after having been undone at the last moment, and as often as it takes: a worker that finds the
/// database busy comes again.
async fn issue(portal: &Portal, term: TermId, undone_first: bool) {
    if undone_first {
        let undone = portal.db.write(async |connection| {
            issue_invoice(portal, connection, term).await?;
            Err::<(), ServiceError>(ServiceError::NotFound)
        });
        assert!(undone.await.is_err());
    }
    loop {
        let issued = portal
            .db
            .write(async |connection| issue_invoice(portal, connection, term).await);
        match issued.await {
            Ok(()) => return,
            Err(ServiceError::Busy | ServiceError::Store(StoreError::Conflict)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}
