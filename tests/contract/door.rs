//! The one door for changes.

use std::sync::atomic::{AtomicU32, Ordering};

use cps_backend::service::{ServiceError, list_products, register_product};
use cps_backend::store::{Db, StoreError, accounts};
use cps_domain::view::ProductQuery;

use crate::world::{World, both_engines, complete_form};

both_engines! {
    /// What a unit did before it failed is undone.
    async fn a_failed_unit_leaves_nothing(world: World) {
        let account = world.account("Undone Ltd", "GB");
        let result: Result<(), ServiceError> = world
            .portal
            .db
            .write(async |connection| {
                accounts::insert(connection, &account).await?;
                Err(ServiceError::NotFound)
            })
            .await;
        assert!(matches!(result, Err(ServiceError::NotFound)));
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 0);
    }

    /// A unit that met another one's changes runs again. On SQLite, which has one writer, there is none to meet.
    async fn a_conflict_is_tried_again(world: World) {
        let runs = AtomicU32::new(0);
        let result: Result<u32, ServiceError> = world
            .portal
            .db
            .write(async |_| match runs.fetch_add(1, Ordering::SeqCst) {
                0 | 1 => Err(StoreError::Conflict.into()),
                2 => Err(StoreError::Unique("first".to_owned()).into()),
                run => Ok(run),
            })
            .await;
        assert!(matches!(result, Ok(3) | Err(ServiceError::Store(StoreError::Conflict))));
    }

    /// What a unique index refuses again on the second look is refused for good.
    async fn a_row_that_exists_is_refused(world: World) {
        let account = world.account("Twice Ltd", "GB");
        world.write(async |connection| accounts::insert(connection, &account).await).await;
        let again: Result<(), StoreError> =
            world.portal.db.write(async |connection| accounts::insert(connection, &account).await).await;
        assert!(matches!(again, Err(StoreError::Unique(_))), "{again:?}");
    }

    /// Changes at the same time, from tasks on all threads, lose nothing: the units' futures can be sent, and the account's
    /// totals are right afterwards.
    async fn changes_at_the_same_time_all_count(world: World) {
        let member = world.member("Many Hands Ltd", "GB").await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (portal, member) = (world.portal.clone(), member.clone());
                let form = complete_form("EOS R10", &world.serial_number());
                tokio::spawn(async move { register_product(&portal, &member, &form).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let query = ProductQuery::default();
        let (portal, viewer) = (world.portal.clone(), member.clone());
        let page = tokio::spawn(async move { list_products(&portal, &viewer, &query).await });
        let page = page.await.unwrap().unwrap();
        assert_eq!((page.product_count, page.points.0, page.rows.len()), (8, 8 * 60, 8));
    }
}

/// On Postgres, a unit that meets others again and again is not tried for ever, and nobody hears of the conflict.
#[tokio::test]
async fn whoever_always_meets_others_is_told_to_come_again() {
    let world = World::postgres().await;
    let runs = AtomicU32::new(0);
    let result: Result<(), StoreError> = world
        .portal
        .db
        .write(async |_| {
            runs.fetch_add(1, Ordering::SeqCst);
            Err(StoreError::Conflict)
        })
        .await;
    assert!(matches!(result, Err(StoreError::Busy)), "{result:?}");
    let runs = runs.into_inner();
    assert!(runs > 10, "it was given up after {runs}");
}

#[tokio::test]
async fn an_address_of_no_engine_is_refused() {
    for address in ["mysql://localhost/cps", "cps.db", "sqlite::memory:", ""] {
        let refused = Db::connect(address).await;
        assert!(matches!(refused, Err(StoreError::Address(_))), "{address}");
    }
}

#[tokio::test]
async fn reading_cannot_change_an_sqlite_file() {
    let world = World::sqlite().await;
    let account = world.account("Read Only Ltd", "GB");
    let changed: Result<(), StoreError> = world
        .portal
        .db
        .read(async |connection| accounts::insert(connection, &account).await)
        .await;
    assert!(matches!(changed, Err(StoreError::Database(_))));
}
