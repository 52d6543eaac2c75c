//! No gaps, no duplicates, no date before an earlier one.

use std::sync::Arc;

use cps_backend::clock::Clock;
use cps_backend::jobs::run_due;
use cps_backend::portal::{Portal, Settings};
use cps_backend::service::Member;
use cps_backend::store::StoreError;
use cps_backend::store::counters::{self, Counter};
use cps_domain::view::InvoiceRow;
use tokio::task::JoinSet;

use super::{joined, only_invoice, wait_and_work};
use crate::joining::journey::{execute, invoices};
use crate::world::{World, both_engines};

const DAY: i64 = 24 * 60 * 60;

/// Takes the next invoice number of this year, then fails.
async fn take_a_number_and_fail(portal: &Portal) {
    let series = portal.clock.today().year();
    let failed = portal.db.write(async |connection| {
        counters::next::<u32>(connection, Counter::Invoices { series }).await?;
        Err::<(), _>(StoreError::Busy)
    });
    assert!(failed.await.is_err());
}

async fn all_numbers(world: &World, members: &[Member]) -> Vec<u32> {
    let mut numbers = Vec::new();
    for member in members {
        let rows: Vec<InvoiceRow> = invoices(world, member).await;
        numbers.extend(rows.into_iter().map(|row| row.number.number));
    }
    numbers.sort_unstable();
    numbers
}

both_engines! {
    async fn an_undone_transaction_takes_its_number_back(world: World) {
        let mut members = Vec::new();
        for place in 1..=5 {
            take_a_number_and_fail(&world.portal).await;
            members.push(joined(world, &format!("Estudio {place} S.L."), "ES").await);
            wait_and_work(world).await;
        }
        assert_eq!(all_numbers(world, &members).await, [1, 2, 3, 4, 5]);
    }

    async fn numbers_have_no_gaps_under_concurrent_failures(world: World) {
        let mut members = Vec::new();
        for place in 1..=8 {
            members.push(joined(world, &format!("Estudio {place} S.L."), "ES").await);
        }
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        let mut tasks = JoinSet::new();
        for _ in 0..4 {
            let portal = world.portal.clone();
            tasks.spawn(async move {
                run_due(&portal).await.unwrap();
            });
            let portal = world.portal.clone();
            tasks.spawn(async move { take_a_number_and_fail(&portal).await });
        }
        tasks.join_all().await;
        run_due(&world.portal).await.unwrap();
        assert_eq!(all_numbers(world, &members).await, [1, 2, 3, 4, 5, 6, 7, 8]);
    }

    async fn an_invoice_that_fails_midway_leaves_no_gap(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "ES").await;
        let nowhere = Settings {
            issuer_country: "ZZ".parse().unwrap(),
            ..(*world.portal.settings).clone()
        };
        let broken = Portal { settings: Arc::new(nowhere), ..world.portal.clone() };
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        assert_eq!(run_due(&broken).await.unwrap(), 0);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0, "it waits before the next attempt");
        world.clock.advance_seconds(30);
        assert!(run_due(&world.portal).await.unwrap() > 0);
        assert_eq!(only_invoice(world, &member).await.number.number, 1);
    }

    async fn dates_never_go_back_within_a_series(world: World) {
        let behind = Portal {
            clock: Clock::manual(world.clock.now().plus_seconds(DAY)),
            ..world.portal.clone()
        };
        let first = joined(world, "Estudio Uno S.L.", "ES").await;
        world.days_pass(3);
        run_due(&world.portal).await.unwrap();
        let second = joined(world, "Estudio Dos S.L.", "ES").await;
        execute(world, "UPDATE jobs SET due_at = 0 WHERE done_at IS NULL AND kind = 'issue_invoice'").await;
        run_due(&behind).await.unwrap();
        let first = only_invoice(world, &first).await;
        let second = only_invoice(world, &second).await;
        assert!(behind.clock.today() < first.issued_on);
        assert!(first.number < second.number);
        assert_eq!(second.issued_on, first.issued_on, "by the series, not by a clock that is slow");
    }

    async fn every_year_starts_a_series(world: World) {
        let old = joined(world, "Estudio Uno S.L.", "ES").await;
        wait_and_work(world).await;
        let year = world.clock.today().year();
        while world.clock.today().year() == year {
            world.days_pass(1);
        }
        let new = joined(world, "Estudio Dos S.L.", "ES").await;
        wait_and_work(world).await;
        let (old, new) = (only_invoice(world, &old).await, only_invoice(world, &new).await);
        assert_eq!((old.number.series, old.number.number), (year, 1));
        assert_eq!((new.number.series, new.number.number), (year + 1, 1));
    }
}
