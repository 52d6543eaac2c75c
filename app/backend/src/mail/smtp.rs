//! Mail through a mail server.

use std::time::Duration;

use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport as _, Message, Tokio1Executor};
use tokio::time::timeout;

use super::mime::compose;
use super::{Delivery, DeliveryError, Envelope, MailTransport, Sender};

/// How long a connection may take to stand.
const CONNECT_SECONDS: u64 = 10;

/// How long a mail may take from the first greeting to the server's receipt.
const DELIVERY_SECONDS: u64 = 30;

/// The answers to AUTH that mean our own name and password (RFC 4954, 6): no mail is at fault, and once the operator has mended
/// them all go through.
const SIGN_IN_REFUSED: [u16; 4] = [530, 534, 535, 538];

/// Hands mail to a mail server, over connections that are kept open for a minute after a mail.
#[derive(Clone, Debug)]
pub struct SmtpTransport {
    server: AsyncSmtpTransport<Tokio1Executor>,
    sender: Sender,
    patience: Duration,
}

/// The address of the mail server cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SmtpUrlError {
    /// It is no address of a mail server.
    #[error(
        "not the address of a mail server such as smtps://user:password@mail.cps.example or smtp://mail.cps.example?tls=required"
    )]
    Malformed(#[source] smtp::Error),
    /// It has a setting that would be ignored; a mistyped one must not leave the connection without TLS.
    #[error("the only setting after the question mark is tls=required or tls=opportunistic")]
    UnknownSetting,
}

impl SmtpTransport {
    /// Through the server at this address: `smtps://` with TLS from the start, `smtp://…?tls=required` with STARTTLS, `smtp://`
    /// without; with `user:password@` if the server asks who is there, and `/name` after the host if it wants a certain name
    /// said in EHLO. Nothing is connected before the first mail. To be called within a Tokio runtime, where the connections
    /// are looked after.
    ///
    /// # Errors
    /// [`SmtpUrlError`] if it is not such an address.
    pub fn new(url: &str, sender: Sender) -> Result<Self, SmtpUrlError> {
        if let Some((_, settings)) = url.split_once('?')
            && !["tls=required", "tls=opportunistic"].contains(&settings)
        {
            return Err(SmtpUrlError::UnknownSetting);
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(SmtpUrlError::Malformed)?
            .timeout(Some(Duration::from_secs(CONNECT_SECONDS)))
            .build();
        Ok(Self {
            server,
            sender,
            patience: Duration::from_secs(DELIVERY_SECONDS),
        })
    }

    /// Only so long is waited, but a mail that takes longer is not interrupted: its connection would go back to the others with
    /// an answer still to come, and the next mail would take that answer for its own.
    async fn send(&self, mail: Message) -> Result<(), DeliveryError> {
        let server = self.server.clone();
        let sending = tokio::spawn(async move { server.send(mail).await });
        match timeout(self.patience, sending).await {
            Ok(Ok(Ok(_receipt))) => Ok(()),
            Ok(Ok(Err(error))) => Err(reason(&error)),
            Ok(Err(error)) => Err(DeliveryError::Unreachable(error.to_string())),
            Err(_) => Err(DeliveryError::Unreachable(
                "the mail server takes too long".to_owned(),
            )),
        }
    }
}

impl MailTransport for SmtpTransport {
    fn deliver<'a>(&'a self, envelope: &'a Envelope) -> Delivery<'a> {
        Box::pin(async move { self.send(compose(envelope, &self.sender)?).await })
    }
}

fn reason(error: &smtp::Error) -> DeliveryError {
    let about_us = error
        .status()
        .is_some_and(|code| SIGN_IN_REFUSED.contains(&code.into()));
    if error.is_permanent() && !about_us {
        DeliveryError::Refused(error.to_string())
    } else {
        DeliveryError::Unreachable(error.to_string())
    }
}

#[cfg(test)]
mod tests;
