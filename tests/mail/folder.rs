//! Mail in a folder, read back by another program's eyes.

use std::fs;
use std::path::Path;

use cps_backend::mail::{
    DeliveryError, Envelope, FolderTransport, InvalidSender, MailTransport as _, Sender,
};
use cps_domain::{Language, SupportTopic};
use mail_parser::{Address, MessageParser, MimeHeaders as _};

use crate::samples::{envelope, letter, mail_id, messages, sender, support_request};

#[tokio::test]
async fn a_mail_is_what_was_written() {
    for message in messages() {
        for language in Language::ALL {
            let raw = delivered(&envelope(&message, language)).await;
            let mail = MessageParser::default().parse(&raw).unwrap();
            let letter = letter(&message, language);
            assert_eq!(mail.subject(), Some(letter.subject.as_str()));
            assert_eq!(
                mail.body_text(0).unwrap().replace("\r\n", "\n"),
                letter.text
            );
            assert_eq!(
                mail.body_html(0).unwrap().replace("\r\n", "\n"),
                letter.html
            );
            assert_eq!(
                mail.header_raw("Content-Language").map(str::trim),
                Some(language.code())
            );
        }
    }
}

#[tokio::test]
async fn a_mail_says_from_whom_to_whom_and_when() {
    let raw = delivered(&envelope(&messages()[0], Language::Spanish)).await;
    let mail = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(
        addresses(mail.from()),
        [(
            Some("Canon Professional Services"),
            "donotreply@cps.example"
        )]
    );
    assert_eq!(
        addresses(mail.to()),
        [(None, "contacto@lumbre.cps.example")]
    );
    assert_eq!(mail.reply_to(), None);
    assert_eq!(mail.date().unwrap().to_rfc3339(), "2026-06-01T12:00:00Z");
    assert_eq!(
        mail.message_id(),
        Some("01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3d@cps.example")
    );
    assert_eq!(
        mail.header_raw("Auto-Submitted").map(str::trim),
        Some("auto-generated")
    );
}

#[tokio::test]
async fn a_mail_is_text_and_html() {
    let raw = delivered(&envelope(&messages()[0], Language::Spanish)).await;
    let mail = MessageParser::default().parse(&raw).unwrap();
    let types: Vec<String> = mail
        .parts
        .iter()
        .map(|part| {
            let kind = part.content_type().unwrap();
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap())
        })
        .collect();
    assert_eq!(types, ["multipart/alternative", "text/plain", "text/html"]);
    assert!(raw.is_ascii(), "any mail server takes it");
}

#[tokio::test]
async fn staff_answer_to_who_asked() {
    let raw = delivered(&envelope(
        &support_request(SupportTopic::Other),
        Language::English,
    ))
    .await;
    let mail = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(
        addresses(mail.reply_to()),
        [(None, "cuentas@lumbre.cps.example")]
    );
}

/// Even a letter made elsewhere brings no header of its own.
#[tokio::test]
async fn a_subject_brings_no_header() {
    let mut envelope = envelope(&messages()[0], Language::English);
    envelope.letter.subject = "Hello\r\nBcc: all@cps.example\r\n\r\nBody".to_owned();
    let raw = delivered(&envelope).await;
    let mail = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(mail.bcc(), None);
    assert_eq!(
        mail.message_id(),
        Some("01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3d@cps.example")
    );
}

#[tokio::test]
async fn the_same_mail_again_is_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("mail");
    let transport = FolderTransport::new(folder.clone(), sender());
    let envelope = envelope(&messages()[0], Language::Spanish);
    transport.deliver(&envelope).await.unwrap();
    let first = fs::read(folder.join(file_name())).unwrap();
    transport.deliver(&envelope).await.unwrap();
    assert_eq!(names(&folder), [file_name()]);
    assert_eq!(fs::read(folder.join(file_name())).unwrap(), first);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("mail");
    fs::write(&in_the_way, "not a folder").unwrap();
    let transport = FolderTransport::new(in_the_way, sender());
    let delivery = transport
        .deliver(&envelope(&messages()[0], Language::Spanish))
        .await;
    assert!(
        matches!(delivery, Err(DeliveryError::Unreachable(_))),
        "{delivery:?}"
    );
}

#[test]
fn a_sender_is_a_mailbox() {
    for text in [
        "Canon Professional Services <donotreply@cps.example>",
        "donotreply@cps.example",
    ] {
        assert_eq!(text.parse::<Sender>().unwrap().to_string(), text);
    }
    for text in [
        "",
        "CPS",
        "CPS <donotreply>",
        "a@b.example, c@d.example",
        "CPS <a@b.example",
    ] {
        assert_eq!(text.parse::<Sender>(), Err(InvalidSender), "{text}");
    }
}

/// What the folder holds after a delivery.
async fn delivered(envelope: &Envelope) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let transport = FolderTransport::new(folder.path().to_owned(), sender());
    transport.deliver(envelope).await.unwrap();
    assert_eq!(names(folder.path()), [file_name()]);
    fs::read(folder.path().join(file_name())).unwrap()
}

fn file_name() -> String {
    format!("{}.eml", mail_id())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Name and address of each.
fn addresses<'a>(field: Option<&'a Address<'a>>) -> Vec<(Option<&'a str>, &'a str)> {
    let addresses = field.unwrap().iter();
    addresses
        .map(|address| (address.name(), address.address().unwrap()))
        .collect()
}
