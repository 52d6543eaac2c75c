//! What the provider tells by itself about charges: twice, in the wrong order, or forged.

use std::sync::Arc;

use cps_backend::jobs::run_due;
use cps_backend::payments::sandbox::{Fault::AnswerLost, SandboxProvider, SignedNotification};
use cps_backend::payments::{Notification, NotificationError};
use cps_backend::portal::Portal;
use cps_backend::service::take_notification;
use cps_domain::view::PayNext;
use cps_domain::{ChargeId, VerificationId};

use super::{ATTEMPTS, CHARGED, OPEN, due_tomorrow};
use crate::joining::journey::ACCEPTED;
use crate::world::{World, both_engines};

/// Delivers a notification as it would arrive.
async fn deliver(portal: &Portal, signed: &SignedNotification) {
    let now = portal.clock.now();
    let (signature, body) = (Some(signed.signature.as_str()), signed.body.as_bytes());
    let read = portal.provider.read_notification(signature, body, now);
    for notification in read.unwrap() {
        take_notification(portal, notification).await.unwrap();
    }
    run_due(portal).await.unwrap();
}

/// The world's portal with a sandbox of which the test has the secret.
fn signing(world: &World) -> (Portal, Arc<SandboxProvider>) {
    let sandbox = SandboxProvider::new(world.portal.db.clone(), world.clock.clone());
    let sandbox = Arc::new(sandbox);
    let portal = Portal {
        provider: sandbox.clone(),
        ..world.portal.clone()
    };
    (portal, sandbox)
}

async fn only_charge(world: &World) -> ChargeId {
    let id = world.text("SELECT id FROM charges").await;
    id.parse().unwrap()
}

both_engines! {
    async fn a_lost_answer_is_told_again_and_again(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        world.faults.script([Some(AnswerLost)]);
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        let (portal, sandbox) = signing(world);
        let charge = Notification::Charge(only_charge(world).await);
        let signed = sandbox.notification(charge).unwrap();
        for _ in 0..3 {
            deliver(&portal, &signed).await;
            assert_eq!(world.count(OPEN).await, 0);
        }
        assert_eq!((world.count(CHARGED).await, world.count(ATTEMPTS).await), (1, 1));
        assert_eq!(studio.mails().await, ["card_charged"]);
        studio.nothing_more_is_due().await;
    }

    /// A notification names something and says nothing about it, so there is no order to get wrong.
    async fn old_news_changes_nothing(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        let (portal, sandbox) = signing(world);
        let verification = world.text("SELECT id FROM sandbox_verifications").await;
        let verification: VerificationId = verification.parse().unwrap();
        studio.waits_until("2026-07-01").await;
        let charge = Notification::Charge(only_charge(world).await);
        for notification in [charge, Notification::Verification(verification), charge] {
            deliver(&portal, &sandbox.notification(notification).unwrap()).await;
        }
        assert_eq!(world.count(CHARGED).await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM subscriptions").await, 1);
        studio.nothing_more_is_due().await;
    }

    /// The charge was given up as lost because a transfer came first, and was on its way all the same.
    async fn money_that_was_taken_late_goes_back(world: World) {
        let studio = due_tomorrow(world, ACCEPTED).await;
        world.faults.script([Some(AnswerLost)]);
        assert_eq!(studio.pays_now("2026-000001").await, PayNext::Settling);
        studio.transfers(12_100, "2026-000001").await;
        world.run("UPDATE charges SET state = 'dropped', settled_at = created_at").await;
        let (portal, sandbox) = signing(world);
        let charge = Notification::Charge(only_charge(world).await);
        deliver(&portal, &sandbox.notification(charge).unwrap()).await;
        run_due(&portal).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM sandbox_refunds").await, 1);
        studio.nothing_more_is_due().await;
    }

    async fn nobody_else_is_believed(world: World) {
        let (portal, _) = signing(world);
        let (_, another) = signing(world);
        let charge = Notification::Charge(ChargeId::from_uuid(portal.ids.uuid()));
        let signed = another.notification(charge).unwrap();
        let body = signed.body.as_bytes();
        for signature in [None, Some(""), Some(signed.signature.as_str())] {
            let read = portal.provider.read_notification(signature, body, portal.clock.now());
            assert_eq!(read, Err(NotificationError::Signature));
        }
    }
}
