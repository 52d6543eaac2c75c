//! Who verifies and charges cards.

use crate::server::ServerProblem;
use clap::{Args, ValueEnum};
use cps_backend::clock::Clock;
use cps_backend::payments::CardProvider;
use cps_backend::payments::sandbox::SandboxProvider;
use cps_backend::payments::stripe::{STRIPE_URL, Secret, StripeProvider, StripeSettings};
use cps_backend::store::Db;
use std::sync::Arc;

/// A card provider, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CardProviderName {
    /// Test cards only; no money moves.
    Sandbox,
    /// Stripe, with the keys below.
    Stripe,
}

/// Who verifies and charges cards.
#[derive(Args, Clone)]
pub struct CardSettings {
    /// Who verifies and charges cards.
    #[arg(
        long,
        env = "CPS_CARD_PROVIDER",
        value_enum,
        default_value_t = CardProviderName::Sandbox
    )]
    pub card_provider: CardProviderName,
    /// Stripe's secret key, `sk_…` or `rk_…`.
    #[arg(long, env = "CPS_STRIPE_SECRET_KEY", hide_env_values = true)]
    pub stripe_secret_key: Option<Secret>,
    /// The secret with which Stripe signs what it sends to `/webhooks/cards`,
    /// `whsec_…`.
    #[arg(long, env = "CPS_STRIPE_WEBHOOK_SECRET", hide_env_values = true)]
    pub stripe_webhook_secret: Option<Secret>,
    /// Where Stripe's API is; only tests need another.
    #[arg(long, env = "CPS_STRIPE_URL", default_value = STRIPE_URL)]
    pub stripe_url: String,
}

impl CardSettings {
    /// The provider that was chosen.
    pub(super) fn provider(
        &self,
        db: &Db,
        clock: &Clock,
        public_url: &str,
    ) -> Result<Arc<dyn CardProvider>, ServerProblem> {
        let (db, clock) = (db.clone(), clock.clone());
        if self.card_provider == CardProviderName::Sandbox {
            return Ok(Arc::new(SandboxProvider::new(db, clock)));
        }
        let settings = StripeSettings {
            url: self.stripe_url.clone(),
            secret_key: given(&self.stripe_secret_key, "--stripe-secret-key")?,
            webhook_secret: given(&self.stripe_webhook_secret, "--stripe-webhook-secret")?,
            public_url: public_url.trim_end_matches('/').to_string(),
        };
        match StripeProvider::new(db, clock, settings) {
            Ok(stripe) => Ok(Arc::new(stripe)),
            Err(error) => Err(ServerProblem::Setting(format!(
                "--card-provider stripe: {error}"
            ))),
        }
    }
}

/// An empty secret would sign for anybody.
fn given(secret: &Option<Secret>, name: &str) -> Result<Secret, ServerProblem> {
    match secret {
        Some(secret) if !secret.is_empty() => Ok(secret.clone()),
        _ => Err(ServerProblem::Setting(format!(
            "--card-provider stripe needs {name}"
        ))),
    }
}
