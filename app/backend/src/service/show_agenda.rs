//! What the page of a demonstration's clock shows.

use cps_domain::{AccountId, DocumentId, DocumentNumber, Instant, SubscriptionId, TermId};
use serde::Deserialize;

use super::ServiceError;
use crate::portal::Portal;
use crate::store::agenda::{self, Event, WaitingJob};
use crate::store::{Connection, StoreError, accounts, charges, documents, subscriptions, terms};

/// What time it is, what waits, and what happened lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// What time it is.
    pub now: Instant,
    /// What waits, the first due first.
    pub waiting: Vec<Waiting>,
    /// What happened lately, the latest first.
    pub lately: Vec<Event>,
}

/// A job that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What there is to do, by the code of the job's kind.
    pub kind: String,
    /// Not before.
    pub due_at: Instant,
    /// Whose membership it is about, if it is about one.
    pub company: Option<String>,
    /// The document that it is about.
    pub number: Option<DocumentNumber>,
}

/// Shows it to whoever asks, for a demonstration holds nobody's data.
///
/// # Errors
/// [`ServiceError`] when the store fails.
pub async fn show_agenda(portal: &Portal) -> Result<Agenda, ServiceError> {
    let now = portal.clock.now();
    let agenda: Result<_, StoreError> = portal
        .db
        .read(async |connection| {
            let mut waiting = Vec::new();
            for job in agenda::waiting(connection).await? {
                waiting.push(described(connection, job).await?);
            }
            let lately = agenda::lately(connection).await?;
            Ok(Agenda {
                now,
                waiting,
                lately,
            })
        })
        .await;
    Ok(agenda?)
}

/// The ids that jobs carry; another payload is an id alone.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Payload {
    document_id: Option<DocumentId>,
    term_id: Option<TermId>,
    subscription_id: Option<SubscriptionId>,
}

async fn described(
    connection: &mut Connection<'_>,
    job: WaitingJob,
) -> Result<Waiting, StoreError> {
    let payload = serde_json::from_str(&job.payload).unwrap_or_default();
    let document = document(connection, &job, &payload).await?;
    let number = document.as_ref().map(|document| document.number);
    let account_id = match document {
        Some(document) => Some(document.account_id),
        None => account(connection, &payload).await?,
    };
    let company = match account_id {
        Some(id) => accounts::find(connection, id).await?,
        None => None,
    };
    Ok(Waiting {
        kind: job.kind,
        due_at: job.due_at,
        company: company.map(|account| account.company),
        number,
    })
}

async fn document(
    connection: &mut Connection<'_>,
    job: &WaitingJob,
    payload: &Payload,
) -> Result<Option<documents::Document>, StoreError> {
    let named = payload.document_id;
    let Some(id) = named.or_else(|| job.payload.parse().ok()) else {
        return Ok(None);
    };
    let charge = match job.payload.parse() {
        Ok(id) => charges::find(connection, id).await?,
        Err(_) => None,
    };
    let id = charge.map_or(id, |charge| charge.document_id);
    documents::find(connection, id).await
}

async fn account(
    connection: &mut Connection<'_>,
    payload: &Payload,
) -> Result<Option<AccountId>, StoreError> {
    if let Some(id) = payload.term_id {
        let term = terms::find(connection, id).await?;
        return Ok(term.map(|term| term.account_id));
    }
    let Some(id) = payload.subscription_id else {
        return Ok(None);
    };
    let subscription = subscriptions::find(connection, id).await?;
    Ok(subscription.map(|subscription| subscription.account_id))
}
