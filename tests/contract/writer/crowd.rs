//! Many at once, some of which go away in the midst of whatever they do.

use std::sync::Arc;
use std::time::Duration;

use cps_backend::store::StoreError;
use tokio::task::JoinSet;

use super::{File, mark};

const UNITS: u64 = 1_500;

/// Each third unit is given up, after so many microseconds at most.
const PATIENCE_MICROS: u64 = 20_000;

/// Of a unit's two marks both are there or none; and both are if it was acknowledged, none if it failed.
#[tokio::test(flavor = "multi_thread")]
async fn of_each_unit_all_is_there_or_nothing() {
    let file = Arc::new(File::with_queue(2_000).await);
    let mut units = JoinSet::new();
    for place in 0..UNITS {
        let file = file.clone();
        units.spawn(async move {
            let unit = file.db.write(async |connection| {
                mark(connection, &format!("{place:04} a")).await?;
                mark(connection, &format!("{place:04} b")).await?;
                match place % 5 {
                    0 => Err(StoreError::Conflict),
                    _ => Ok(()),
                }
            });
            let answer = if place % 3 == 0 {
                let patience = Duration::from_micros(place * 7_919 % PATIENCE_MICROS);
                tokio::time::timeout(patience, unit).await.ok()
            } else {
                Some(unit.await)
            };
            (place, answer)
        });
    }
    let answers = units.join_all().await;
    let marks = file.marks().await;
    let (mut kept, mut undone, mut given_up) = (0, 0, 0);
    for (place, answer) in answers {
        let a = marks.contains(&format!("{place:04} a"));
        let b = marks.contains(&format!("{place:04} b"));
        assert_eq!(a, b, "half of unit {place} is there");
        match answer {
            Some(Ok(())) => {
                kept += 1;
                assert!(a, "unit {place} was acknowledged and is not there");
            }
            Some(Err(StoreError::Conflict)) => {
                undone += 1;
                assert!(!a, "unit {place} failed and is there");
            }
            Some(Err(other)) => panic!("unit {place}: {other}"),
            None => given_up += 1,
        }
    }
    assert!(
        kept > 0 && undone > 0 && given_up > 0,
        "{kept} {undone} {given_up}"
    );
}
