use std::pin::pin;
use std::sync::Arc;

use cps_backend::store::StoreError;

use super::{File, begin, mark, marks, run};

#[tokio::test]
async fn units_that_wait_are_one_commit_and_hear_of_it_afterwards() {
    let file = Arc::new(File::new().await);
    let held = file.hold().await;
    let first = {
        let file = file.clone();
        tokio::spawn(async move { file.mark("first").await })
    };
    tokio::task::yield_now().await;
    {
        let second = file.db.write(async |connection| {
            // Were the first unit's caller told anything, it would be over by then.
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
            assert!(!first.is_finished(), "nobody is answered before the commit");
            assert!(
                file.marks().await.is_empty(),
                "nobody sees it before the commit"
            );
            marks(connection).await
        });
        let mut second = pin!(second);
        begin(second.as_mut()).await;
        let (held, in_the_group): (_, Result<_, StoreError>) = tokio::join!(held.release(), second);
        held.unwrap();
        assert_eq!(
            in_the_group.unwrap(),
            ["first"],
            "one sees what the other did"
        );
    }
    first.await.unwrap().unwrap();
    assert_eq!(file.marks().await, ["first"]);
}

#[tokio::test]
async fn what_one_unit_breaks_the_others_keep() {
    let file = File::new().await;
    let held = file.hold().await;
    let mut before = pin!(file.mark("before"));
    begin(before.as_mut()).await;
    let mut failing = pin!(file.db.write(async |connection| {
        mark(connection, "undone").await?;
        mark(connection, "before").await
    }));
    begin(failing.as_mut()).await;
    let mut after = pin!(file.mark("after"));
    begin(after.as_mut()).await;
    let (held, before, failed, after) = tokio::join!(held.release(), before, failing, after);
    assert!(matches!(failed, Err(StoreError::Unique(_))), "{failed:?}");
    held.and(before).and(after).unwrap();
    assert_eq!(file.marks().await, ["after", "before"]);
}

/// A group that somebody keeps adding to ends all the same.
#[tokio::test]
async fn a_group_has_an_end() {
    let file = Arc::new(File::new().await);
    let held = file.hold().await;
    let others: Vec<_> = (0..300)
        .map(|place| {
            let file = file.clone();
            tokio::spawn(async move {
                let unit = file.db.write(async |connection| {
                    // Whoever comes late sees the first ones committed.
                    let committed = file.marks().await.len();
                    mark(connection, &format!("unit {place}")).await?;
                    Ok::<_, StoreError>(committed)
                });
                unit.await
            })
        })
        .collect();
    held.release().await.unwrap();
    let mut committed = Vec::new();
    for other in others {
        committed.push(other.await.unwrap().unwrap());
    }
    assert_eq!(committed.first(), Some(&0));
    assert!(committed.last().unwrap() > &200, "{committed:?}");
    assert_eq!(file.marks().await.len(), 300);
}

#[tokio::test]
async fn a_file_is_durable_and_checks_its_references() {
    let file = File::new().await;
    let create = "CREATE TABLE notes (mark TEXT NOT NULL REFERENCES marks (name))";
    file.db.write(async |c| run(c, create).await).await.unwrap();
    let orphan = "INSERT INTO notes (mark) VALUES ('nobody')";
    let refused = file.db.write(async |c| run(c, orphan).await).await;
    assert!(
        matches!(refused, Err(StoreError::Database(_))),
        "{refused:?}"
    );
    let settings: Result<(String, i64), StoreError> = file
        .db
        .write(async |connection| {
            let cps_backend::store::Connection::Sqlite(connection) = connection else {
                panic!("this is about SQLite");
            };
            let mode = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut **connection);
            let mode = mode.await?;
            let level = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut **connection);
            Ok((mode, level.await?))
        })
        .await;
    const FULL: i64 = 2;
    assert_eq!(settings.unwrap(), ("wal".to_owned(), FULL));
}
