use super::Desk;
use super::desk::Tab;
use super::entry::{Entry, Fact, button, entries, language_name, mail_link};
use super::list;
use crate::components::topic_name;
use crate::i18n::*;
use crate::language::{language_of, locale_of};
use crate::scriptless::moment;
use cps_domain::view::{SupportRequestRow, SupportRequestsPage};
use leptos::prelude::*;

/// What `/staff/support` was asked for, and what was found.
#[derive(Clone, Debug)]
pub struct SupportRequestsList {
    /// Whether the open ones are listed, or the closed ones.
    pub open: bool,
    /// Whether the list starts at its beginning.
    pub is_first: bool,
    /// What has just been done, by its code.
    pub done: String,
    /// What was found.
    pub page: SupportRequestsPage,
}

/// `/staff/support`: what members and others wrote.
pub fn support_requests(desk: Desk<'_>, list: SupportRequestsList) -> String {
    let locale = desk.locale();
    let title = td_string!(locale, staff.requests);
    let pager = list::pager(
        address(list.open).to_string(),
        list.page.next_page.as_ref(),
        list.is_first,
        locale,
    );
    let found = match list.page.rows.is_empty() {
        true => nothing_found(list.open, list.is_first, locale),
        false => {
            let rows = list.page.rows.into_iter();
            entries(rows.map(|row| entry(row, locale)).collect())
        }
    };
    let content = view! {
        <div class="head">
            <h1>{title}</h1>
            {choices(list.open, locale)}
        </div>
        {outcome(&list.done, locale)}
        {found}
        {pager}
    };
    desk.document(Some(Tab::Support), title, content.into_any())
}

fn address(open: bool) -> &'static str {
    match open {
        true => "/staff/support",
        false => "/staff/support?state=closed",
    }
}

fn choices(open: bool, locale: Locale) -> AnyView {
    let opened = (address(true), td_string!(locale, staff.open), open);
    let closed = (address(false), td_string!(locale, staff.closed), !open);
    list::choices([opened, closed], locale)
}

fn outcome(done: &str, locale: Locale) -> Option<AnyView> {
    match done {
        "closed" => Some(list::notice(td_string!(locale, staff.done_closed))),
        "gone" => Some(list::forestalled(td_string!(locale, staff.gone_closed))),
        _ => None,
    }
}

fn nothing_found(open: bool, is_first: bool, locale: Locale) -> AnyView {
    let (title, text) = match open {
        true => (
            td_string!(locale, staff.no_requests_title),
            td_string!(locale, staff.no_requests_text),
        ),
        false => (
            td_string!(locale, staff.no_closed_title),
            td_string!(locale, staff.no_closed_text),
        ),
    };
    list::empty(title, text, is_first, locale)
}

fn entry(row: SupportRequestRow, locale: Locale) -> Entry {
    let title = topic_name(locale, row.topic).to_string();
    // The answer's subject is for the one who asked.
    let subject = topic_name(locale_of(row.language), row.topic);
    let company = row.company.clone();
    let company = company.unwrap_or_else(|| td_string!(locale, staff.no_account).to_string());
    let facts = vec![
        Fact::text(td_string!(locale, staff.company), company),
        Fact {
            term: td_string!(locale, staff.email),
            value: mail_link(row.email.clone(), Some(&format!("CPS: {subject}"))),
        },
        Fact::text(
            td_string!(locale, staff.language),
            language_name(row.language, locale),
        ),
        Fact::moment(td_string!(locale, staff.written), row.created_at, locale),
    ];
    Entry {
        title,
        facts,
        deeds: deeds(&row, locale),
        words: Some(row.message),
    }
}

fn deeds(row: &SupportRequestRow, locale: Locale) -> AnyView {
    let Some(closed_at) = row.closed_at else {
        return view! {
            <form method="post" action=format!("/staff/support/{}/close", row.id)>
                {button("button", td_string!(locale, staff.close_request), &row.email)}
            </form>
        }
        .into_any();
    };
    let who = row.closed_by.clone();
    let text = who.map(|who| td_string!(locale, staff.closed_by, who = who).to_string());
    view! {
        <p>
            <span class="line">{text}</span>
            <span class="line none">{moment(closed_at, language_of(locale))}</span>
        </p>
    }
    .into_any()
}
