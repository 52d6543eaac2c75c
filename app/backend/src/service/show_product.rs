//! «Ver producto» (guide, step 2).

use cps_domain::ProductId;
use cps_domain::view::{HistoryLine, ProductPage};

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::{Connection, audit, countries, models, products};

/// One of the member's products, with what completing it today would bring if a detail is missing.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such product, or it is someone else's, or it was removed.
pub async fn show_product(
    portal: &Portal,
    member: &Member,
    id: ProductId,
) -> Result<ProductPage, ServiceError> {
    portal
        .db
        .read(async |connection| read(portal, connection, member, id).await)
        .await
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    id: ProductId,
) -> Result<ProductPage, ServiceError> {
    let today = portal.clock.today();
    let found = products::find(connection, member.account_id, id)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let points = match found.product.completion {
        Some(completion) => completion.points,
        None => models::points_on(connection, found.product.model_id, today).await?,
    };
    let history = audit::about(connection, &id.to_string())
        .await?
        .into_iter()
        .filter_map(|(at, action)| {
            Some(HistoryLine {
                on: at.date(),
                action: line(action)?.to_owned(),
            })
        })
        .collect();
    let countries = countries::all(connection)
        .await?
        .into_iter()
        .map(|country| country.code)
        .collect();
    Ok(ProductPage {
        id,
        model: found.model,
        kind: found.kind,
        launched: found.launched,
        points,
        complete: found.product.completion.is_some(),
        migrated: found.product.migrated,
        registered_on: found.product.registered_at.date(),
        completed_on: found
            .product
            .completion
            .map(|completion| completion.at.date()),
        details: found.product.details,
        history,
        countries,
        today,
    })
}

/// The code under which the page tells what happened; `None` for what it does not tell.
fn line(action: Action) -> Option<&'static str> {
    match action {
        Action::ProductRegistered => Some("registered"),
        Action::ProductCompleted => Some("completed"),
        Action::ProductChanged => Some("changed"),
        Action::ProductMigrated => Some("migrated"),
        _ => None,
    }
}
