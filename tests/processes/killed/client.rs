//! A member who does one thing after the other, and remembers what was acknowledged.

use cps_domain::view::{CheckoutPage, InvoicesPage};
use reqwest::StatusCode;
use tokio::sync::watch;

use super::journal::{Journal, Kept};
use super::life::{Enduring, Life};
use crate::browser::Browser;
use crate::chance::Chance;
use crate::members::PASSWORD;

/// The number of network addresses that a client comes from at most.
const ADDRESSES: usize = 1 << 16;

const MODEL: &str = "RF 50mm F1.8 STM";

/// A product that can be changed: one whose registration was answered.
struct Owned {
    id: String,
    serial: String,
}

/// One client with its chances.
pub(super) struct Client {
    place: usize,
    lives: watch::Receiver<Life>,
    chance: Chance,
    /// Who keeps products and signs in and out.
    email: String,
    /// Who has yet to join by transfer.
    joining: Vec<String>,
    /// Who has yet to pay by card.
    paying: Vec<String>,
    owned: Vec<Owned>,
    /// How many things it has begun.
    begun: usize,
    journal: Journal,
}

impl Client {
    /// The client with this number, on behalf of these members.
    pub(super) fn new(
        (place, email): (usize, String),
        joining: Vec<String>,
        paying: Vec<String>,
        lives: watch::Receiver<Life>,
        chance: Chance,
    ) -> Self {
        Self {
            place,
            lives,
            chance,
            email,
            joining,
            paying,
            owned: Vec::new(),
            begun: 0,
            journal: Journal::default(),
        }
    }

    /// Does things until the portal's last life, finishes what it is at, and hands over its memory.
    pub(super) async fn run(mut self) -> Journal {
        let mut home = self.signed_in(&self.email.clone()).await;
        while !self.lives.borrow().is_last {
            match self.chance.below(8) {
                0..=2 => self.register(&mut home).await,
                3 => self.change(&mut home).await,
                4 => self.remove(&mut home).await,
                5 => self.join_or_pay().await,
                6 => self.write().await,
                _ => self.sign_in_and_out().await,
            }
        }
        self.leave(home);
        self.journal
    }

    async fn register(&mut self, home: &mut Enduring) {
        let number = self.begin();
        let serial = format!("K{:02}{number:07}", self.place);
        let dealer = (self.chance.below(3) > 0).then(|| "Northern Lens Leeds".to_owned());
        let fields = [
            &[("model", MODEL)][..],
            &details(&serial, dealer.as_deref().unwrap_or_default())[..],
        ]
        .concat();
        let (answer, again) = home.send("/api/register_product", &fields).await;
        match answer.status {
            StatusCode::OK => {
                let (_, id) = answer.location.split_once("registered=").unwrap();
                self.owned.push(Owned {
                    id: id.to_owned(),
                    serial: serial.clone(),
                });
            }
            // The first time was heard, only the answer was not.
            _ if again && answer.text.contains("serial_already_yours") => {}
            status => panic!("{status}: {}", answer.text),
        }
        let kept = Kept {
            dealer,
            is_removed: false,
        };
        self.journal.products.insert(serial, kept);
        self.journal.acknowledged += 1;
    }

    async fn change(&mut self, home: &mut Enduring) {
        if self.owned.is_empty() {
            return;
        }
        let chosen = self.chance.below(self.owned.len());
        let dealer = format!("Dealer {}", self.begin());
        let Owned { id, serial } = &self.owned[chosen];
        let fields = [&[("id", id.as_str())][..], &details(serial, &dealer)[..]].concat();
        home.insist("/api/change_product", &fields).await;
        self.journal.products.get_mut(serial).unwrap().dealer = Some(dealer);
        self.journal.acknowledged += 1;
    }

    async fn remove(&mut self, home: &mut Enduring) {
        if self.owned.is_empty() {
            return;
        }
        let chosen = self.chance.below(self.owned.len());
        let Owned { id, serial } = self.owned.swap_remove(chosen);
        let (answer, again) = home.send("/api/remove_product", &[("id", &id)]).await;
        let gone = again && answer.status == StatusCode::NOT_FOUND;
        assert!(answer.status == StatusCode::OK || gone, "{}", answer.text);
        self.journal.products.get_mut(&serial).unwrap().is_removed = true;
        self.journal.acknowledged += 1;
    }

