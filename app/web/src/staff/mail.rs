use super::Desk;
use super::desk::Tab;
use super::entry::{Entry, Fact, button, entries};
use super::list;
use crate::i18n::*;
use cps_domain::view::{RefusedMailRow, RefusedMailsPage};
use leptos::prelude::*;

/// What `/staff/mail` was asked for, and what was found.
#[derive(Clone, Debug)]
pub struct RefusedMailsList {
    /// Whether the list starts at its beginning.
    pub is_first: bool,
    /// What has just been done, by its code.
    pub done: String,
    /// What was found.
    pub page: RefusedMailsPage,
}

/// `/staff/mail`: what the recipients' servers refused for good.
pub fn refused_mails(desk: Desk<'_>, list: RefusedMailsList) -> String {
    let locale = desk.locale();
    let title = td_string!(locale, staff.refused_mails);
    let address = "/staff/mail".to_string();
    let next = list.page.next_page.as_ref();
    let pager = list::pager(address, next, list.is_first, locale);
    let found = match list.page.rows.is_empty() {
        true => list::empty(
            td_string!(locale, staff.no_mails_title),
            td_string!(locale, staff.no_mails_text),
            list.is_first,
            locale,
        ),
        false => {
            let rows = list.page.rows.into_iter();
            entries(rows.map(|row| entry(row, locale)).collect())
        }
    };
    let content = view! {
        <div class="head">
            <h1>{title}</h1>
        </div>
        {outcome(&list.done, locale)}
        {found}
        {pager}
    };
    desk.document(Some(Tab::Mail), title, content.into_any())
}

fn outcome(done: &str, locale: Locale) -> Option<AnyView> {
    match done {
        "sent" => Some(list::notice(td_string!(locale, staff.done_sent))),
        "gone" => Some(list::forestalled(td_string!(locale, staff.gone_sent))),
        _ => None,
    }
}

fn entry(row: RefusedMailRow, locale: Locale) -> Entry {
    let deeds = view! {
        <form method="post" action=format!("/staff/mail/{}/send", row.id)>
            {button("button", td_string!(locale, staff.send_again), &row.recipient)}
        </form>
    };
    Entry {
        title: row.recipient,
        facts: vec![
            Fact::text(td_string!(locale, staff.kind), kind(row.kind, locale)),
            Fact::moment(td_string!(locale, staff.written), row.created_at, locale),
            Fact::moment(td_string!(locale, staff.given_up), row.refused_at, locale),
        ],
        words: Some(row.reason),
        deeds: deeds.into_any(),
    }
}

/// What the mail was about; of a kind without words, its code.
fn kind(code: String, locale: Locale) -> String {
    let words = match code.as_str() {
        "application_received" => td_string!(locale, staff.mail_application_received),
        "already_applied" => td_string!(locale, staff.mail_already_applied),
        "already_member" => td_string!(locale, staff.mail_already_member),
        "confirm_old_email" => td_string!(locale, staff.mail_confirm_old_email),
        "application_approved" => td_string!(locale, staff.mail_application_approved),
        "application_rejected" => td_string!(locale, staff.mail_application_rejected),
        "password_reset" => td_string!(locale, staff.mail_password_reset),
        "password_changed" => td_string!(locale, staff.mail_password_changed),
        "invitation" => td_string!(locale, staff.mail_invitation),
        "migration_done" => td_string!(locale, staff.mail_migration_done),
        "support_request" => td_string!(locale, staff.mail_support_request),
        "welcome" => td_string!(locale, staff.mail_welcome),
        "invoice_issued" => td_string!(locale, staff.mail_invoice_issued),
        "credit_note_issued" => td_string!(locale, staff.mail_credit_note_issued),
        "card_charged" => td_string!(locale, staff.mail_card_charged),
        "charge_failed" => td_string!(locale, staff.mail_charge_failed),
        "transfer_reminder" => td_string!(locale, staff.mail_transfer_reminder),
        "payment_received" => td_string!(locale, staff.mail_payment_received),
        "subscription_suspended" => td_string!(locale, staff.mail_subscription_suspended),
        "upgrade_undone" => td_string!(locale, staff.mail_upgrade_undone),
        "renewal_notice" => td_string!(locale, staff.mail_renewal_notice),
        "subscription_renewed" => td_string!(locale, staff.mail_subscription_renewed),
        "subscription_ended" => td_string!(locale, staff.mail_subscription_ended),
        "cancellation_confirmed" => td_string!(locale, staff.mail_cancellation_confirmed),
        "withdrawal_confirmed" => td_string!(locale, staff.mail_withdrawal_confirmed),
        "subscription_upgraded" => td_string!(locale, staff.mail_subscription_upgraded),
        "card_replaced" => td_string!(locale, staff.mail_card_replaced),
        "account_closed" => td_string!(locale, staff.mail_account_closed),
        _ => return code,
    };
    words.to_string()
}
