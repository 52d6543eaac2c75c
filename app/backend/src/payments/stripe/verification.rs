//! Verifying a card for zero on Stripe's page.

use cps_domain::VerificationId;

use super::card::{Owned, on_file};
use super::form::{Form, form};
use super::shapes::{Page, Session, SessionStatus, SetupIntent};
use super::{StripeError, StripeProvider, unreachable};
use crate::payments::{Outcome, ProviderError, StoredCard, Verification};
use crate::store::stripe_sessions::{self, StripeSession};
use crate::store::{Db, StoreError};

const SESSIONS: &str = "/v1/checkout/sessions";

/// What Stripe calls a bank that was not convinced of who is paying.
const AUTHENTICATION_FAILURE: &str = "setup_intent_authentication_failure";

/// What stands in the address by which Stripe sends a member back who gave up.
const LEFT: &str = "left=1";

impl StripeProvider {
    /// The page of a verification, opened if there is none. A page that has served leads on to where it leads back to.
    pub(super) async fn open_page(
        &self,
        verification: &Verification,
    ) -> Result<String, ProviderError> {
        let Verification { id, return_path } = verification;
        let back = format!("{}{return_path}", self.public_url);
        let Some(known) = find(&self.db, *id).await? else {
            return self.make_page(*id, &back).await;
        };
        let session = self.session(&known).await.map_err(unreachable)?;
        Ok(match session.status {
            SessionStatus::Open => known.url,
            SessionStatus::Complete | SessionStatus::Expired => back,
        })
    }

    /// Opens a page and keeps which. The same verification twice at once gets the same page, by its idempotency key.
    async fn make_page(&self, id: VerificationId, back: &str) -> Result<String, ProviderError> {
        let form = session_form(id, back);
        let made = self.api.post(SESSIONS, &key(id), &form).await;
        let page = made.and_then(kept).map_err(unreachable)?;
        let (page, now) = (&page, self.clock.now());
        let stored: Result<(), StoreError> = self
            .db
            .write(async |connection| stripe_sessions::insert(connection, id, page, now).await)
            .await;
        stored.map_err(unreachable)?;
        Ok(page.url.clone())
    }

    /// Closes the page, so that no card is entered there any more. One that has served stays as it is.
    pub(super) async fn expire_page(&self, id: VerificationId) -> Result<(), ProviderError> {
        let page = known(&self.db, id).await?;
        let path = format!("{SESSIONS}/{}/expire", page.session_id);
        let expired = self
            .api
            .post::<Page>(&path, &format!("{}-leave", key(id)), &Vec::new())
            .await;
        match expired {
            Ok(_) => Ok(()),
            // Too late: there is an outcome, and it counts.
            Err(error) if matches!(error.refusal(), Some((400, _))) => Ok(()),
            Err(error) => Err(unreachable(error)),
        }
    }

    /// What became of a verification, from Stripe.
    pub(super) async fn find_outcome(&self, id: VerificationId) -> Result<Outcome, ProviderError> {
        let page = known(&self.db, id).await?;
        let session = self.session(&page).await.map_err(unreachable)?;
        outcome(&session)
    }

    async fn session(&self, page: &StripeSession) -> Result<Session, StripeError> {
        let path = format!("{SESSIONS}/{}", page.session_id);
        let query = form! { "expand[]" => "setup_intent.payment_method" };
        self.api.get(&path, &query).await
    }
}

fn session_form(id: VerificationId, back: &str) -> Form {
    let separator = if back.contains('?') { '&' } else { '?' };
    form! {
        "mode" => "setup",
        "payment_method_types[]" => "card",
        // The customer to whom Stripe binds the card; without one it could not be charged.
        "customer_creation" => "always",
        "success_url" => back,
        "cancel_url" => format!("{back}{separator}{LEFT}"),
        "client_reference_id" => id,
        "metadata[verification]" => id,
    }
}

fn kept(page: Page) -> Result<StripeSession, StripeError> {
    let url = page.url;
    Ok(StripeSession {
        session_id: page.id,
        url: url.ok_or(StripeError::Malformed("a page without an address"))?,
    })
}

/// While the page is open the member may try another card, so no refusal is the last word.
fn outcome(session: &Session) -> Result<Outcome, ProviderError> {
    let intent = session.setup_intent.as_ref();
    match (session.status, intent) {
        (SessionStatus::Open, _) => Ok(Outcome::Pending),
        (SessionStatus::Expired, intent) => Ok(given_up(intent)),
        (SessionStatus::Complete, Some(intent)) => match intent.status.as_str() {
            "succeeded" => stored_card(session, intent)
                .map(Outcome::Verified)
                .map_err(unreachable),
            // The member has nothing more to do on the page, so it must not be sent there again.
            "processing" => Err(ProviderError::Pending),
            _ => Ok(given_up(Some(intent))),
        },
        (SessionStatus::Complete, None) => Err(unreachable(StripeError::Malformed(
            "a session without its card",
        ))),
    }
}

/// Why there is no card: what the last one's bank said, or nothing if none was entered.
fn given_up(intent: Option<&SetupIntent>) -> Outcome {
    let error = intent.and_then(|intent| intent.last_setup_error.as_ref());
    match error.map(|error| error.code.as_deref()) {
        None => Outcome::Canceled,
        Some(Some(AUTHENTICATION_FAILURE)) => Outcome::AuthenticationFailed,
        Some(_) => Outcome::Declined,
    }
}

fn stored_card(session: &Session, intent: &SetupIntent) -> Result<StoredCard, StripeError> {
    let method = intent.payment_method.as_ref();
    let card = method.and_then(|method| method.card.as_ref());
    let (Some(customer), Some(method), Some(card)) = (&session.customer, method, card) else {
        return Err(StripeError::Malformed("a card without its customer"));
    };
    let owned = Owned {
        customer,
        payment_method: &method.id,
    };
    Ok(StoredCard {
        on_file: on_file(card),
        token: owned.to_token(),
    })
}

fn key(id: VerificationId) -> String {
    format!("verification-{id}")
}

async fn find(db: &Db, id: VerificationId) -> Result<Option<StripeSession>, ProviderError> {
    let found: Result<_, StoreError> = db
        .read(async |connection| stripe_sessions::find(connection, id).await)
        .await;
    found.map_err(unreachable)
}

async fn known(db: &Db, id: VerificationId) -> Result<StripeSession, ProviderError> {
    find(db, id).await?.ok_or(ProviderError::Unknown(id))
}