    async fn join_or_pay(&mut self) {
        if self.chance.below(3) > 0
            && let Some(email) = self.joining.pop()
        {
            self.join(email).await;
        } else if let Some(email) = self.paying.pop() {
            self.pay(email).await;
        }
    }

    /// From the review to the subscription. The review's key names it, however often each step is sent.
    async fn join(&mut self, email: String) {
        let mut browser = self.signed_in(&email).await;
        let page: CheckoutPage = browser.read("/api/review_checkout?level=silver").await;
        let (key, fee) = (page.key.to_string(), page.price.net.amount.to_string());
        let review = [
            ("key", key.as_str()),
            ("level", "silver"),
            ("fee", &fee),
            ("renewal", "automatic"),
            ("terms", "true"),
        ];
        browser.insist("/api/purchase", &review).await;
        let payment = [("key", key.as_str()), ("payment_method", "transfer")];
        let done = browser.insist("/api/check_out", &payment).await;
        assert_eq!(done.location, "/membership?welcome=1");
        self.journal.joined.insert(key, email);
        self.journal.acknowledged += 2;
        self.leave(browser);
    }

    /// Has the card charged for the invoice, once that has come.
    async fn pay(&mut self, email: String) {
        let mut browser = self.signed_in(&email).await;
        let list: InvoicesPage = browser.read("/api/list_invoices").await;
        match list.rows.first() {
            Some(invoice) => {
                let id = invoice.id.to_string();
                let paid = browser.insist("/api/pay_invoice", &[("id", &id)]).await;
                assert_eq!(paid.location, format!("/invoices/{id}?payment=paid"));
                self.journal.paid.push(id);
                self.journal.acknowledged += 1;
            }
            None => self.paying.insert(0, email),
        }
        self.leave(browser);
    }

    /// A message has no key: it is not sent again, and it is there once or, if nobody answered, perhaps.
    async fn write(&mut self) {
        let number = self.begin();
        let message = format!("Message {number} of client {}", self.place);
        let mut browser = self.browser();
        let form = [
            ("email", self.email.as_str()),
            ("topic", "other"),
            ("message", &message),
        ];
        match browser.send_once("/api/request_support", &form).await {
            Some(answer) => {
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
                self.journal.written.push(message);
                self.journal.acknowledged += 1;
            }
            None => self.journal.perhaps_written.push(message),
        }
        self.journal.unanswered += browser.unanswered;
    }

    async fn sign_in_and_out(&mut self) {
        let mut browser = self.signed_in(&self.email.clone()).await;
        if self.chance.below(2) == 0 {
            return self.leave(browser);
        }
        let before = browser.browser().clone();
        browser.insist("/api/sign_out", &[]).await;
        self.journal.signed_out.push(before);
        self.journal.acknowledged += 1;
        self.journal.unanswered += browser.unanswered;
    }

    /// A browser in which this member has just signed in.
    async fn signed_in(&mut self, email: &str) -> Enduring {
        let mut browser = self.browser();
        let form = [("email", email), ("password", PASSWORD)];
        browser.insist("/api/sign_in", &form).await;
        self.journal.acknowledged += 1;
        browser
    }

    fn browser(&mut self) -> Enduring {
        let number = self.begin();
        let address = self.place * ADDRESSES + number;
        Enduring::new(Browser::from_address(address), self.lives.clone())
    }

    /// Leaves somebody signed in.
    fn leave(&mut self, browser: Enduring) {
        self.journal.unanswered += browser.unanswered;
        self.journal.signed_in.push(browser.into_browser());
    }

    fn begin(&mut self) -> usize {
        self.begun += 1;
        self.begun
    }
}

/// A product's form, without the model.
fn details<'a>(serial: &'a str, dealer: &'a str) -> [(&'static str, &'a str); 4] {
    [
        ("serial_number", serial),
        ("purchase_date", "2025-01-20"),
        ("purchase_country", "GB"),
        ("dealer", dealer),
    ]
}
