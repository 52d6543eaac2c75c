//! PURCHASE: the member accepts what the review page says (guide, step 4).

use cps_domain::{CheckoutKey, Field, FieldProblem, LevelCode, Problem, PurchaseOrder, Renewal};

use super::record::record;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::checkouts::{self, CheckoutState, Reviewed};

/// The review form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurchaseForm {
    /// Minted with the form.
    pub key: CheckoutKey,
    /// The chosen level.
    pub level: LevelCode,
    /// The subscription type.
    pub renewal: Renewal,
    /// The purchase order number as typed; empty for none.
    pub purchase_order: String,
    /// Whether the terms are accepted.
    pub terms: bool,
    /// The fee the page showed: minor units before VAT.
    pub price_minor: i64,
}

/// Keeps what the member accepted and returns its key, under which it can be paid. The same form sent twice changes nothing;
/// a form that says something else under the same key replaces what was said, until there is a subscription.
///
/// # Errors
/// [`ServiceError::Rejected`] with every problem of the form; [`ServiceError::NotFound`] for another account's key.
pub async fn purchase(
    portal: &Portal,
    member: &Member,
    form: &PurchaseForm,
) -> Result<CheckoutKey, ServiceError> {
    portal
        .db
        .write(async |connection| {
            let (account_id, key) = (member.account_id, form.key);
            let earlier = checkouts::find(connection, account_id, key).await?;
            if earlier
                .as_ref()
                .is_some_and(|checkout| checkout.state == CheckoutState::Finished)
            {
                return Ok(key);
            }
            let standing = Standing::read(portal, connection, account_id).await?;
            let reviewed = review(&standing, form).map_err(ServiceError::Rejected)?;
            // A doubled submission must not take away the card that is being verified meanwhile.
            let unchanged = earlier.is_some_and(|checkout| {
                checkout.reviewed == reviewed && !matches!(checkout.state, CheckoutState::Failed(_))
            });
            if unchanged {
                return Ok(key);
            }
            let now = portal.clock.now();
            if !checkouts::review(connection, account_id, key, &reviewed, now).await? {
                return Err(ServiceError::NotFound);
            }
            record(portal, connection, member, Action::CheckoutReviewed, key).await?;
            Ok(key)
        })
        .await
}

/// What the form says, if all of it is in order.
fn review(standing: &Standing, form: &PurchaseForm) -> Result<Reviewed, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let fee = match standing.choose(form.level) {
        Ok(level) => Some(level.fee),
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    if fee.is_some_and(|fee| fee.amount != form.price_minor) {
        problems.push(FieldProblem::new(Field::Form, Problem::PriceChanged));
    }
    let purchase_order = match form.purchase_order.trim() {
        "" => None,
        text => PurchaseOrder::parse(text)
            .map_err(|problem| problems.push(FieldProblem::new(Field::PurchaseOrder, problem)))
            .ok(),
    };
    if !form.terms {
        problems.push(FieldProblem::new(Field::Terms, Problem::TermsNotAccepted));
    }
    match fee {
        Some(fee) if problems.is_empty() => Ok(Reviewed {
            level: form.level,
            fee,
            purchase_order,
            renewal: form.renewal,
        }),
        _ => Err(problems),
    }
}
