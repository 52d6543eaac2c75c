//! Where the middle and the last page of a long list begin: found by counting, which no page of the portal does.

use cps_backend::seed::LOAD_EMAIL;
use cps_backend::store::{Connection, Db, StoreError};
use sqlx::AssertSqlSafe;

use crate::Problem;

/// How many products a page lists.
const PAGE: i64 = 50;

/// The load-test member's products: those that count, or those that don't yet.
const LISTED: &str = "
    FROM products
    WHERE account_id = (SELECT account_id FROM users WHERE email = $1) AND removed_at IS NULL AND incomplete =";

/// What the server does by itself some time after much was added.
const TIDY_POSTGRES: &str = "VACUUM ANALYZE";

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

/// Prints where the middle and the last page begin, by default and by points. In the first order what does not count yet comes first,
/// in the second last.
pub(crate) async fn print(address: &str) -> Result<(), Problem> {
    let db = Db::connect(address).await?;
    db.read(async |connection| {
        tidy(connection).await?;
        let count = |half| format!("SELECT COUNT(*) {LISTED} {half}");
        let complete: i64 = scalar!(connection, count("FALSE"), LOAD_EMAIL)?;
        let incomplete: i64 = scalar!(connection, count("TRUE"), LOAD_EMAIL)?;
        let middle = (complete + incomplete) / 2;
        for (name, half, key, order, place) in [
            ("attention_middle", "FALSE", "0", "id DESC", middle - incomplete),
            ("attention_last", "FALSE", "0", "id DESC", complete - PAGE - 1),
            ("points_middle", "FALSE", "points", "points DESC, id DESC", middle),
            ("points_last", "TRUE", "-1", "id DESC", incomplete - PAGE - 1),
        ] {
            let sql = format!(
                "SELECT CAST({key} AS TEXT) || '~' || id {LISTED} {half} ORDER BY {order} LIMIT 1 OFFSET $2"
            );
            let cursor: String = scalar!(connection, sql, LOAD_EMAIL, place)?;
            println!("{name} {cursor}");
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
