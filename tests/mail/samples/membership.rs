//! What is written about a membership.

use cps_backend::mail::Message;
use cps_domain::{Currency, LevelCode, MemberNumber, Money};

use super::{contact, day};
use crate::samples::billing;

/// One of each.
pub(super) fn messages() -> Vec<Message> {
    let contact = contact();
    vec![
        Message::Welcome {
            contact: contact.clone(),
            level: LevelCode::Gold,
            member_number: MemberNumber::from_sequence(42),
            starts_on: day("2026-06-01"),
            ends_on: day("2027-05-31"),
        },
        Message::SubscriptionUpgraded {
            contact: contact.clone(),
            former_level: LevelCode::Gold,
            level: LevelCode::Platinum,
            difference: Money::new(5_164, Currency::Eur),
            ends_on: day("2027-05-31"),
        },
        renewal_notice(Some((LevelCode::Gold, 150_00)), None),
        Message::SubscriptionRenewed {
            contact: contact.clone(),
            level: LevelCode::CorporateA,
            starts_on: day("2027-06-01"),
            ends_on: day("2028-05-31"),
        },
        Message::CancellationConfirmed {
            contact: contact.clone(),
            level: LevelCode::Gold,
            ends_on: day("2027-05-31"),
        },
        ended(Some(LevelCode::Silver)),
        Message::WithdrawalConfirmed {
            contact: contact.clone(),
            level: LevelCode::Gold,
        },
        Message::SubscriptionSuspended {
            contact: contact.clone(),
            level: LevelCode::Gold,
            number: billing::invoice(),
        },
        Message::UpgradeUndone {
            contact,
            level: LevelCode::Platinum,
            former_level: LevelCode::Gold,
            number: billing::invoice(),
        },
    ]
}

/// What will happen: this level for this many cents, or this offer.
pub(crate) fn renewal_notice(
    renews: Option<(LevelCode, i64)>,
    offered: Option<LevelCode>,
) -> Message {
    Message::RenewalNotice {
        contact: contact(),
        level: LevelCode::Gold,
        ends_on: day("2027-05-31"),
        renews_at: renews.map(|(level, _)| level),
        fee: renews.map(|(_, cents)| Money::new(cents, Currency::Eur)),
        offered,
    }
}

/// A term is over; perhaps the member could join again.
pub(crate) fn ended(offered: Option<LevelCode>) -> Message {
    Message::SubscriptionEnded {
        contact: contact(),
        level: LevelCode::Gold,
        ended_on: day("2027-05-31"),
        offered,
    }
}
