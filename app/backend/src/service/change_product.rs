//! Completing or correcting a product (guide, step 2).

use cps_domain::{Completeness, ProductDetails, ProductForm, ProductId};

use super::product_change::{complete, participating, refuse_taken, settle_account};
use super::record::record;
use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::audit::Action;
use crate::store::products::{CataloguedProduct, Product};
use crate::store::{Connection, products};

/// Writes the details of the form. With the last missing one the product begins to count, at today's points; a product that
/// counts keeps its points and must keep all its details. The form's model is not looked at: a product stays what it is.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is no such product, or it is someone else's, or it was removed;
/// [`ServiceError::Rejected`] with every problem of the form at once.
pub async fn change_product(
    portal: &Portal,
    member: &Member,
    id: ProductId,
    form: &ProductForm,
) -> Result<(), ServiceError> {
    portal
        .db
        .write(async |connection| {
            let account_id = member.account_id;
            let found = products::find(connection, account_id, id)
                .await?
                .ok_or(ServiceError::NotFound)?;
            let details = read(portal, connection, &found, form).await?;
            let before = found.product;
            if details == before.details {
                return Ok(());
            }
            refuse_taken(connection, account_id, before.model_id, &details, Some(id)).await?;
            let completion = match before.completion {
                Some(fixed) => Some(fixed),
                None => complete(portal, connection, before.model_id, &details).await?,
            };
            let completed = before.completion.is_none() && completion.is_some();
            let action = if completed {
                Action::ProductCompleted
            } else {
                Action::ProductChanged
            };
            products::update(
                connection,
                &Product {
                    details,
                    completion,
                    ..before
                },
            )
            .await?;
            record(portal, connection, member, action, id).await?;
            Ok(settle_account(portal, connection, account_id).await?)
        })
        .await
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    found: &CataloguedProduct,
    form: &ProductForm,
) -> Result<ProductDetails, ServiceError> {
    let completeness = match found.product.completion {
        Some(_) => Completeness::AllRequired,
        None => Completeness::MayBeMissing,
    };
    let countries = participating(connection).await?;
    form.parse_details(
        portal.clock.today(),
        found.launched,
        &countries,
        completeness,
    )
    .map_err(ServiceError::Rejected)
}
