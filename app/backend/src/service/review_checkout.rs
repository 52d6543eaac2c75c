//! "Please review your information" (guide, step 4).

use cps_domain::view::CheckoutPage;
use cps_domain::{CheckoutKey, LevelCode, Price, Problem, Renewal};

use super::price::price;
use super::standing::Standing;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::accounts::Account;
use crate::store::checkouts::{self, Checkout, CheckoutState};

/// What the review page shows for a level; without one, for the draft's. `draft` is the key of a checkout that [`purchase`](super::purchase()) returned:
/// the page then repeats what it says and why paying failed, and can have the payment options open. Without one it mints
/// a key.
///
/// # Errors
/// [`ServiceError::Rejected`] if the account is subscribed (at the form) or the level is out of reach (at the level);
/// [`ServiceError::NotFound`] for an unknown `draft`, or that of another account.
pub async fn review_checkout(
    portal: &Portal,
    member: &Member,
    level: impl Into<Option<LevelCode>>,
    draft: Option<CheckoutKey>,
    payment_open: bool,
) -> Result<CheckoutPage, ServiceError> {
    let asked = level.into();
    portal
        .db
        .read(async |connection| {
            let draft = match draft {
                Some(key) => {
                    let draft = checkouts::find(connection, member.account_id, key).await?;
                    Some(draft.ok_or(ServiceError::NotFound)?)
                }
                None => None,
            };
            let drafted = draft.as_ref().map(|draft| draft.reviewed.level);
            let level = asked.or(drafted).ok_or(ServiceError::NotFound)?;
            let standing = Standing::read(portal, connection, member.account_id).await?;
            let chosen = standing.choose(level);
            let fee = chosen
                .map_err(|problem| ServiceError::Rejected(vec![problem]))?
                .fee;
            let price = price(portal, connection, &standing.account, fee).await?;
            // A finished checkout cannot be used again: after its term, the next one gets a key of its own.
            let draft = draft.filter(|draft| draft.state != CheckoutState::Finished);
            let blank = blank_page(portal, &standing.account, level, price);
            Ok(match draft {
                Some(draft) => draft_page(blank, draft, payment_open),
                None => blank,
            })
        })
        .await
}

/// The page as it is first seen.
fn blank_page(portal: &Portal, account: &Account, level: LevelCode, price: Price) -> CheckoutPage {
    CheckoutPage {
        key: CheckoutKey::from_uuid(portal.ids.uuid()),
        level,
        price,
        vat_number: account.vat_number.clone(),
        company: account.company.clone(),
        country: account.country,
        renewal: Renewal::Automatic,
        purchase_order: String::new(),
        terms_accepted: false,
        payment_open: false,
        problem: None,
    }
}

/// The page after PURCHASE. Whoever changed the plan since, or sees another price, has to press it again.
fn draft_page(blank: CheckoutPage, draft: Checkout, payment_open: bool) -> CheckoutPage {
    let reviewed = draft.reviewed;
    let same_level = reviewed.level == blank.level;
    let same_price = reviewed.fee == blank.price.net;
    let problem = match draft.state {
        _ if !same_level => None,
        _ if !same_price => Some(Problem::PriceChanged),
        CheckoutState::Failed(failure) => Some(failure.problem),
        _ => None,
    };
    CheckoutPage {
        key: draft.key,
        renewal: reviewed.renewal,
        purchase_order: reviewed
            .purchase_order
            .map_or_else(String::new, |text| text.to_string()),
        terms_accepted: true,
        payment_open: payment_open && same_level && same_price,
        problem,
        ..blank
    }
}
