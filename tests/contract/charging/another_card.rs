//! "Use another card".

use cps_backend::payments::sandbox::{self, Fault::AnswerLost};
use cps_backend::service::{Replacement, finish_card_replacement, replace_card};
use cps_domain::LevelCode::Silver;
use cps_domain::view::PayNext;
use cps_domain::{DocumentId, Field, Problem, VerificationId};

use super::{ATTEMPTS, CHARGED, due_tomorrow, invoice};
use crate::joining::journey::{ACCEPTED, AUTHENTICATES, DECLINED, enter, is_not_found, rejected};
use crate::scenarios::studio::Studio;
use crate::unsteady::{Mishap, Unsteady};
use crate::world::both_engines;

const OTHER: &str = "5555 5555 5555 4444";
/// Verified at checkout; every charge is declined.
const DECLINES_CHARGES: &str = "4000 0000 0000 0341";

/// Goes to the provider's page.
async fn begin(studio: &Studio<'_>, document: Option<DocumentId>) -> VerificationId {
    let page = replace_card(&studio.world.portal, &studio.member, document).await;
    let page = page.unwrap();
    page.strip_prefix("/sandbox/cards/")
        .unwrap()
        .parse()
        .unwrap()
}

/// Comes back from it.
async fn finish(studio: &Studio<'_>, id: VerificationId) -> Replacement {
    let finished = finish_card_replacement(&studio.world.portal, &studio.member, id).await;
    finished.unwrap()
}

async fn last_four(studio: &Studio<'_>) -> String {
    studio.subscription().await.unwrap().card.unwrap().last_four
}

both_engines! {
    async fn it_takes_the_place_of_the_first(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let id = begin(&studio, None).await;
        assert!(matches!(finish(&studio, id).await, Replacement::Visit(page) if page.ends_with(&id.to_string())));
        enter(world, id, OTHER).await;
        assert_eq!(last_four(&studio).await, "4242", "only asking the provider counts");
        for _ in 0..2 {
            assert_eq!(finish(&studio, id).await, Replacement::Replaced);
            assert_eq!(last_four(&studio).await, "4444");
        }
        studio.waits_until("2026-07-01").await;
        assert_eq!(studio.card_charged_last().await, "4444");
        assert_eq!(studio.mails().await, ["card_replaced", "card_charged"]);
        studio.nothing_more_is_due().await;
    }

    async fn it_pays_the_invoice_at_once(world: World) {
        let studio = due_tomorrow(world, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-02").await;
        let document = invoice(&studio).await;
        let id = begin(&studio, Some(document)).await;
        enter(world, id, OTHER).await;
        for _ in 0..3 {
            assert_eq!(finish(&studio, id).await, Replacement::Paid(document, PayNext::Paid));
        }
        assert_eq!((world.count(CHARGED).await, world.count(ATTEMPTS).await), (1, 2));
        studio.nothing_more_is_due().await;
    }

    async fn it_may_not_do_either(world: World) {
        let studio = due_tomorrow(world, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-02").await;
        let document = invoice(&studio).await;
        let id = begin(&studio, Some(document)).await;
        enter(world, id, DECLINES_CHARGES).await;
        for _ in 0..2 {
            let finished = finish(&studio, id).await;
            assert_eq!(finished, Replacement::Paid(document, PayNext::Declined));
        }
        assert_eq!(world.count(ATTEMPTS).await, 2, "coming back twice tries once");
    }

    async fn without_a_card_the_first_one_stays(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let document = invoice(&studio).await;
        let declined = begin(&studio, None).await;
        enter(world, declined, DECLINED).await;
        let unconfirmed = begin(&studio, Some(document)).await;
        enter(world, unconfirmed, AUTHENTICATES).await;
        sandbox::authenticate(&world.portal, unconfirmed, false).await.unwrap();
        let left = begin(&studio, None).await;
        sandbox::cancel(&world.portal, left).await.unwrap();
        for _ in 0..2 {
            for (id, document, problem) in [
                (declined, None, Problem::CardDeclined),
                (unconfirmed, Some(document), Problem::AuthenticationFailed),
                (left, None, Problem::PaymentCanceled),
            ] {
                assert_eq!(finish(&studio, id).await, Replacement::Failed(document, problem));
            }
        }
        assert_eq!(last_four(&studio).await, "4242");
        assert_eq!(world.count(ATTEMPTS).await, 0);
    }

    /// The first card was charged and the answer got lost: asking comes before charging the other one.
    async fn what_the_first_card_paid_the_other_does_not_pay(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let document = invoice(&studio).await;
        world.faults.script([Some(AnswerLost)]);
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        let id = begin(&studio, Some(document)).await;
        enter(world, id, OTHER).await;
        assert_eq!(finish(&studio, id).await, Replacement::Paid(document, PayNext::Paid));
        assert_eq!((world.count(CHARGED).await, studio.card_charged_last().await), (1, "4242".to_owned()));
        studio.nothing_more_is_due().await;
    }

    async fn the_program_dies_before_the_other_card_is_charged(world: World) {
        let studio = due_tomorrow(world, DECLINES_CHARGES).await;
        studio.waits_until("2026-07-02").await;
        let document = invoice(&studio).await;
        let id = begin(&studio, Some(document)).await;
        enter(world, id, OTHER).await;
        let unsteady = Unsteady::once(world, &[Mishap::None, Mishap::DiesBefore]);
        let portal = unsteady.portal(world);
        unsteady.kills(finish_card_replacement(&portal, &studio.member, id)).await;
        assert_eq!(last_four(&studio).await, "4444");
        assert_eq!(finish(&studio, id).await, Replacement::Paid(document, PayNext::Settling));
        studio.waits_until("2026-07-03").await;
        assert_eq!(finish(&studio, id).await, Replacement::Paid(document, PayNext::Paid));
        assert_eq!(world.count(CHARGED).await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn nobody_replaces_anothers_card(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let document = invoice(&studio).await;
        let id = begin(&studio, None).await;
        let stranger = world.member("Estudio Dos S.L.", "ES").await;
        assert!(is_not_found(replace_card(&world.portal, &stranger, Some(document)).await));
        assert!(is_not_found(finish_card_replacement(&world.portal, &stranger, id).await));
        let answer = replace_card(&world.portal, &stranger, None).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::NoSubscription)]);
    }

    async fn whoever_pays_by_transfer_has_no_card_to_replace(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_transfer(Silver).await;
        let answer = replace_card(&world.portal, &studio.member, None).await;
        assert_eq!(rejected(answer), [(Field::Form, Problem::NoSubscription)]);
    }
}
