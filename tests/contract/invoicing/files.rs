//! A document's files: drawn anew each time, the same for good, and mailed once.

use cps_backend::documents::sha256;
use cps_backend::jobs::run_due;
use cps_backend::service::{DocumentFile, Member, OpenedFile, ServiceError, open_document};
use cps_backend::store::jobs::JobKind;
use cps_domain::DocumentId;

use super::worker::add;
use super::{joined, only_invoice, pay, receive, wait_and_work};
use crate::joining::journey::{execute, is_not_found};
use crate::world::{World, both_engines};

const FILES: [DocumentFile; 4] = [
    DocumentFile::Pdf,
    DocumentFile::FacturX,
    DocumentFile::Ubl,
    DocumentFile::Code,
];

/// A member with an invoice, and all that follows it at once done.
async fn invoiced(world: &World, country: &str) -> (Member, DocumentId) {
    let member = joined(world, "Lumbre Fotografía S.L.", country).await;
    wait_and_work(world).await;
    let id = only_invoice(world, &member).await.id;
    (member, id)
}

async fn open(
    world: &World,
    member: &Member,
    id: DocumentId,
    file: DocumentFile,
) -> Result<OpenedFile, ServiceError> {
    open_document(&world.portal, member, id, file).await
}

both_engines! {
    async fn an_invoice_is_filed_as_it_is_opened(world: World) {
        let (member, id) = invoiced(world, "ES").await;
        let pdf = open(world, &member, id, DocumentFile::Pdf).await.unwrap();
        let xml = open(world, &member, id, DocumentFile::FacturX).await.unwrap();
        assert_eq!(pdf.number.to_string(), "2026-000001");
        let filed = world.text("SELECT pdf_sha256 FROM document_files").await;
        assert_eq!(filed, sha256(&pdf.content));
        let filed = world.text("SELECT xml_sha256 FROM document_files").await;
        assert_eq!(filed, sha256(&xml.content));
    }

    async fn it_is_mailed_once_however_often_it_is_filed(world: World) {
        let (member, id) = invoiced(world, "ES").await;
        for _ in 0..2 {
            add(world, JobKind::FileDocument, id.to_string()).await;
            run_due(&world.portal).await.unwrap();
        }
        let mails = world.mailbox.all();
        let mut enclosures = mails.iter().filter_map(|mail| mail.enclosure.as_ref());
        let enclosure = enclosures.next().unwrap();
        assert_eq!(enclosures.next(), None);
        let pdf = open(world, &member, id, DocumentFile::Pdf).await.unwrap();
        assert_eq!(enclosure.file_name, "2026-000001.pdf");
        assert_eq!(enclosure.pdf, pdf.content);
    }

    /// A later program that draws it otherwise is an error for the log, not for the member.
    async fn a_pdf_that_is_not_the_filed_one_is_opened_all_the_same(world: World) {
        let (member, id) = invoiced(world, "ES").await;
        execute(world, "UPDATE document_files SET pdf_sha256 = 'another'").await;
        assert!(open(world, &member, id, DocumentFile::Pdf).await.is_ok());
    }

    async fn another_member_finds_nothing(world: World) {
        let (_, id) = invoiced(world, "ES").await;
        let other = world.member("Niobo Digital S.L.", "ES").await;
        for file in FILES {
            assert!(is_not_found(open(world, &other, id, file).await), "{file:?}");
        }
    }

    async fn the_code_is_for_what_is_still_open(world: World) {
        let (member, id) = invoiced(world, "ES").await;
        let whole = open(world, &member, id, DocumentFile::Code).await.unwrap();
        receive(world, &member, 1_00).await;
        let rest = open(world, &member, id, DocumentFile::Code).await.unwrap();
        assert_ne!(whole.content, rest.content);
        pay(world, &member).await;
        assert!(is_not_found(open(world, &member, id, DocumentFile::Code).await));
        assert!(open(world, &member, id, DocumentFile::Pdf).await.is_ok());
    }

    async fn there_is_no_code_in_pounds(world: World) {
        let (member, id) = invoiced(world, "GB").await;
        assert!(is_not_found(open(world, &member, id, DocumentFile::Code).await));
    }

    /// Documents of the first weeks don't say where a transfer goes.
    async fn an_old_invoice_has_the_code_of_todays_account(world: World) {
        let (member, id) = invoiced(world, "ES").await;
        let code = open(world, &member, id, DocumentFile::Code).await.unwrap();
        execute(world, "UPDATE documents SET bank = NULL").await;
        let old = open(world, &member, id, DocumentFile::Code).await.unwrap();
        assert_eq!(code, old);
    }
}
