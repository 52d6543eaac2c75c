use std::time::Duration;

use cps_domain::{EmailAddress, Instant, Language, MailId};
use tokio::net::TcpListener;

use super::SmtpTransport;
use crate::mail::{DeliveryError, Envelope, Letter, MailTransport as _};

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let sender = "donotreply@cps.example".parse().unwrap();
    let transport = SmtpTransport {
        patience: Duration::from_millis(50),
        ..SmtpTransport::new(&url, sender).unwrap()
    };
    let envelope = Envelope {
        id: "01890a5d-ac96-774b-bcce-b302099a8057"
            .parse::<MailId>()
            .unwrap(),
        recipient: EmailAddress::parse("accounts@lumbre.cps.example").unwrap(),
        reply_to: None,
        language: Language::English,
        written_at: Instant::from_millis(0),
        letter: Letter {
            subject: "Hello".to_owned(),
            text: "Hello".to_owned(),
            html: "<p>Hello</p>".to_owned(),
        },
        enclosure: None,
    };
    let delivery = transport.deliver(&envelope).await;
    assert!(
        matches!(delivery, Err(DeliveryError::Unreachable(reason)) if reason.contains("too long"))
    );
}
