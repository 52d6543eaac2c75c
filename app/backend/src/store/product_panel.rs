//! «Mis productos»: what stands above the list.

use cps_domain::{AccountId, Currency, Date, Points};

use super::column::{number, parse, points};
use super::connection::fetch;
use super::statement::statements;
use super::{Connection, StoreError};

statements! {
    PANEL = "
        SELECT accounts.points, accounts.product_count, accounts.incomplete_count, countries.currency,
            old_accounts.id IS NOT NULL AS had_old_account,
            CASE WHEN old_accounts.migrated_at IS NULL THEN COALESCE(old_accounts.product_count, 0) ELSE 0 END AS to_migrate,
            EXISTS (SELECT 1 FROM subscriptions
                WHERE account_id = accounts.id AND ended_at IS NULL AND ends_on >= $2) AS subscribed,
            (SELECT CAST(COALESCE(SUM(number * (
                    SELECT points FROM model_points WHERE model_id = incomplete_products.model_id AND since <= $2
                    ORDER BY since DESC LIMIT 1
                )), 0) AS BIGINT)
                FROM incomplete_products WHERE account_id = accounts.id) AS incomplete_points
        FROM accounts
        JOIN countries ON countries.code = accounts.country
        LEFT JOIN old_accounts ON old_accounts.id = accounts.old_account_id
        WHERE accounts.id = $1";
}

/// What stands above the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panel {
    /// What the complete products count.
    pub points: Points,
    /// All products.
    pub product_count: u32,
    /// Those that wait for a detail.
    pub incomplete_count: u32,
    /// What completing them all today would bring.
    pub incomplete_points: Points,
    /// In which the account pays.
    pub currency: Currency,
    /// Whether the application named an old account.
    pub had_old_account: bool,
    /// How many products could be moved from it.
    pub to_migrate: u32,
    /// Whether a subscription is live.
    pub subscribed: bool,
}

#[derive(sqlx::FromRow)]
struct PanelRow {
    points: i64,
    product_count: i64,
    incomplete_count: i64,
    currency: String,
    had_old_account: bool,
    to_migrate: i64,
    subscribed: bool,
    incomplete_points: i64,
}

impl TryFrom<PanelRow> for Panel {
    type Error = StoreError;

    fn try_from(row: PanelRow) -> Result<Self, StoreError> {
        Ok(Self {
            points: points("accounts.points", row.points)?,
            product_count: number("accounts.product_count", row.product_count)?,
            incomplete_count: number("accounts.incomplete_count", row.incomplete_count)?,
            incomplete_points: points("model_points.points", row.incomplete_points)?,
            currency: parse("countries.currency", &row.currency)?,
            had_old_account: row.had_old_account,
            to_migrate: number("old_accounts.product_count", row.to_migrate)?,
            subscribed: row.subscribed,
        })
    }
}

/// What stands above an account's list on this day.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn panel(
    connection: &mut Connection<'_>,
    account_id: AccountId,
    today: Date,
) -> Result<Option<Panel>, StoreError> {
    let row =
        fetch!(optional PanelRow, connection, PANEL, account_id.to_string(), today.to_string())?;
    row.map(Panel::try_from).transpose()
}
