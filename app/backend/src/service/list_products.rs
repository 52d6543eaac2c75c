//! «Mis productos» (guide, steps 1 and 2).

use cps_domain::view::{Meter, ProductQuery, ProductsPage};
use cps_domain::{Level, LevelCode, best_within};

use super::{Member, ServiceError};
use crate::portal::Portal;
use crate::store::product_panel::{self, Panel};
use crate::store::{Connection, levels, product_list};

/// The points panel and one page of the member's products.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn list_products(
    portal: &Portal,
    member: &Member,
    query: &ProductQuery,
) -> Result<ProductsPage, ServiceError> {
    portal
        .db
        .read(async |connection| read(portal, connection, member, query).await)
        .await
}

async fn read(
    portal: &Portal,
    connection: &mut Connection<'_>,
    member: &Member,
    query: &ProductQuery,
) -> Result<ProductsPage, ServiceError> {
    let (account_id, today) = (member.account_id, portal.clock.today());
    let panel = product_panel::panel(connection, account_id, today)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let levels = levels::in_force(connection, today, panel.currency).await?;
    let (rows, next_page) = product_list::page(connection, account_id, today, query).await?;
    Ok(ProductsPage {
        points: panel.points,
        product_count: panel.product_count,
        incomplete_count: panel.incomplete_count,
        incomplete_points: panel.incomplete_points,
        after_completing: after_completing(&panel, &levels),
        meter: Meter::read(panel.points, panel.product_count, &levels),
        can_migrate: Some(panel.to_migrate).filter(|number| *number > 0),
        had_old_account: panel.had_old_account,
        subscribed: panel.subscribed,
        rows,
        next_page,
    })
}

/// The best level once all products count, unless it is within reach already.
fn after_completing(panel: &Panel, levels: &[Level]) -> Option<LevelCode> {
    let points = panel.points.plus(panel.incomplete_points);
    let now = best_within(panel.points, panel.product_count, levels);
    best_within(points, panel.product_count, levels).filter(|then| Some(*then) != now)
}
