mod arrived;
mod owed;
mod statement;

use super::Desk;
use super::desk::Tab;
use super::list;
use crate::i18n::*;
use cps_backend::bank::StatementError;
use cps_backend::service::{Assignment, StatementImported};
use cps_domain::BankTransactionId;
use cps_domain::view::{BalancesPage, PaymentsPage, PayoutsPage};
use leptos::prelude::*;

/// The addresses of its three lists.
const ARRIVED: &str = "/staff/payments";
const PAYOUTS: &str = "/staff/payments?state=payouts";
const BALANCES: &str = "/staff/payments?state=balances";

/// What `/staff/payments` was asked for, and what was found.
#[derive(Clone, Debug)]
pub struct PaymentsList {
    /// Behind which the page begins; nothing at the list's beginning.
    pub after: String,
    /// What has just been done, by its code.
    pub done: String,
    /// What a statement that was just taken in brought.
    pub imported: StatementImported,
    /// What could not be done.
    pub refused: Option<RefusedPayment>,
    /// What was found.
    pub found: PaymentsFound,
}

/// One of the three lists.
#[derive(Clone, Debug)]
pub enum PaymentsFound {
    /// Money that waits for staff to find out what it pays.
    Arrived(PaymentsPage),
    /// Money to pay back.
    Payouts(PayoutsPage),
    /// What members have left with us.
    Balances(BalancesPage),
}

/// What could not be done.
#[derive(Clone, Debug)]
pub enum RefusedPayment {
    /// No file was chosen.
    NoStatement,
    /// The file is too large.
    StatementTooLarge,
    /// The file makes no sense.
    Statement(StatementError),
    /// The money cannot be given to this invoice.
    Assignment {
        /// Which money.
        id: BankTransactionId,
        /// Why.
        because: Assignment,
        /// The number that was typed.
        typed: String,
    },
}

/// `/staff/payments`: transfers that nobody knows what they pay, and money to pay back.
pub fn payments(desk: Desk<'_>, list: PaymentsList) -> String {
    let locale = desk.locale();
    let title = td_string!(locale, staff.payments);
    let is_first = list.after.is_empty();
    let (address, next) = match &list.found {
        PaymentsFound::Arrived(page) => (ARRIVED, page.next_page.as_ref()),
        PaymentsFound::Payouts(page) => (PAYOUTS, page.next_page.as_ref()),
        PaymentsFound::Balances(page) => (BALANCES, page.next_page.as_ref()),
    };
    let pager = list::pager(address.to_string(), next, is_first, locale);
    let refused = list.refused.as_ref();
    let upload =
        matches!(list.found, PaymentsFound::Arrived(_)).then(|| statement::upload(refused, locale));
    let found = match list.found {
        PaymentsFound::Arrived(page) => arrived::arrived(page.rows, &list.after, refused, locale),
        PaymentsFound::Payouts(page) => owed::payouts(page.rows, is_first, locale),
        PaymentsFound::Balances(page) => owed::balances(page.rows, is_first, locale),
    };
    let content = view! {
        <div class="head">
            <h1>{title}</h1>
            {choices(address, locale)}
        </div>
        {outcome(&list.done, list.imported, locale)}
        {upload}
        {found}
        {pager}
    };
    desk.document(Some(Tab::Payments), title, content.into_any())
}

fn choices(chosen: &'static str, locale: Locale) -> AnyView {
    let choice = |address: &'static str, name: &'static str| (address, name, address == chosen);
    list::choices(
        [
            choice(ARRIVED, td_string!(locale, staff.to_match)),
            choice(PAYOUTS, td_string!(locale, staff.to_pay_back)),
            choice(BALANCES, td_string!(locale, staff.balances)),
        ],
        locale,
    )
}

fn outcome(done: &str, imported: StatementImported, locale: Locale) -> Option<AnyView> {
    match done {
        "imported" => Some(list::notice(statement::report(imported, locale))),
        "assigned" => Some(list::notice(td_string!(locale, staff.done_assigned))),
        "set_aside" => Some(list::notice(td_string!(locale, staff.done_set_aside))),
        "paid" => Some(list::notice(td_string!(locale, staff.done_paid))),
        "paying_back" => Some(list::notice(td_string!(locale, staff.done_paying_back))),
        "gone" => Some(list::forestalled(td_string!(locale, staff.gone_payment))),
        _ => None,
    }
}
