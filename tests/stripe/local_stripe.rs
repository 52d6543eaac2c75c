use std::io::BufRead as _;
use std::process::{Child, Command, Stdio};

use cps_backend::clock::Clock;
use cps_backend::payments::stripe::StripeProvider;
use cps_backend::payments::{
    CardProvider as _, CardToken, Charge, ChargeOutcome, Notification, RefundOutcome,
};
use cps_domain::{Currency, Money};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

use crate::world::{SECRET_KEY, WEBHOOK_SECRET, charge, id, provider, refund};

/// The variable that names the Python with `localstripe`.
const PYTHON: &str = "CPS_TEST_PYTHON";

const ACCEPTED: &str = "4242424242424242";
const DECLINED_WHEN_CHARGED: &str = "4000000000000341";
const ASKS_WHEN_CHARGED: &str = "4000002760003184";

/// `localstripe`, until the test ends, and the portal's provider for it.
struct LocalStripe {
    url: String,
    stripe: StripeProvider,
    client: reqwest::Client,
    _folder: tempfile::TempDir,
    _program: Program,
}

/// A program that ends with its test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl LocalStripe {
    async fn start() -> Self {
        let python = std::env::var(PYTHON).unwrap_or_else(|_| {
            panic!("{PYTHON} names no Python with localstripe: run `cargo xtask test`")
        });
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/stripe/local_stripe.py");
        let mut process = Command::new(python)
            .arg(script)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = std::io::BufReader::new(process.stdout.take().unwrap());
        let program = Program(process);
        let mut port = String::new();
        said.read_line(&mut port).unwrap();
        let port = port.trim_end();
        let url = format!("http://127.0.0.1:{port}");
        let (stripe, folder) = provider(&url, Clock::system()).await;
        Self {
            url,
            stripe,
            client: reqwest::Client::new(),
            _folder: folder,
            _program: program,
        }
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Value {
        let request = self.client.post(format!("{}{path}", self.url));
        let request = request.bearer_auth(SECRET_KEY).form(fields);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        // Its settings are answered by nothing.
        serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default()
    }

    /// Keeps a card, as Stripe's page would.
    async fn card(&self, number: &str) -> CardToken {
        let customer = self
            .post("/v1/customers", &[("email", "accounts@test.cps.example")])
            .await;
        let card = [
            ("type", "card"),
            ("card[number]", number),
            ("card[exp_month]", "4"),
            ("card[exp_year]", "2031"),
            ("card[cvc]", "123"),
        ];
        let method = self.post("/v1/payment_methods", &card).await;
        let (customer, method) = (&customer["id"], &method["id"]);
        let (customer, method) = (customer.as_str().unwrap(), method.as_str().unwrap());
        let attach = format!("/v1/payment_methods/{method}/attach");
        self.post(&attach, &[("customer", customer)]).await;
        CardToken::new(format!("{customer}/{method}"))
    }

    /// Charges such a card, and finds the charge again.
    async fn charge(&self, number: &str) -> (Charge, ChargeOutcome) {
        let token = self.card(number).await;
        let charge = Charge { token, ..charge() };
        assert_eq!(self.stripe.find_charge(&charge).await.unwrap(), None);
        let outcome = self.stripe.charge(&charge).await.unwrap();
        let found = self.stripe.find_charge(&charge).await.unwrap();
        assert_eq!(found, Some(outcome));
        (charge, outcome)
    }
}

#[tokio::test]
async fn a_card_is_charged_found_and_given_back_once() {
    let local = LocalStripe::start().await;
    let (charge, outcome) = local.charge(ACCEPTED).await;
    assert_eq!(outcome, ChargeOutcome::Succeeded);
    let mut refund = refund();
    refund.token = charge.token.clone();
    for _ in 0..2 {
        let outcome = local.stripe.refund(&refund).await.unwrap();
        assert_eq!(outcome, RefundOutcome::Succeeded);
    }
    let request = local.client.get(format!("{}/v1/refunds", local.url));
    let refunds = request.bearer_auth(SECRET_KEY).send().await.unwrap();
    let refunds: Value = refunds.json().await.unwrap();
    assert_eq!(refunds["data"].as_array().unwrap().len(), 1);
    assert_eq!(refunds["data"][0]["amount"], 10_285);
}

#[tokio::test]
async fn a_charge_is_found_among_many() {
    let local = LocalStripe::start().await;
    let token = local.card(ACCEPTED).await;
    for number in 10..113 {
        let charge = Charge {
            id: id(number),
            token: token.clone(),
            amount: Money::new(1_00, Currency::Eur),
            description: "2026-000002".to_owned(),
        };
        local.stripe.charge(&charge).await.unwrap();
    }
    let wanted = Charge {
        id: id(112),
        token,
        ..charge()
    };
    let found = local.stripe.find_charge(&wanted).await.unwrap();
    assert_eq!(found, Some(ChargeOutcome::Succeeded));
}

#[tokio::test]
async fn a_bank_that_says_no_declines_and_nothing_goes_back() {
    let local = LocalStripe::start().await;
    let (charge, outcome) = local.charge(DECLINED_WHEN_CHARGED).await;
    assert_eq!(outcome, ChargeOutcome::Declined);
    let mut refund = refund();
    refund.token = charge.token;
    let outcome = local.stripe.refund(&refund).await.unwrap();
    assert_eq!(outcome, RefundOutcome::Refused);
}

#[tokio::test]
async fn a_bank_that_wants_to_see_the_owner_needs_authentication() {
    let local = LocalStripe::start().await;
    let (_, outcome) = local.charge(ASKS_WHEN_CHARGED).await;
    assert_eq!(outcome, ChargeOutcome::NeedsAuthentication);
}

#[tokio::test]
async fn what_it_signs_is_believed() {
    let local = LocalStripe::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let webhook = format!("http://{}/webhooks/cards", listener.local_addr().unwrap());
    let settings = [
        ("url", webhook.as_str()),
        ("secret", WEBHOOK_SECRET),
        ("events[]", "payment_intent.succeeded"),
    ];
    local.post("/_config/webhooks/portal", &settings).await;
    let (charge, _) = local.charge(ACCEPTED).await;
    let (signature, body) = hear(&listener).await;
    let now = Clock::system().now();
    let told = local.stripe.read_notification(Some(&signature), &body, now);
    assert_eq!(told.unwrap(), [Notification::Charge(charge.id)]);
}

/// The signature and the body of what arrives.
async fn hear(listener: &TcpListener) -> (String, Vec<u8>) {
    let (stream, _) = listener.accept().await.unwrap();
    let mut stream = BufReader::new(stream);
    let (mut signature, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.unwrap();
        match line.trim_end().split_once(": ") {
            Some(("Stripe-Signature", value)) => signature = value.to_owned(),
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.unwrap();
    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.write_all(answer).await.unwrap();
    (signature, body)
}
