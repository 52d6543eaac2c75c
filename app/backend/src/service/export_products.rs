//! A member's products as a file that can be loaded again.

use cps_domain::view::ProductQuery;

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::product_file::{Separator, Writer};
use crate::store::product_list;

/// A page of the file, and where the next one begins if there is one: a member may have more products than memory should hold.
/// The first page, after nothing, names the columns.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn export_products(
    portal: &Portal,
    member: &Member,
    after: Option<String>,
) -> Result<(String, Option<String>), ServiceError> {
    let separator = Separator::usual_in(member.language);
    let mut file = match &after {
        None => Writer::begin(separator, &[], &[]),
        Some(_) => Writer::go_on(separator),
    };
    let (account_id, today) = (member.account_id, portal.clock.today());
    let query = ProductQuery {
        after,
        ..ProductQuery::default()
    };
    let (products, next) = portal
        .db
        .read(async |connection| {
            product_list::page(connection, account_id, today, &query)
                .await
                .map_err(ServiceError::from)
        })
        .await?;
    for product in &products {
        file.product(product);
    }
    Ok((file.finish(), next))
}
