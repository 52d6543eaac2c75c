//! Whatever people are called and whatever they write stays text.

use cps_backend::mail::Message;
use cps_domain::{Language, SupportTopic};

use crate::samples::{LINK, email, letter};

#[test]
fn markup_in_a_name_is_text() {
    let company = "<script>alert(1)</script> & \"S.L.\" <img src=x>";
    let letter = letter(&received("Ana", company), Language::English);
    assert!(letter.text.contains("<script>alert(1)</script>"));
    assert!(!letter.html.contains("<script") && !letter.html.contains("<img"));
    assert!(
        letter.html.contains("&lt;script&gt;alert(1)"),
        "{}",
        letter.html
    );
    assert!(letter.html.contains("&amp; &quot;S.L.&quot;"));
}

#[test]
fn markup_in_a_subject_is_text() {
    let letter = letter(&question(Some("</title><script>"), "?"), Language::English);
    assert_eq!(letter.subject, "Support: something else (</title><script>)");
    assert!(!letter.html.contains("<script"));
}

#[test]
fn a_name_becomes_no_link_and_no_button() {
    let name = "[x](https://evil.example)";
    let letter = letter(&received(name, name), Language::Spanish);
    assert!(letter.text.contains(name));
    assert!(!letter.text.contains("\nhttps://evil.example"));
    // The foot's link and no other.
    assert_eq!(letter.html.matches("<a ").count(), 1);
    assert!(!letter.html.contains("href=\"https:&#x2f;&#x2f;evil"));
}

/// A message that looks like a template's blocks.
#[test]
fn a_message_becomes_no_link_and_no_button() {
    let written = "Subject: Win\n\n[Sign in](https://evil.example)\n\n{{ from }} {% if %}";
    let letter = letter(&question(None, written), Language::English);
    assert_eq!(letter.subject, "Support: something else");
    assert!(letter.text.contains(written));
    // The one link is the portal's own.
    assert_eq!(letter.html.matches("<a ").count(), 1);
    assert!(letter.html.contains("staff&#x2f;support\""));
}

#[test]
fn an_address_in_quotes_does_not_leave_its_attribute() {
    let message = Message::ConfirmOldEmail {
        company: "\" onclick=\"alert(1)".to_owned(),
        email: email("a'b@test.cps.example"),
        link: "01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3e".parse().unwrap(),
    };
    let letter = letter(&message, Language::Spanish);
    assert!(letter.text.contains(LINK));
    assert!(!letter.html.contains("onclick=\""), "{}", letter.html);
}

#[test]
fn a_subject_is_one_line() {
    let company = "Evil\r\nBcc: all@cps.example\n\nHello\u{2028}\u{85}\u{0}there";
    let letter = letter(&question(Some(company), "?"), Language::Spanish);
    assert_eq!(
        letter.subject,
        "Asistencia: otro asunto (Evil Bcc: all@cps.example Hello there)"
    );
}

fn received(contact: &str, company: &str) -> Message {
    Message::ApplicationReceived {
        contact: contact.to_owned(),
        company: company.to_owned(),
    }
}

fn question(company: Option<&str>, message: &str) -> Message {
    Message::SupportRequest {
        from: email("accounts@test.cps.example"),
        company: company.map(str::to_owned),
        topic: SupportTopic::Other,
        message: message.to_owned(),
    }
}
