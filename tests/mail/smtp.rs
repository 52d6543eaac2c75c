//! Mail through a server, and what its answers mean.

use cps_backend::mail::{DeliveryError, MailTransport as _, SmtpTransport, SmtpUrlError};
use cps_domain::Language;
use tokio::net::TcpSocket;

use crate::samples::{envelope, messages, sender};
use crate::server::{Answers, Server};

#[tokio::test]
async fn a_mail_is_delivered() {
    let server = Server::start(Answers::GLADLY).await;
    deliver(&server.address).await.unwrap();
    let heard = server.heard();
    assert!(
        heard.contains(&"MAIL FROM:<donotreply@cps.example>".to_owned()),
        "{heard:?}"
    );
    assert!(heard.contains(&"RCPT TO:<contacto@lumbre.cps.example>".to_owned()));
    let message_id = "Message-ID: <01977c2e-7f00-7c3a-9d5b-4e6f8a1b2c3d@cps.example>";
    assert!(heard.contains(&message_id.to_owned()));
}

/// The recipient does not exist: no use in trying again.
#[tokio::test]
async fn a_recipient_is_refused_for_good() {
    let answer = "550 5.1.1 No such user here";
    let reason = refused(
        deliver_to(Answers {
            recipient: answer,
            ..Answers::GLADLY
        })
        .await,
    );
    assert!(
        reason.contains("550") && reason.contains("5.1.1 No such user here"),
        "{reason}"
    );
}

#[tokio::test]
async fn a_mail_is_refused_for_good() {
    let answer = "554 5.7.1 Looks like spam";
    let reason = refused(
        deliver_to(Answers {
            mail: answer,
            ..Answers::GLADLY
        })
        .await,
    );
    assert!(reason.contains("Looks like spam"), "{reason}");
}

#[tokio::test]
async fn a_recipient_is_refused_for_now() {
    let answer = "451 4.7.1 Greylisted, come back later";
    let reason = unreachable(
        deliver_to(Answers {
            recipient: answer,
            ..Answers::GLADLY
        })
        .await,
    );
    assert!(reason.contains("Greylisted"), "{reason}");
}

#[tokio::test]
async fn a_mail_is_refused_for_now() {
    let answer = "452 4.3.1 Disk full";
    let reason = unreachable(
        deliver_to(Answers {
            mail: answer,
            ..Answers::GLADLY
        })
        .await,
    );
    assert!(reason.contains("Disk full"), "{reason}");
}

#[tokio::test]
async fn nobody_listens() {
    let taken = TcpSocket::new_v4().unwrap();
    taken.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    unreachable(deliver(&address).await);
}

/// The operator's password is wrong: no mail is lost for that.
#[tokio::test]
async fn a_wrong_password_of_ours_refuses_no_mail() {
    let answer = "535 5.7.8 Authentication failed";
    let server = Server::start(Answers {
        sign_in: answer,
        ..Answers::GLADLY
    })
    .await;
    let reason = unreachable(deliver(&format!("portal:secret@{}", server.address)).await);
    assert!(reason.contains("Authentication failed"), "{reason}");
}

#[tokio::test]
async fn the_password_is_shown_nowhere() {
    let transport = SmtpTransport::new("smtps://portal:hunter2@mail.cps.example", sender());
    let shown = format!("{:?}", transport.unwrap());
    assert!(
        shown.contains("mail.cps.example") && !shown.contains("hunter2"),
        "{shown}"
    );
    let error = SmtpTransport::new("smtpx://portal:hunter2@mail.cps.example", sender());
    let error = error.unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("hunter2"),
        "{error:?}"
    );
}

#[tokio::test]
async fn addresses_of_mail_servers() {
    for url in [
        "smtp://localhost:1025",
        "smtp://mail.cps.example?tls=required",
        "smtp://portal:secret@mail.cps.example:587/portal.cps.example?tls=opportunistic",
        "smtps://portal:secret@mail.cps.example",
    ] {
        assert!(SmtpTransport::new(url, sender()).is_ok(), "{url}");
    }
    for url in [
        "",
        "mail.cps.example",
        "https://mail.cps.example",
        "smtp://",
    ] {
        let error = SmtpTransport::new(url, sender()).unwrap_err();
        assert!(
            matches!(error, SmtpUrlError::Malformed(_)),
            "{url}: {error:?}"
        );
    }
    for url in [
        "smtp://mail.cps.example?tls=require",
        "smtp://mail.cps.example?starttls=required",
        "smtp://mail.cps.example?tls=required&x=y",
    ] {
        let error = SmtpTransport::new(url, sender()).unwrap_err();
        assert!(
            matches!(error, SmtpUrlError::UnknownSetting),
            "{url}: {error:?}"
        );
    }
}

async fn deliver_to(answers: Answers) -> Result<(), DeliveryError> {
    let server = Server::start(answers).await;
    deliver(&server.address).await
}

/// Sends a mail to the server at `[user:password@]host:port`.
async fn deliver(address: &str) -> Result<(), DeliveryError> {
    let transport = SmtpTransport::new(&format!("smtp://{address}"), sender()).unwrap();
    transport
        .deliver(&envelope(&messages()[0], Language::Spanish))
        .await
}

fn refused(delivery: Result<(), DeliveryError>) -> String {
    match delivery {
        Err(DeliveryError::Refused(reason)) => reason,
        other => panic!("not refused: {other:?}"),
    }
}

fn unreachable(delivery: Result<(), DeliveryError>) -> String {
    match delivery {
        Err(DeliveryError::Unreachable(reason)) => reason,
        other => panic!("not unreachable: {other:?}"),
    }
}
