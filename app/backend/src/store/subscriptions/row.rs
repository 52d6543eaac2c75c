//! From the columns of a subscription to what they stand for.

use cps_domain::{CardOnFile, EndedBecause, Instant, Money};

use super::{Cancellation, Ended, Subscription};
use crate::payments::CardToken;
use crate::store::StoreError;
use crate::store::column::{parse, parse_optional};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    account_id: String,
    level: String,
    member_number: String,
    starts_on: String,
    ends_on: String,
    renewal: String,
    purchase_order: Option<String>,
    method: String,
    card_brand: Option<String>,
    card_last_four: Option<String>,
    card_expires: Option<String>,
    card_token: Option<String>,
    fee: i64,
    currency: String,
    checkout_key: String,
    next_level: Option<String>,
    cancel_reason: Option<String>,
    cancel_note: Option<String>,
    ended_at: Option<i64>,
    ended_because: Option<String>,
}

impl Row {
    fn cancellation(&self) -> Result<Option<Cancellation>, StoreError> {
        let Some(reason) = self.cancel_reason.as_deref() else {
            return Ok(None);
        };
        Ok(Some(Cancellation {
            reason: parse("subscriptions.cancel_reason", reason)?,
            note: parse_optional("subscriptions.cancel_note", self.cancel_note.as_deref())?,
        }))
    }

    fn ended(&self) -> Result<Option<Ended>, StoreError> {
        let Some(at) = self.ended_at.map(Instant::from_millis) else {
            return Ok(None);
        };
        let because = self.ended_because.as_deref();
        let because = parse_optional("subscriptions.ended_because", because)?;
        // What ended before reasons were kept had run out.
        let because = because.unwrap_or(EndedBecause::TermOver);
        Ok(Some(Ended { at, because }))
    }
}

impl TryFrom<Row> for Subscription {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let (cancellation, ended) = (row.cancellation()?, row.ended()?);
        let purchase_order = row.purchase_order.as_deref();
        let card = match (row.card_brand, row.card_last_four, row.card_expires) {
            (Some(brand), Some(last_four), Some(expires)) => Some(CardOnFile {
                brand,
                last_four,
                expires,
            }),
            _ => None,
        };
        Ok(Self {
            id: parse("subscriptions.id", &row.id)?,
            account_id: parse("subscriptions.account_id", &row.account_id)?,
            level: parse("subscriptions.level", &row.level)?,
            member_number: parse("subscriptions.member_number", &row.member_number)?,
            starts_on: parse("subscriptions.starts_on", &row.starts_on)?,
            ends_on: parse("subscriptions.ends_on", &row.ends_on)?,
            renewal: parse("subscriptions.renewal", &row.renewal)?,
            purchase_order: parse_optional("subscriptions.purchase_order", purchase_order)?,
            method: parse("subscriptions.method", &row.method)?,
            card,
            card_token: row.card_token.map(CardToken::new),
            fee: Money::new(row.fee, parse("subscriptions.currency", &row.currency)?),
            checkout_key: parse("subscriptions.checkout_key", &row.checkout_key)?,
            next_level: parse_optional("subscriptions.next_level", row.next_level.as_deref())?,
            cancellation,
            ended,
        })
    }
}
