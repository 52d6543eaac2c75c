//! Where the mails of a test arrive.

use std::sync::{Arc, Mutex};

use cps_backend::jobs::run_due;
use cps_backend::mail::{Delivery, DeliveryError, Envelope, MailTransport};
use tokio::sync::Notify;

use crate::world::World;

/// How the mail server behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It takes everything.
    #[default]
    Obliging,
    /// It takes nothing, for good.
    Refusing,
    /// It cannot be reached.
    Away,
    /// It takes everything, and does not say so until it turns to something else.
    Speechless,
    /// It makes the program that delivers panic.
    Maddening,
}

#[derive(Debug, Default)]
struct Inside {
    mood: Mood,
    arrived: Vec<Envelope>,
}

/// A mail server that keeps what it is given. Clones are the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mailbox {
    inside: Arc<Mutex<Inside>>,
    /// It has taken a mail and does not say so.
    fell_silent: Arc<Notify>,
    /// It has turned to something else.
    has_turned: Arc<Notify>,
}

impl Mailbox {
    /// From now on it behaves like this.
    pub(crate) fn turns(&self, mood: Mood) {
        self.inside.lock().unwrap().mood = mood;
        self.has_turned.notify_waiters();
    }

    /// Waits until it has taken a mail and does not say so.
    pub(crate) async fn falls_silent(&self) {
        self.fell_silent.notified().await;
    }

    /// What has arrived for this address, the oldest first.
    pub(crate) fn arrived(&self, recipient: &str) -> Vec<Envelope> {
        let inside = self.inside.lock().unwrap();
        let to = |mail: &&Envelope| mail.recipient.as_str() == recipient;
        inside.arrived.iter().filter(to).cloned().collect()
    }

    /// Everything that has arrived, the oldest first.
    pub(crate) fn all(&self) -> Vec<Envelope> {
        self.inside.lock().unwrap().arrived.clone()
    }

    fn receive(&self, envelope: &Envelope) -> Mood {
        let mut inside = self.inside.lock().unwrap();
        if matches!(inside.mood, Mood::Obliging | Mood::Speechless) {
            inside.arrived.push(envelope.clone());
        }
        inside.mood
    }
}

impl MailTransport for Mailbox {
    fn deliver<'a>(&'a self, envelope: &'a Envelope) -> Delivery<'a> {
        Box::pin(async move {
            let turned = self.has_turned.notified();
            match self.receive(envelope) {
                Mood::Obliging => Ok(()),
                Mood::Refusing => Err(DeliveryError::Refused("550 no such user".to_owned())),
                Mood::Away => Err(DeliveryError::Unreachable("no route".to_owned())),
                Mood::Speechless => {
                    self.fell_silent.notify_one();
                    turned.await;
                    Ok(())
                }
                Mood::Maddening => panic!("there is no talking to this server"),
            }
        })
    }
}

impl World {
    /// A worker hands a mail over, hears nothing, and is killed.
    pub(crate) async fn worker_dies_delivering(&self) {
        self.mailbox.turns(Mood::Speechless);
        tokio::select! {
            biased;
            () = self.mailbox.falls_silent() => {}
            _ = run_due(&self.portal) => panic!("it did not wait for the server"),
        }
    }

    /// Has everything that is due done, and returns the newest mail to this address.
    pub(crate) async fn newest_mail(&self, recipient: &str) -> Option<Envelope> {
        run_due(&self.portal).await.unwrap();
        self.mailbox.arrived(recipient).pop()
    }

    /// The token of the link in the newest mail to this address.
    pub(crate) async fn newest_token(&self, recipient: &str) -> String {
        let mail = self.newest_mail(recipient).await.unwrap();
        token_in(&mail)
    }
}

/// The token of the link in a mail.
pub(crate) fn token_in(mail: &Envelope) -> String {
    let text = &mail.letter.text;
    let (_, rest) = text
        .split_once("/links/")
        .unwrap_or_else(|| panic!("no link in: {text}"));
    rest.split_whitespace().next().unwrap().to_owned()
}
