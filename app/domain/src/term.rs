//! What is sold is a term: a year at a level, or what is left of one at a dearer level.

use crate::{Date, Level, LevelCode, Money, Points, Reach};

/// So many days before a term ends the member is told what will happen.
pub const NOTICE_DAYS: i64 = 30;

/// So many days after its first one a term can be withdrawn from.
pub const WITHDRAWAL_DAYS: i64 = 14;

coded_enum! {
    /// Why a term was sold.
    Occasion by code {
        /// The member joined.
        Joining = "joining",
        /// The term before was over.
        Renewal = "renewal",
        /// The member went on at a dearer level.
        Upgrade = "upgrade",
    }
}

coded_enum! {
    /// Why a member cancels.
    CancelReason by code {
        /// It costs too much.
        TooExpensive = "too_expensive",
        /// The benefits were not used.
        NotUsed = "not_used",
        /// The member changes to equipment of another make.
        ChangingSystem = "changing_system",
        /// The business closes.
        ClosingBusiness = "closing_business",
        /// Something else.
        Other = "other",
    }
}

/// What going on at a dearer level costs for the days that are left, today included: their share of the difference between the
/// two fees, to the cent, half a cent up. `None` if there is nothing to pay, today is no day of the term, or the fees cannot be
/// compared.
#[must_use]
pub fn upgrade_difference(
    former_fee: Money,
    fee: Money,
    (starts_on, ends_on): (Date, Date),
    today: Date,
) -> Option<Money> {
    if !(starts_on..=ends_on).contains(&today) {
        return None;
    }
    let year = i128::from(fee.minus(former_fee)?.amount);
    let days = i128::from(starts_on.days_until(ends_on)) + 1;
    let left = i128::from(today.days_until(ends_on)) + 1;
    let rounded = (year * left * 2 + days).div_euclid(days * 2);
    let amount = i64::try_from(rounded).ok().filter(|amount| *amount > 0)?;
    Some(Money::new(amount, fee.currency))
}

/// The last day on which a term that starts on this day can be withdrawn from.
#[must_use]
pub fn withdraw_until(starts_on: Date) -> Date {
    starts_on.plus_days(WITHDRAWAL_DAYS)
}

/// Whether a term that starts on this day can be withdrawn from today.
#[must_use]
pub fn can_withdraw(starts_on: Date, today: Date) -> bool {
    (starts_on..=withdraw_until(starts_on)).contains(&today)
}

/// The day on which the member is told what will happen at a term's end.
#[must_use]
pub fn notice_on(ends_on: Date) -> Date {
    ends_on.plus_days(-NOTICE_DAYS)
}

/// At which of these levels a subscription goes on after its term: at the chosen one, else at the current one, whichever is within
/// reach. The current one never stands in for a choice that costs less: nobody pays more than was chosen.
#[must_use]
pub fn renewal_level(
    levels: &[Level],
    (current, chosen): (LevelCode, Option<LevelCode>),
    (points, products): (Points, u32),
) -> Option<&Level> {
    let find = |code| levels.iter().find(|level| level.code == code);
    let within = |level: &&Level| level.reach(points, products) == Reach::Within;
    let choice = chosen.and_then(find);
    if let Some(choice) = choice.filter(within) {
        return Some(choice);
    }
    let most = choice.map(|choice| choice.fee.amount);
    find(current)
        .filter(within)
        .filter(|level| most.is_none_or(|most| level.fee.amount <= most))
}
