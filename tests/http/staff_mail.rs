use crate::portal::{SPANISH, STAFF, TestPortal};
use cps_backend::jobs::run_due;
use cps_backend::mail::{Delivery, DeliveryError, Envelope, MailTransport};
use std::sync::Arc;

const LIST: &str = "/staff/mail";

/// A server at which nobody can be reached.
#[derive(Debug)]
struct NoSuchUser;

impl MailTransport for NoSuchUser {
    fn deliver<'a>(&'a self, _: &'a Envelope) -> Delivery<'a> {
        let words = "550 5.1.1 <estudio> no such user";
        Box::pin(async move { Err(DeliveryError::Refused(words.to_string())) })
    }
}

#[tokio::test]
async fn a_refused_mail_is_listed_until_it_is_sent_again() {
    let portal = TestPortal::open().await;
    // The demonstration's own mails arrive.
    run_due(&portal.portal).await.unwrap();
    let fields = [("email", SPANISH)];
    portal
        .browser()
        .post("/api/request_password_reset", "/password/reset", &fields)
        .await;
    let mut refusing = portal.portal.clone();
    refusing.mail = Arc::new(NoSuchUser);
    run_due(&refusing).await.unwrap();

    let mut staff = portal.signed_in(STAFF).await;
    let page = staff.get(LIST).await;
    for text in [
        SPANISH,
        "Resetting the password",
        "550 5.1.1 &lt;estudio&gt; no such user",
        "1 Jun 2026, 12:00 UTC",
    ] {
        assert!(page.text.contains(text), "{text}");
    }
    let (_, id) = page.text.split_once("action=\"/staff/mail/").unwrap();
    let send = format!("{LIST}/{}", id.split('"').next().unwrap());
    let answer = staff.post(&send, LIST, &[]).await;
    assert_eq!(answer.location(), "/staff/mail?done=sent");
    let page = staff.follow(&answer).await;
    assert!(page.text.contains("It will be sent again in a moment."));
    assert!(page.text.contains("No mail was refused"));
    let again = staff.post(&send, LIST, &[]).await;
    assert_eq!(again.location(), "/staff/mail?done=gone");
    assert_eq!(portal.mails_to(SPANISH).await.len(), 1);
}
