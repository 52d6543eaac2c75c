//! A portal that is killed and started again, as its members live through it: they send again what nobody answered.

use std::net::SocketAddr;
use std::time::Duration;

use reqwest::StatusCode;
use serde::de::DeserializeOwned;
use tokio::sync::watch;

use crate::browser::{Answer, Browser};

/// So long a portal may take from one life to the next.
const PATIENCE: Duration = Duration::from_secs(60);

/// From one start of the portal to its being killed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Life {
    /// Which one, from 1.
    pub(super) number: usize,
    /// Where it listens, once it does.
    pub(super) address: Option<SocketAddr>,
    /// Whether it is the last one: then members finish what they are at.
    pub(super) is_last: bool,
}

/// A browser whose owner lives through it.
pub(super) struct Enduring {
    browser: Browser,
    lives: watch::Receiver<Life>,
    /// How many requests were sent that nobody answered.
    pub(super) unanswered: usize,
}

impl Enduring {
    /// One that is told of each new life.
    pub(super) fn new(browser: Browser, lives: watch::Receiver<Life>) -> Self {
        Self {
            browser,
            lives,
            unanswered: 0,
        }
    }

    /// The browser, with the cookies that it has by now.
    pub(super) fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The browser, when its owner has done with it.
    pub(super) fn into_browser(self) -> Browser {
        self.browser
    }

    /// Sends a form once; `None` if nobody answered, so that nobody knows what became of it.
    pub(super) async fn send_once(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Option<Answer> {
        let (number, address) = self.life().await;
        match self.browser.post(address, path, fields).await {
            Ok(answer) => Some(answer),
            Err(error) => {
                self.survive(number, &error).await;
                None
            }
        }
    }

    /// Sends a form until somebody answers; with whether it was sent before, and may have been heard.
    pub(super) async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> (Answer, bool) {
        let mut again = false;
        loop {
            match self.send_once(path, fields).await {
                Some(answer) => return (answer, again),
                None => again = true,
            }
        }
    }

    /// Sends a form that must be accepted, however often it was sent.
    pub(super) async fn insist(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let (answer, _) = self.send(path, fields).await;
        let Answer { status, text, .. } = &answer;
        assert_eq!(*status, StatusCode::OK, "{path}: {text}");
        answer
    }

    /// Reads what a server function answers.
    pub(super) async fn read<T: DeserializeOwned>(&mut self, path: &str) -> T {
        loop {
            let (number, address) = self.life().await;
            match self.browser.read(address, path).await {
                Ok(read) => return read,
                Err(error) => self.survive(number, &error).await,
            }
        }
    }

    /// The life that there is, or the next one.
    async fn life(&mut self) -> (usize, SocketAddr) {
        let life = within(self.lives.wait_for(|life| life.address.is_some())).await;
        (life.number, life.address.unwrap())
    }

    /// Waits for the end of the life in which nobody answered. Where it doesn't end, the portal itself broke off.
    async fn survive(&mut self, number: usize, error: &reqwest::Error) {
        self.unanswered += 1;
        let is_over = |life: &Life| life.number > number || life.address.is_none();
        let over = tokio::time::timeout(PATIENCE, self.lives.wait_for(is_over)).await;
        assert!(over.is_ok(), "the portal lives, but answered: {error:?}");
    }
}

async fn within<T>(waiting: impl Future<Output = Result<T, watch::error::RecvError>>) -> T {
    let waited = tokio::time::timeout(PATIENCE, waiting).await;
    waited
        .unwrap_or_else(|_| panic!("the portal does not come back"))
        .unwrap()
}
