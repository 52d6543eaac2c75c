//! How an invoice that is not paid is collected: on which days a card is charged or a transfer is reminded of, and when it ends.

use crate::{Date, Instant};

/// At this hour of the day, UTC, cards are charged and reminders leave.
const HOUR: i64 = 6;

/// Days from the due date on which a card is charged: then, and again while it does not work.
const CARD_DAYS: [i64; 4] = [0, 3, 7, 14];

/// Days from the due date on which a transfer is reminded of, before it and after it.
const TRANSFER_DAYS: [i64; 3] = [-7, 3, 7];

/// So many days after the due date a transfer that did not arrive is no longer waited for.
const TRANSFER_PATIENCE_DAYS: i64 = 14;

/// What is done about an unpaid invoice on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionStep {
    /// The card is charged; this is which of the attempts on schedule, from 0.
    ChargeCard(u8),
    /// The member is reminded of the transfer; this is which of the reminders, from 0.
    RemindTransfer(u8),
    /// What was not paid for ends.
    Suspend,
}

impl CollectionStep {
    /// The first step for a card.
    pub const CARD: Self = Self::ChargeCard(0);
    /// The first step for a transfer.
    pub const TRANSFER: Self = Self::RemindTransfer(0);

    /// What follows when the invoice is still not paid; `None` if nothing does.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::ChargeCard(attempt) => Some(match CARD_DAYS.get(usize::from(attempt) + 1) {
                Some(_) => Self::ChargeCard(attempt + 1),
                None => Self::Suspend,
            }),
            Self::RemindTransfer(reminder) => {
                Some(match TRANSFER_DAYS.get(usize::from(reminder) + 1) {
                    Some(_) => Self::RemindTransfer(reminder + 1),
                    None => Self::Suspend,
                })
            }
            Self::Suspend => None,
        }
    }

    /// The day of the first step of an invoice that is due on this day.
    #[must_use]
    pub fn first_on(self, due_on: Date) -> Date {
        due_on.plus_days(self.days(self))
    }

    /// What follows this step, taken today, and on which day: as many days after the due date as it should be, and as many days
    /// after this step, so that a portal that stood still does not hurry. The end follows the last attempt on a card at once.
    #[must_use]
    pub fn following(self, due_on: Date, today: Date) -> Option<(Self, Date)> {
        let next = self.next()?;
        let (this_day, next_day) = (self.days(self), next.days(self));
        let on_schedule = due_on.plus_days(next_day);
        let after_this = today.plus_days(next_day - this_day);
        Some((next, on_schedule.max(after_this)))
    }

    /// Days from the due date to this step, which follows `former`.
    fn days(self, former: Self) -> i64 {
        let days = match self {
            Self::ChargeCard(attempt) => CARD_DAYS.get(usize::from(attempt)).or(CARD_DAYS.last()),
            Self::RemindTransfer(reminder) => TRANSFER_DAYS
                .get(usize::from(reminder))
                .or(TRANSFER_DAYS.last()),
            Self::Suspend => match former {
                Self::ChargeCard(_) => CARD_DAYS.last(),
                Self::RemindTransfer(_) | Self::Suspend => Some(&TRANSFER_PATIENCE_DAYS),
            },
        };
        days.copied().unwrap_or_default()
    }
}

/// The moment of a day at which it is collected.
#[must_use]
pub fn collected_at(day: Date) -> Instant {
    Instant::at_hour(day, HOUR)
}
