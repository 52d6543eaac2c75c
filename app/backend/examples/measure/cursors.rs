//! Where the middle and the last page of a long list begin: found by counting, which no page of the portal does.

use cps_backend::seed::LOAD_EMAIL;
use cps_backend::store::{Connection, Db, StoreError};
use sqlx::AssertSqlSafe;

use crate::Problem;

/// How many products a page lists.
const PAGE: i64 = 50;

/// The load-test member's products.
const LISTED: &str = "
    FROM products
    WHERE account_id = (SELECT account_id FROM users WHERE email = $1) AND removed_at IS NULL";

/// What the server does by itself some time after much was added.
const TIDY_POSTGRES: &str = "VACUUM ANALYZE";

/// The orders by their names in an address: the column before the id, and how it stands in a cursor.
const ORDERS: [(&str, &str, &str); 2] = [
    (
        "attention",
        "incomplete",
        "CASE WHEN incomplete THEN 1 ELSE 0 END",
    ),
    ("points", "COALESCE(points, 0)", "COALESCE(points, 0)"),
];

/// One value by the same text on either engine.
macro_rules! scalar {
    ($connection:expr, $sql:expr $(, $value:expr)*) => {
        match $connection {
            Connection::Sqlite(connection) => sqlx::query_scalar(AssertSqlSafe($sql))
                $(.bind($value))*
                .fetch_one(&mut **connection)
                .await,
            Connection::Postgres(connection) => sqlx::query_scalar(AssertSqlSafe($sql))
                $(.bind($value))*
                .fetch_one(&mut **connection)
                .await,
        }
        .map_err(StoreError::from)
    };
}

/// Prints both cursors of every order.
pub(crate) async fn print(address: &str) -> Result<(), Problem> {
    let db = Db::connect(address).await?;
    db.read(async |connection| {
        tidy(connection).await?;
        let count: i64 = scalar!(connection, format!("SELECT COUNT(*) {LISTED}"), LOAD_EMAIL)?;
        for (order, column, shown) in ORDERS {
            let sql = format!(
                "SELECT {shown} || '~' || id {LISTED} ORDER BY {column} DESC, id DESC LIMIT 1 OFFSET $2"
            );
            for (page, place) in [("middle", count / 2), ("last", count - PAGE - 1)] {
                let cursor: String = scalar!(connection, sql.as_str(), LOAD_EMAIL, place)?;
                println!("{order}_{page} {cursor}");
            }
        }
        Ok::<_, StoreError>(())
    })
    .await?;
    db.close().await;
    Ok(())
}

async fn tidy(connection: &mut Connection<'_>) -> Result<(), StoreError> {
    if let Connection::Postgres(connection) = connection {
        sqlx::raw_sql(TIDY_POSTGRES)
            .execute(&mut **connection)
            .await?;
    }
    Ok(())
}
