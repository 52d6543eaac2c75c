//! Messages as they wait in the database.

use cps_backend::mail::Message;
use serde_json::Value;

use crate::samples::messages;

#[test]
fn a_message_comes_back_as_it_was_stored() {
    for message in messages() {
        let stored = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&stored).unwrap(), message);
    }
}

#[test]
fn the_tag_is_the_kind() {
    for message in messages() {
        let stored = serde_json::to_value(&message).unwrap();
        assert_eq!(stored["kind"], Value::from(message.kind()));
    }
}

/// What waits in a database was written by an older program: its form is kept.
#[test]
fn the_stored_form() {
    let stored: Vec<String> = messages()
        .iter()
        .map(|message| serde_json::to_string(message).unwrap())
        .collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("stored", stored.join("\n"));
    });
}
