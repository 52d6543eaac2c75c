//! A provider that cannot be reached, loses its answers, or has not decided yet.

use cps_backend::payments::sandbox::Fault::{self, AnswerLost, Pending, Unreachable};
use cps_domain::LevelCode::Silver;
use cps_domain::view::PayNext;

use super::studio::Studio;
use crate::joining::journey::ACCEPTED;
use crate::world::{World, both_engines};

const CHARGES: &str = "SELECT COUNT(*) FROM sandbox_charges";
const REFUNDS: &str = "SELECT COUNT(*) FROM sandbox_refunds";

/// A member whose invoice is due tomorrow, and what will go wrong from now on.
async fn due_tomorrow<'w>(world: &'w World, faults: &[Fault]) -> Studio<'w> {
    let studio = Studio::with_products(world, 1).await;
    studio.joins_by_card(Silver, ACCEPTED).await;
    studio.waits_until("2026-06-30").await;
    world.faults.script(faults.iter().copied().map(Some));
    studio
}

both_engines! {
    async fn charged_but_the_answer_was_lost(world: World) {
        let studio = due_tomorrow(world, &[AnswerLost]).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(world.count(CHARGES).await, 1);
        assert_eq!(studio.mails().await, ["welcome", "invoice_issued", "card_charged"]);
        studio.nothing_more_is_due().await;
    }

    async fn provider_away_at_first(world: World) {
        let studio = due_tomorrow(world, &[Unreachable, Unreachable, Unreachable]).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(world.count(CHARGES).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn provider_away_for_days(world: World) {
        let studio = due_tomorrow(world, &[Unreachable; 60]).await;
        studio.waits_until("2026-07-02").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 overdue"]);
        studio.waits_until("2026-07-20").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(studio.membership().await, "silver until 2027-05-31");
        assert_eq!(world.count(CHARGES).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn bank_takes_its_time(world: World) {
        let studio = due_tomorrow(world, &[Pending, Pending, Pending]).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(world.count(CHARGES).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn answer_lost_again_and_again(world: World) {
        let studio = due_tomorrow(world, &[AnswerLost, AnswerLost, Unreachable, AnswerLost]).await;
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(world.count(CHARGES).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn paid_at_once_but_the_answer_was_lost(world: World) {
        let studio = due_tomorrow(world, &[AnswerLost]).await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        studio.waits_until("2026-07-02").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!(world.count(CHARGES).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_while_nobody_knew_of_the_charge(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        world.faults.script([Some(AnswerLost)]);
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        studio.withdraws().await;
        studio.waits_until("2026-06-11").await;
        assert_eq!((world.count(CHARGES).await, world.count(REFUNDS).await), (1, 1));
        studio.nothing_more_is_due().await;
    }

    async fn withdrawn_while_the_charge_had_never_arrived(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        world.faults.script([Some(Unreachable)]);
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        studio.withdraws().await;
        studio.waits_until("2026-06-11").await;
        assert_eq!(world.count(CHARGES).await, 0);
        studio.nothing_more_is_due().await;
    }

    async fn refunded_but_the_answer_was_lost(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        studio.waits_until("2026-06-10").await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Paid);
        world.faults.script([Some(AnswerLost), Some(Unreachable)]);
        studio.withdraws().await;
        studio.waits_until("2026-06-11").await;
        assert_eq!(world.count(REFUNDS).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn transfer_arrives_while_nobody_knows_of_the_charge(world: World) {
        let studio = due_tomorrow(world, &[AnswerLost]).await;
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        studio.transfers(121_00, "2026-000001").await;
        studio.waits_until("2026-07-05").await;
        assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
        assert_eq!((world.count(CHARGES).await, world.count(REFUNDS).await), (1, 1));
        studio.nothing_more_is_due().await;
    }
}
