//! "Use another card": the provider verifies it on its own page, as at CHECKOUT.

use cps_domain::{DocumentId, Field, PaymentMethod, Problem, SubscriptionId, VerificationId};

use super::pay_invoice::payable;
use super::record::record;
use super::{Member, ServiceError};
use crate::payments::Verification;
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::card_replacements::{self, CardReplacement, ReplacementState};
use crate::store::{Connection, books, subscriptions};

/// Opens the provider's page for another card and returns its address. The card is for the live subscription; with an invoice, for
/// the subscription that it invoices, and it is charged for that invoice at once.
///
/// # Errors
/// [`ServiceError::Rejected`] if there is no live subscription that is paid by card; [`ServiceError::NotFound`] if there is no such
/// invoice, it is another account's, or it is not paid by card; [`ServiceError::Provider`] when the provider does not answer: the
/// same form may work later.
pub async fn replace_card(
    portal: &Portal,
    member: &Member,
    document: Option<DocumentId>,
) -> Result<String, ServiceError> {
    let id = VerificationId::from_uuid(portal.ids.uuid());
    portal
        .db
        .write(async |connection| {
            let (subscription_id, document_id) =
                target(portal, connection, member, document).await?;
            let replacement = CardReplacement {
                id,
                account_id: member.account_id,
                subscription_id,
                document_id,
                state: ReplacementState::Verifying,
            };
            card_replacements::insert(connection, &replacement, portal.clock.now()).await?;
            let action = Action::CardReplacementBegun;
            Ok::<_, ServiceError>(record(portal, connection, member, action, id).await?)
        })
        .await?;
    page(portal, id).await
}

/// The provider's page for a replacement; the same one each time.
pub(super) async fn page(portal: &Portal, id: VerificationId) -> Result<String, ServiceError> {
    let return_path = format!("/card/finish?id={id}");
    let verification = Verification { id, return_path };
    Ok(portal.provider.begin(&verification).await?)
}

/// For which subscription, and which invoice is to be paid, if something of it is open.
async fn target(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    document: Option<DocumentId>,
) -> Result<(SubscriptionId, Option<DocumentId>), ServiceError> {
    if let Some(id) = document {
        let invoice = payable(connection, member, id).await?;
        let open = books::open_amount(connection, id).await?;
        return Ok((
            invoice.subscription_id,
            Some(id).filter(|_| open.amount > 0),
        ));
    }
    let today = portal.clock.today();
    let live = subscriptions::live(connection, member.account_id, today).await?;
    live.filter(|live| live.method == PaymentMethod::Card)
        .map(|live| (live.id, None))
        .ok_or_else(|| ServiceError::rejected(Field::Form, Problem::NoSubscription))
}
