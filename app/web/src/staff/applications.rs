mod decision;
mod facts;

use super::Desk;
use super::desk::Tab;
use super::entry::{Entry, entries};
use super::list;
use crate::i18n::*;
use cps_backend::service::Applications;
use cps_domain::view::{ApplicationRow, ApplicationsPage};
use cps_domain::{ApplicationId, FieldProblem};
use leptos::prelude::*;

/// What `/staff/applications` was asked for, and what was found.
#[derive(Clone, Debug)]
pub struct ApplicationsList {
    /// Which applications.
    pub which: Applications,
    /// Behind which the page begins; nothing at the list's beginning.
    pub after: String,
    /// What has just been done, by its code.
    pub done: String,
    /// A decision that could not be made.
    pub refused: Option<RefusedDecision>,
    /// What was found.
    pub page: ApplicationsPage,
}

/// A decision that could not be made.
#[derive(Clone, Debug)]
pub struct RefusedDecision {
    /// On which application.
    pub id: ApplicationId,
    /// Why.
    pub problem: FieldProblem,
    /// The reason that was typed.
    pub reason: String,
}

/// `/staff/applications`: who asks for an account, and what became of it (guide: "la solicitud de la cuenta empresarial").
pub fn applications(desk: Desk<'_>, list: ApplicationsList) -> String {
    let locale = desk.locale();
    let title = td_string!(locale, staff.applications);
    let is_first = list.after.is_empty();
    let pager = list::pager(
        address(list.which).to_string(),
        list.page.next_page.as_ref(),
        is_first,
        locale,
    );
    let done = outcome(&list.done, locale);
    let choices = choices(list.which, locale);
    let found = match list.page.rows.is_empty() {
        true => nothing_found(list.which, is_first, locale),
        false => {
            let (after, refused) = (list.after, list.refused);
            let entry = |row| entry(row, &after, refused.as_ref(), locale);
            entries(list.page.rows.into_iter().map(entry).collect())
        }
    };
    let content = view! {
        <div class="head">
            <h1>{title}</h1>
            {choices}
        </div>
        {done}
        {found}
        {pager}
    };
    desk.document(Some(Tab::Applications), title, content.into_any())
}

fn address(which: Applications) -> &'static str {
    match which {
        Applications::Pending => "/staff/applications",
        Applications::Decided => "/staff/applications?state=decided",
    }
}

fn choices(which: Applications, locale: Locale) -> AnyView {
    let choice =
        |choice: Applications, name: &'static str| (address(choice), name, choice == which);
    list::choices(
        [
            choice(Applications::Pending, td_string!(locale, staff.pending)),
            choice(Applications::Decided, td_string!(locale, staff.decided)),
        ],
        locale,
    )
}

fn outcome(done: &str, locale: Locale) -> Option<AnyView> {
    match done {
        "approved" => Some(list::notice(td_string!(locale, staff.done_approved))),
        "rejected" => Some(list::notice(td_string!(locale, staff.done_rejected))),
        "gone" => Some(list::forestalled(td_string!(locale, staff.gone_decided))),
        _ => None,
    }
}

fn nothing_found(which: Applications, is_first: bool, locale: Locale) -> AnyView {
    let (title, text) = match which {
        Applications::Pending => (
            td_string!(locale, staff.no_applications_title),
            td_string!(locale, staff.no_applications_text),
        ),
        Applications::Decided => (
            td_string!(locale, staff.no_decisions_title),
            td_string!(locale, staff.no_decisions_text),
        ),
    };
    list::empty(title, text, is_first, locale)
}

fn entry(
    row: ApplicationRow,
    after: &str,
    refused: Option<&RefusedDecision>,
    locale: Locale,
) -> Entry {
    let refused = refused.filter(|refused| refused.id == row.id);
    Entry {
        title: row.company.clone(),
        deeds: decision::decision(&row, after, refused, locale),
        words: None,
        facts: facts::facts(row, locale),
    }
}
