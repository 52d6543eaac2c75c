//! What a document's files were when it was filed: the same document always gives the same bytes.

use cps_domain::{DocumentId, Instant};

use super::{FILE, FILED};
use crate::store::connection::{execute, fetch};
use crate::store::{Connection, StoreError};

/// The SHA-256 of each file, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHashes {
    /// Of the PDF.
    pub pdf_sha256: String,
    /// Of the XML within it.
    pub xml_sha256: String,
}

/// Files a document, unless it has been filed: the first wins. Whether it was this one.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn file(
    connection: &mut Connection<'_>,
    document_id: DocumentId,
    hashes: &FileHashes,
    now: Instant,
) -> Result<bool, StoreError> {
    let touched = execute!(
        connection,
        FILE,
        document_id.to_string(),
        hashes.pdf_sha256.as_str(),
        hashes.xml_sha256.as_str(),
        now.millis(),
    )?;
    Ok(touched > 0)
}

/// What a document's files were when it was filed, if it has been.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub async fn filed(
    connection: &mut Connection<'_>,
    document_id: DocumentId,
) -> Result<Option<FileHashes>, StoreError> {
    let row = fetch!(
        optional(String, String),
        connection,
        FILED,
        document_id.to_string()
    )?;
    Ok(row.map(|(pdf_sha256, xml_sha256)| FileHashes {
        pdf_sha256,
        xml_sha256,
    }))
}
