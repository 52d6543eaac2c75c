//! The program dies at every point between "the card is to be charged" and "the card was charged".

use cps_backend::jobs::run_due;
use cps_backend::service::pay_invoice;
use cps_domain::view::PayNext;

use super::{ATTEMPTS, CHARGED, LEASE_SECONDS, OPEN, due_tomorrow, invoice};
use crate::joining::journey::ACCEPTED;
use crate::scenarios::studio::Studio;
use crate::unsteady::{Mishap, Unsteady};
use crate::world::{World, both_engines};

/// The worker dies of this on the due date; another one goes on when its lease is over.
async fn dies_on_the_due_date<'w>(world: &'w World, mishap: Mishap) -> Studio<'w> {
    let studio = due_tomorrow(world, ACCEPTED).await;
    world.clock.advance_seconds(24 * 60 * 60);
    let unsteady = Unsteady::once(world, &[mishap]);
    let portal = unsteady.portal(world);
    unsteady.kills(run_due(&portal)).await;
    assert_eq!(
        world.count(OPEN).await,
        1,
        "the attempt was committed before the provider was asked"
    );
    run_due(&world.portal).await.unwrap();
    assert_eq!(world.count(OPEN).await, 1, "its job is leased");
    world.clock.advance_seconds(LEASE_SECONDS);
    run_due(&world.portal).await.unwrap();
    studio
}

/// Presses "Pay now", and the program dies of this; a job goes on.
async fn dies_while_the_member_pays<'w>(world: &'w World, mishap: Mishap) -> Studio<'w> {
    let studio = due_tomorrow(world, ACCEPTED).await;
    let id = invoice(&studio).await;
    let unsteady = Unsteady::once(world, &[mishap]);
    let portal = unsteady.portal(world);
    unsteady
        .kills(pay_invoice(&portal, &studio.member, id))
        .await;
    assert_eq!(world.count(OPEN).await, 1);
    world.clock.advance_seconds(2 * 60);
    run_due(&world.portal).await.unwrap();
    studio
}

async fn charged_once(world: &World, studio: &Studio<'_>) {
    assert_eq!(
        (world.count(CHARGED).await, world.count(ATTEMPTS).await),
        (1, 1)
    );
    assert_eq!(studio.documents().await, ["2026-000001 €121.00 paid"]);
    assert_eq!(studio.mails().await, ["card_charged"]);
    studio.nothing_more_is_due().await;
}

both_engines! {
    async fn before_the_provider_is_asked(world: World) {
        let studio = dies_on_the_due_date(world, Mishap::DiesBefore).await;
        charged_once(world, &studio).await;
    }

    async fn before_the_providers_answer_is_heard(world: World) {
        let studio = dies_on_the_due_date(world, Mishap::DiesAfter).await;
        charged_once(world, &studio).await;
    }

    async fn again_while_asking_what_became_of_it(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        world.clock.advance_seconds(24 * 60 * 60);
        let unsteady = Unsteady::once(world, &[Mishap::DiesAfter, Mishap::DiesBefore, Mishap::DiesAfter]);
        let portal = unsteady.portal(world);
        for _ in 0..3 {
            unsteady.kills(run_due(&portal)).await;
            world.clock.advance_seconds(LEASE_SECONDS);
        }
        run_due(&portal).await.unwrap();
        charged_once(world, &studio).await;
    }

    async fn while_the_member_pays_before_the_provider_is_asked(world: World) {
        let studio = dies_while_the_member_pays(world, Mishap::DiesBefore).await;
        charged_once(world, &studio).await;
    }

    async fn while_the_member_pays_before_its_answer_is_heard(world: World) {
        let studio = dies_while_the_member_pays(world, Mishap::DiesAfter).await;
        charged_once(world, &studio).await;
    }

    async fn and_the_member_pays_again_meanwhile(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = invoice(&studio).await;
        let unsteady = Unsteady::once(world, &[Mishap::DiesAfter]);
        let portal = unsteady.portal(world);
        unsteady.kills(pay_invoice(&portal, &studio.member, id)).await;
        let again = pay_invoice(&world.portal, &studio.member, id).await.unwrap();
        assert_eq!(again, PayNext::Paid);
        run_due(&world.portal).await.unwrap();
        charged_once(world, &studio).await;
    }

    async fn two_workers_believe_each_other_dead(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        world.clock.advance_seconds(24 * 60 * 60);
        run_due(&world.portal).await.unwrap();
        for _ in 0..3 {
            world.run("UPDATE jobs SET done_at = NULL, leased_until = NULL
                       WHERE kind IN ('charge_card', 'settle_charge')").await;
            run_due(&world.portal).await.unwrap();
        }
        charged_once(world, &studio).await;
    }
}
