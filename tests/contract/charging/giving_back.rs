//! What was paid for an invoice that was taken back.

use cps_domain::LevelCode::Silver;
use cps_domain::view::PayNext;

use super::{CHARGED, LEASE_SECONDS};
use crate::joining::journey::ACCEPTED;
use crate::scenarios::settled::Left;
use crate::scenarios::studio::Studio;
use crate::unsteady::{Mishap, Unsteady};
use crate::world::{World, both_engines};
use cps_backend::jobs::run_due;

const GIVEN_BACK: &str = "SELECT COUNT(*) FROM sandbox_refunds";
const IN_CENTS: &str = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM sandbox_refunds";

/// A studio that has paid its first invoice by card and can withdraw.
async fn paid<'w>(world: &'w World) -> Studio<'w> {
    let studio = Studio::with_products(world, 1).await;
    studio.joins_by_card(Silver, ACCEPTED).await;
    studio.waits_until("2026-06-10").await;
    assert_eq!(studio.pays_now("2026-000001").await, PayNext::Paid);
    studio
}

both_engines! {
    async fn a_card_gets_it_back_once(world: World) {
        let studio = paid(world).await;
        studio.withdraws().await;
        for _ in 0..3 {
            world.run("UPDATE jobs SET done_at = NULL WHERE kind = 'refund_card'").await;
            run_due(&world.portal).await.unwrap();
        }
        assert_eq!((world.count(GIVEN_BACK).await, world.count(IN_CENTS).await), (1, 12_100));
        studio.nothing_more_is_due().await;
    }

    async fn the_program_dies_before_the_providers_answer_is_heard(world: World) {
        let studio = paid(world).await;
        studio.withdraws().await;
        let unsteady = Unsteady::once(world, &[Mishap::DiesAfter]);
        let portal = unsteady.portal(world);
        unsteady.kills(run_due(&portal)).await;
        world.clock.advance_seconds(LEASE_SECONDS);
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count(GIVEN_BACK).await, 1);
        studio.nothing_more_is_due().await;
    }

    /// The card was closed meanwhile: staff pay it back by transfer.
    async fn what_the_card_cannot_be_given_staff_pay_back(world: World) {
        let studio = paid(world).await;
        world.run("UPDATE sandbox_charges SET amount = 1").await;
        studio.withdraws().await;
        run_due(&world.portal).await.unwrap();
        world.run("UPDATE sandbox_charges SET amount = 12100").await;
        assert_eq!(world.count(GIVEN_BACK).await, 0);
        studio.staff_pay_back().await;
        assert_eq!(world.count("SELECT COUNT(*) FROM refunds WHERE state = 'refused'").await, 1);
        let balance = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM postings WHERE book = 'balance'";
        assert_eq!(world.count(balance).await, 0);
        studio.nothing_more_is_due().await;
    }

    /// Part of it came by transfer: that part staff pay back.
    async fn each_part_goes_back_the_way_it_came(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        studio.transfers(21_00, "2026-000001").await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Paid);
        studio.withdraws().await;
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count(IN_CENTS).await, 10_000);
        let left = Left { balance: 21_00, payouts: 21_00, ..Left::default() };
        studio.only_this_is_left(left).await;
        studio.staff_pay_back().await;
        studio.nothing_more_is_due().await;
    }

    /// What is to be paid back pays no invoice meanwhile.
    async fn what_is_to_be_paid_back_is_not_spent_twice(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-05").await;
        studio.transfers(12_100, "2026-000001").await;
        studio.withdraws().await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-07-10").await;
        assert_eq!(world.count(CHARGED).await, 1);
        studio.staff_pay_back().await;
        studio.nothing_more_is_due().await;
    }
}
