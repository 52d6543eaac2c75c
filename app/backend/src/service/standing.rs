//! Where an account stands: what it can choose today, and for how much.

use cps_domain::{
    AccountId, Date, Field, FieldProblem, Level, LevelCode, Points, Problem, Reach,
    invitation_threshold, shows_corporate,
};

use super::ServiceError;
use crate::portal::Portal;
use crate::store::accounts::{self, Account};
use crate::store::subscriptions::{self, Subscription};
use crate::store::{Connection, StoreError, countries, levels};

/// An account with the rules and fees that hold for it today.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) account: Account,
    pub(super) subscription: Option<Subscription>,
    pub(super) levels: Vec<Level>,
    pub(super) today: Date,
}

impl Standing {
    /// Reads it, in the caller's transaction.
    pub(super) async fn read(
        portal: &Portal,
        connection: &mut Connection<'_>,
        account_id: AccountId,
    ) -> Result<Self, ServiceError> {
        let today = portal.clock.today();
        let account = accounts::find(connection, account_id).await?;
        let account = account.ok_or(ServiceError::NotFound)?;
        Ok(Self {
            subscription: subscriptions::live(connection, account_id, today).await?,
            levels: levels_on(connection, &account, today).await?,
            account,
            today,
        })
    }

    /// Whether the account has reached the points from which it is invited (guide, step 3).
    pub(super) fn invited(&self) -> bool {
        invitation_threshold(&self.levels).is_some_and(|threshold| self.points() >= threshold)
    }

    /// Whether the switch between the families stands.
    pub(super) fn shows_corporate(&self) -> bool {
        shows_corporate(self.points(), &self.levels)
    }

    pub(super) fn points(&self) -> Points {
        self.account.points
    }

    pub(super) fn reach(&self, level: &Level) -> Reach {
        level.reach(self.points(), self.account.product_count)
    }

    /// The live subscription.
    pub(super) fn live(&self) -> Result<&Subscription, ServiceError> {
        let live = self.subscription.as_ref();
        live.ok_or_else(|| ServiceError::rejected(Field::Form, Problem::NoSubscription))
    }

    /// The level, if the account can join at it.
    pub(super) fn choose(&self, code: LevelCode) -> Result<&Level, FieldProblem> {
        if self.subscription.is_some() {
            return Err(FieldProblem::new(Field::Form, Problem::AlreadySubscribed));
        }
        self.reached(code)
    }

    /// The level, if it is within reach.
    pub(super) fn within(&self, code: LevelCode) -> Result<&Level, ServiceError> {
        let level = self.reached(code);
        level.map_err(|problem| ServiceError::Rejected(vec![problem]))
    }

    fn reached(&self, code: LevelCode) -> Result<&Level, FieldProblem> {
        let level = self.levels.iter().find(|level| level.code == code);
        let level = level.ok_or(FieldProblem::new(Field::Level, Problem::UnknownLevel))?;
        match self.reach(level) {
            Reach::Within => Ok(level),
            Reach::PointsMissing(points) => Err(FieldProblem::new(
                Field::Level,
                Problem::PointsMissing { points },
            )),
            Reach::TooManyProducts { max } => Err(FieldProblem::new(
                Field::Level,
                Problem::TooManyProducts { max },
            )),
        }
    }
}

/// The levels with the rules and fees that hold for this account on a day.
pub(super) async fn levels_on(
    connection: &mut Connection<'_>,
    account: &Account,
    day: Date,
) -> Result<Vec<Level>, StoreError> {
    let country = countries::find(connection, account.country).await?;
    let country =
        country.ok_or_else(|| StoreError::corrupt("accounts.country", account.country))?;
    levels::in_force(connection, day, country.currency).await
}
