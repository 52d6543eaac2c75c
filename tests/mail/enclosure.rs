//! A letter with a PDF, read back by another program's eyes.

use std::fs;

use cps_backend::mail::{Enclosure, Envelope, FolderTransport, MailTransport as _};
use cps_domain::Language;
use mail_parser::{MessageParser, MimeHeaders as _};

use crate::samples::{billing, envelope, letter, mail_id, messages, sender};

/// Every byte there is, and a line that looks like the end of a part.
fn pdf() -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..=u8::MAX).cycle().take(10_000).collect();
    bytes.extend_from_slice(format!("\r\n--cps-{}--\r\n", mail_id()).as_bytes());
    bytes
}

fn with_pdf() -> Envelope {
    let message = billing::invoice_issued(cps_domain::PaymentMethod::Card, 181_50);
    Envelope {
        enclosure: Some(Enclosure {
            file_name: "2026-000042.pdf".to_owned(),
            pdf: pdf(),
        }),
        ..envelope(&message, Language::Spanish)
    }
}

async fn delivered(envelope: &Envelope) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let transport = FolderTransport::new(folder.path().to_owned(), sender());
    transport.deliver(envelope).await.unwrap();
    fs::read(folder.path().join(format!("{}.eml", mail_id()))).unwrap()
}

#[tokio::test]
async fn the_pdf_arrives_as_it_was() {
    let raw = delivered(&with_pdf()).await;
    let mail = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(mail.attachment_count(), 1);
    let enclosed = mail.attachment(0).unwrap();
    assert_eq!(enclosed.attachment_name(), Some("2026-000042.pdf"));
    let kind = enclosed.content_type().unwrap();
    assert_eq!((kind.ctype(), kind.subtype()), ("application", Some("pdf")));
    assert_eq!(enclosed.contents(), pdf());
    assert!(raw.is_ascii(), "any mail server takes it");
}

/// The words stand before it, in both forms.
#[tokio::test]
async fn the_letter_is_as_without() {
    let envelope = with_pdf();
    let raw = delivered(&envelope).await;
    let mail = MessageParser::default().parse(&raw).unwrap();
    let kinds: Vec<String> = mail
        .parts
        .iter()
        .map(|part| part.content_type().unwrap().subtype().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["mixed", "alternative", "plain", "html", "pdf"]);
    assert_eq!(
        mail.body_text(0).unwrap().replace("\r\n", "\n"),
        envelope.letter.text
    );
    assert_eq!(
        mail.body_html(0).unwrap().replace("\r\n", "\n"),
        envelope.letter.html
    );
}

#[tokio::test]
async fn the_same_mail_again_is_the_same_bytes() {
    assert_eq!(delivered(&with_pdf()).await, delivered(&with_pdf()).await);
}

/// What says that something is enclosed is what has something to enclose.
#[test]
fn the_words_and_the_enclosure_agree() {
    for message in messages() {
        let text = letter(&message, Language::English).text;
        let encloses = text.contains("nclosed is");
        assert_eq!(encloses, message.document().is_some(), "{text}");
    }
}
