use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use cps_domain::view::Party;
use cps_domain::{CountryCode, EmailAddress, Instant};

use super::*;
use crate::clock::Clock;
use crate::mail::FolderTransport;
use crate::payments::sandbox::SandboxProvider;
use crate::portal::Settings;
use crate::store::Db;

async fn portal(folder: &tempfile::TempDir) -> Portal {
    let address = format!("sqlite:{}", folder.path().join("cps.sqlite").display());
    let db = Db::connect(&address).await.unwrap();
    let clock = Clock::manual(Instant::from_millis(0));
    let issuer = Party {
        name: String::new(),
        address: Vec::new(),
        vat_number: String::new(),
        country: None,
    };
    let support = EmailAddress::parse("support@test.cps.example").unwrap();
    let country = CountryCode::parse("NL").unwrap();
    let settings = Settings::new(issuer, country, "https://test.cps.example", support);
    let sender = "donotreply@test.cps.example".parse().unwrap();
    Portal::new(
        db.clone(),
        clock.clone(),
        Arc::new(SandboxProvider::new(db, clock)),
        Arc::new(FolderTransport::new(folder.path().join("mail"), sender)),
        settings,
    )
}

fn taken() -> ServiceError {
    ServiceError::Store(StoreError::Unique("taken".to_owned()))
}

#[tokio::test]
async fn who_loses_looks_again_and_finds_the_winner() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let runs = AtomicU32::new(0);
    let answer = first_wins(&portal, async |_| {
        match runs.fetch_add(1, Ordering::SeqCst) {
            0 => Err(taken()),
            _ => Ok("the winner's row"),
        }
    });
    assert_eq!(answer.await.unwrap(), "the winner's row");
    assert_eq!(runs.into_inner(), 2);
}

#[tokio::test]
async fn any_other_failure_is_final() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let runs = AtomicU32::new(0);
    let answer = first_wins(&portal, async |_| {
        runs.fetch_add(1, Ordering::SeqCst);
        Err::<(), _>(ServiceError::NotFound)
    });
    assert!(matches!(answer.await, Err(ServiceError::NotFound)));
    assert_eq!(runs.into_inner(), 1);
}

#[tokio::test]
async fn what_is_taken_twice_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let portal = portal(&folder).await;
    let answer = first_wins(&portal, async |_| Err::<(), _>(taken()));
    assert!(matches!(
        answer.await,
        Err(ServiceError::Store(StoreError::Unique(_)))
    ));
}
