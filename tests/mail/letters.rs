//! The words.

use cps_backend::mail::{MailError, Message, render};
use cps_domain::{Language, SupportTopic};

use crate::samples::{LINK, PUBLIC_URL, letter, messages, migration, support_request};

#[test]
fn every_message_in_every_language() {
    for message in messages() {
        for language in Language::ALL {
            check(message.kind(), &message, language);
        }
    }
}

/// What a migration says depends on how it went.
#[test]
fn migrations_that_went_otherwise() {
    for language in Language::ALL {
        check(
            "migration_done_one",
            &migration(1, &["MINE0001"], &[]),
            language,
        );
        check(
            "migration_done_none",
            &migration(0, &[], &["A0001", "A0002"]),
            language,
        );
        check("migration_done_all", &migration(40, &[], &[]), language);
    }
}

/// A stranger's question has no company.
#[test]
fn a_strangers_question() {
    for language in Language::ALL {
        let mut message = support_request(SupportTopic::Other);
        if let Message::SupportRequest { company, .. } = &mut message {
            *company = None;
        }
        check("support_request_stranger", &message, language);
    }
}

#[test]
fn some_as_html() {
    let shown = [
        "application_approved",
        "already_member",
        "application_rejected",
        "support_request",
        "transfer_reminder",
    ];
    for message in messages() {
        if shown.contains(&message.kind()) {
            let html = letter(&message, Language::Spanish).html;
            snapshot(&format!("{}.es.html", message.kind()), &html);
        }
    }
}

#[test]
fn every_topic_has_its_words() {
    for language in Language::ALL {
        let subjects: Vec<String> = SupportTopic::ALL
            .map(|topic| letter(&support_request(topic), language).subject)
            .into();
        snapshot(&format!("support_topics.{language}"), &subjects.join("\n"));
    }
}

/// Both forms come from the same words, and neither holds what was left unfilled.
#[test]
fn the_two_forms_agree() {
    for message in messages() {
        for language in Language::ALL {
            let letter = letter(&message, language);
            for form in [&letter.subject, &letter.text, &letter.html] {
                assert!(
                    !form.contains("{{") && !form.contains("{%") && !form.contains("]("),
                    "{form}"
                );
            }
            let links = letter
                .text
                .lines()
                .filter(|line| line.starts_with("https://"));
            assert_eq!(links.count(), letter.html.matches("<a ").count());
            assert_eq!(letter.text.contains(LINK), message.link().is_some());
        }
    }
}

#[test]
fn html_loads_nothing() {
    for message in messages() {
        let html = letter(&message, Language::English).html;
        for loader in ["<img", "<script", "<link", "src=", "url(", "@import"] {
            assert!(!html.contains(loader), "{loader}");
        }
    }
}

#[test]
fn plain_lines_are_short() {
    for message in messages() {
        for language in Language::ALL {
            let text = letter(&message, language).text;
            let long = text
                .lines()
                .find(|line| line.chars().count() > 72 && !line.contains("://"));
            assert_eq!(long, None);
        }
    }
}

/// No sentence ends with a company's name, for many end with a full stop of their own.
#[test]
fn no_sentence_ends_twice() {
    for message in messages() {
        for language in Language::ALL {
            let text = letter(&message, language).text;
            assert!(!text.contains(".."), "{text}");
        }
    }
}

/// A slash at the end of the portal's address is not doubled.
#[test]
fn the_portals_address_may_end_with_a_slash() {
    let message = migration(1, &[], &[]);
    let with_slash = format!("{PUBLIC_URL}/");
    let rendered = render(&message, Language::English, &with_slash, None).unwrap();
    assert_eq!(rendered, letter(&message, Language::English));
}

#[test]
fn a_message_with_a_link_needs_its_address() {
    for message in messages() {
        let rendered = render(&message, Language::English, PUBLIC_URL, None);
        match message.link() {
            Some(_) => assert!(
                matches!(rendered, Err(MailError::LinkMissing(kind)) if kind == message.kind())
            ),
            None => assert!(rendered.is_ok()),
        }
    }
}

/// Subject and text of a message against what was read and found good.
pub(crate) fn check(name: &str, message: &Message, language: Language) {
    let letter = letter(message, language);
    let shown = format!("{}\n\n{}", letter.subject, letter.text);
    snapshot(&format!("{name}.{language}"), &shown);
}

fn snapshot(name: &str, shown: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}
