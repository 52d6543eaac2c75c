//! "Pay now".

use cps_backend::payments::sandbox::Fault::Unreachable;
use cps_backend::service::{pay_invoice, show_invoice};
use cps_domain::LevelCode::Silver;
use cps_domain::view::{InvoiceStanding, PayNext};
use tokio::task::JoinSet;

use super::{ATTEMPTS, CHARGED, due_tomorrow, invoice};
use crate::joining::journey::{ACCEPTED, is_not_found};
use crate::scenarios::studio::Studio;
use crate::world::both_engines;

/// Verified at checkout; with every charge its bank asks who is paying.
const ASKS_EACH_TIME: &str = "4000 0027 6000 3184";

both_engines! {
    async fn many_clicks_at_once_charge_once(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = invoice(&studio).await;
        let mut clicks = JoinSet::new();
        for _ in 0..16 {
            let (portal, member) = (world.portal.clone(), studio.member.clone());
            clicks.spawn(async move { pay_invoice(&portal, &member, id).await });
        }
        for click in clicks.join_all().await {
            assert_eq!(click.unwrap(), PayNext::Paid);
        }
        assert_eq!((world.count(CHARGED).await, world.count(ATTEMPTS).await), (1, 1));
        studio.nothing_more_is_due().await;
    }

    async fn a_click_and_the_schedule_at_once_charge_once(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = invoice(&studio).await;
        world.clock.advance_seconds(24 * 60 * 60);
        let (worked, clicked) = tokio::join!(
            cps_backend::jobs::run_due(&world.portal),
            pay_invoice(&world.portal, &studio.member, id)
        );
        worked.unwrap();
        assert_eq!(clicked.unwrap(), PayNext::Paid);
        assert_eq!(world.count(CHARGED).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn what_is_paid_is_not_paid_again(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = invoice(&studio).await;
        for _ in 0..2 {
            let paid = pay_invoice(&world.portal, &studio.member, id).await.unwrap();
            assert_eq!(paid, PayNext::Paid);
        }
        assert_eq!(world.count(ATTEMPTS).await, 1);
        let page = show_invoice(&world.portal, &studio.member, id).await.unwrap();
        assert_eq!((page.standing, page.card), (InvoiceStanding::Paid, None));
    }

    async fn the_bank_wants_to_see_its_customer(world: World) {
        let studio = due_tomorrow(world, ASKS_EACH_TIME).await;
        let id = invoice(&studio).await;
        let next = pay_invoice(&world.portal, &studio.member, id).await.unwrap();
        assert_eq!(next, PayNext::NeedsAuthentication);
        assert_eq!(studio.mails().await, [""; 0], "the page says so");
    }

    async fn whoever_tries_too_often_asks_no_bank_any_more(world: World) {
        let studio = due_tomorrow(world, ASKS_EACH_TIME).await;
        let id = invoice(&studio).await;
        for _ in 0..12 {
            let next = pay_invoice(&world.portal, &studio.member, id).await.unwrap();
            assert_eq!(next, PayNext::NeedsAuthentication);
        }
        assert_eq!(world.count(ATTEMPTS).await, 5);
        world.clock.advance_seconds(60 * 60 + 1);
        pay_invoice(&world.portal, &studio.member, id).await.unwrap();
        assert_eq!(world.count(ATTEMPTS).await, 6);
    }

    async fn the_page_says_that_nobody_knows_yet(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = invoice(&studio).await;
        world.faults.script([Some(Unreachable)]);
        let next = pay_invoice(&world.portal, &studio.member, id).await.unwrap();
        assert_eq!(next, PayNext::Settling);
        let page = show_invoice(&world.portal, &studio.member, id).await.unwrap();
        let card = page.card.unwrap();
        assert!(card.settling && card.trouble.is_none());
    }

    async fn nobody_pays_anothers_invoice(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = invoice(&studio).await;
        let stranger = world.member("Estudio Dos S.L.", "ES").await;
        assert!(is_not_found(pay_invoice(&world.portal, &stranger, id).await));
    }

    async fn an_invoice_that_a_transfer_pays_is_not_charged(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        studio.waits_until("2026-06-10").await;
        let id = invoice(&studio).await;
        assert!(is_not_found(pay_invoice(&world.portal, &studio.member, id).await));
    }
}
