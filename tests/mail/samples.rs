//! One of each message.

pub(crate) mod billing;
pub(crate) mod membership;

use cps_backend::mail::{Envelope, Letter, Message, Sender, render};
use cps_domain::{
    Date, EmailAddress, Instant, Language, LinkId, MailId, Points, SerialNumber, SupportTopic,
};

/// 1 June 2026, 12:00 UTC.
pub(crate) const NOON: Instant = Instant::from_millis(1_780_315_200_000);

/// Where the portal is found.
pub(crate) const PUBLIC_URL: &str = "https://portal.cps.example";

/// The address of a link, with its token.
pub(crate) const LINK: &str =
    "https://portal.cps.example/links/b7V0mJt2nQ3xk8s1Zy4cWf6hGd9aLrEuPoTiKqNjMvS";

/// Every kind of message.
pub(crate) fn messages() -> Vec<Message> {
    let mut messages = accounts();
    messages.extend(membership::messages());
    messages.extend(billing::messages());
    messages
}

fn accounts() -> Vec<Message> {
    let (contact, company) = (contact(), company());
    vec![
        Message::ApplicationReceived {
            contact: contact.clone(),
            company: company.clone(),
        },
        Message::AlreadyApplied {
            contact: contact.clone(),
            company: company.clone(),
        },
        Message::AlreadyMember {
            contact: contact.clone(),
        },
        Message::ConfirmOldEmail {
            company: company.clone(),
            email: email("cuentas@lumbre.cps.example"),
            link: link(),
        },
        Message::ApplicationApproved {
            contact: contact.clone(),
            company: company.clone(),
            link: link(),
        },
        Message::ApplicationRejected {
            contact: contact.clone(),
            company: company.clone(),
            reason:
                "El NIF-IVA no existe en el registro.\nRevísalo, por favor.\n\nGracias por tu interés."
                    .to_owned(),
        },
        Message::PasswordReset {
            contact: contact.clone(),
            link: link(),
        },
        Message::PasswordChanged {
            contact: contact.clone(),
            at: NOON.plus_seconds(5 * 60 + 59),
        },
        Message::Invitation {
            contact: contact.clone(),
            points: Points(1340),
        },
        migration(12, &["023021004571", "023021004572"], &["118000234"]),
        support_request(SupportTopic::SerialNumber),
        Message::AccountClosed { contact },
    ]
}

/// A migration that moved so many and left these behind: somebody else's, and the member's own.
pub(crate) fn migration(moved: u32, taken: &[&str], already_yours: &[&str]) -> Message {
    let serials = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| SerialNumber::parse(text).unwrap())
            .collect()
    };
    Message::MigrationDone {
        contact: contact(),
        moved,
        taken: serials(taken),
        already_yours: serials(already_yours),
    }
}

/// A member's question.
pub(crate) fn support_request(topic: SupportTopic) -> Message {
    Message::SupportRequest {
        from: email("cuentas@lumbre.cps.example"),
        company: Some(company()),
        topic,
        message: "Otra cuenta tiene el número de serie de nuestra cámara:\n- EOS R5\n- 0230 2100 4571\n\nAdjuntaremos la factura de compra."
            .to_owned(),
    }
}

/// A message in words, at the sample addresses.
pub(crate) fn letter(message: &Message, language: Language) -> Letter {
    let link = message.link().map(|_| LINK);
    render(message, language, PUBLIC_URL, link).unwrap()
}

/// A message ready to leave.
pub(crate) fn envelope(message: &Message, language: Language) -> Envelope {
    Envelope {
        id: mail_id(),
        recipient: email("contacto@lumbre.cps.example"),
        reply_to: message.reply_to().cloned(),
        language,
        written_at: NOON,
        letter: letter(message, language),
        enclosure: None,
    }
}

/// Which mail it is.
pub(crate) fn mail_id() -> MailId {
    "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3d".parse().unwrap()
}

/// From whom.
pub(crate) fn sender() -> Sender {
    "Canon Professional Services <donotreply@cps.example>"
        .parse()
        .unwrap()
}

/// An address.
pub(crate) fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn link() -> LinkId {
    "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3e".parse().unwrap()
}

fn contact() -> String {
    "Administración".to_owned()
}

fn company() -> String {
    "Lumbre Fotografía S.L.".to_owned()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
