//! Filing and mailing a document that was issued.

use cps_domain::DocumentId;

use super::JobError;
use crate::portal::Portal;
use crate::service;

/// Files a document and mails it, unless that was done.
pub(super) async fn file_document(portal: &Portal, payload: &str) -> Result<(), JobError> {
    let id: DocumentId = payload.parse().map_err(|_| JobError::NotAnId)?;
    Ok(service::file_document(portal, id).await?)
}
