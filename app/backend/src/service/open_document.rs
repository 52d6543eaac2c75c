//! A document's files, to look at and to take away.

use cps_domain::{DocumentId, DocumentNumber};

use super::invoice_payment::paid_into;
use super::{Member, ServiceError};
use crate::documents;
use crate::portal::Portal;
use crate::store::documents::{Document, FileHashes};
use crate::store::{Connection, StoreError, books, documents as rows};

/// One of a document's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFile {
    /// As it looks on paper.
    Pdf,
    /// As accounting programs read it: the XML within the PDF.
    FacturX,
    /// The same in another syntax.
    Ubl,
    /// The QR code that pays what is still open, as SVG.
    Code,
}

/// A file with the number of its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedFile {
    /// Whose file it is.
    pub number: DocumentNumber,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A file of one of the member's documents, made anew: the same document is the same file.
///
/// # Errors
/// [`ServiceError::NotFound`] for an unknown document, or that of another account, and for a code where there is none. Other
/// [`ServiceError`]s when the store fails or the file cannot be made.
pub async fn open_document(
    portal: &Portal,
    member: &Member,
    id: DocumentId,
    file: DocumentFile,
) -> Result<OpenedFile, ServiceError> {
    let (document, filed, code) = portal
        .db
        .read(async |connection| {
            let document = rows::find_of_account(connection, member.account_id, id).await?;
            let document = document.ok_or(ServiceError::NotFound)?;
            let filed = rows::filed(connection, id).await?;
            let code = match file {
                DocumentFile::Code => code(portal, connection, &document).await?,
                DocumentFile::Pdf | DocumentFile::FacturX | DocumentFile::Ubl => None,
            };
            Ok::<_, ServiceError>((document, filed, code))
        })
        .await?;
    let content = match file {
        DocumentFile::Pdf => {
            let pdf = documents::pdf(&document)?;
            compare(&document, filed, &pdf);
            pdf
        }
        DocumentFile::FacturX => documents::facturx(&document)?.into_bytes(),
        DocumentFile::Ubl => documents::ubl(&document)?.into_bytes(),
        DocumentFile::Code => code.ok_or(ServiceError::NotFound)?.into_bytes(),
    };
    Ok(OpenedFile {
        number: document.number,
        content,
    })
}

/// The code for what is still open.
async fn code(
    portal: &Portal,
    connection: &mut Connection<'_>,
    document: &Document,
) -> Result<Option<String>, StoreError> {
    let open = books::open_amount(connection, document.id).await?;
    let document = Document {
        bank: paid_into(portal, document).cloned(),
        ..document.clone()
    };
    Ok(documents::qr_svg(&document, open))
}

/// Says in the log if the PDF is no longer what was filed. It says the same all the same, so the member gets it.
fn compare(document: &Document, filed: Option<FileHashes>, pdf: &[u8]) {
    if filed.is_some_and(|filed| filed.pdf_sha256 != documents::sha256(pdf)) {
        tracing::error!(document = %document.number, "a PDF is not the one that was filed");
    }
}
