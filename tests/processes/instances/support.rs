//! Messages to support: each is a mail to be sent, the smallest job that there is.

use cps_backend::portal::Portal;
use cps_backend::service::{Client, request_support};
use cps_domain::{Language, SupportForm};

/// Writes so many messages.
pub(super) async fn write(portal: &Portal, number: usize) {
    for place in 0..number {
        let form = SupportForm {
            email: "somebody@test.cps.example".to_owned(),
            topic: "other".to_owned(),
            message: format!("Message {place}"),
        };
        let client = Client {
            address: format!("2001:db8::{place:x}"),
            user_agent: String::new(),
        };
        request_support(portal, None, Language::English, &form, &client)
            .await
            .unwrap();
    }
}
