mod closing;
mod contact;
mod data;
mod facts;
mod password;
mod sessions;

use crate::api::{ChangeAccount, ChangePassword, EndOtherSessions, EndSession, show_account};
use crate::app::SessionActions;
use crate::change::Change;
use crate::components::{Outcome, Page, Width, loaded};
use crate::i18n::*;
use crate::language::switch_language;
use closing::closing;
use contact::contact;
use cps_domain::view;
use data::data;
use facts::facts;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use password::password;
use sessions::sessions;

/// What can be done on the page.
#[derive(Clone, Copy)]
struct Actions {
    change: Change,
    password: Change,
    end: Change,
    end_others: Change,
    session: SessionActions,
}

impl Actions {
    fn new() -> Self {
        Self {
            change: Change::by::<ChangeAccount>(),
            password: Change::by::<ChangePassword>(),
            end: Change::by::<EndSession>(),
            end_others: Change::by::<EndOtherSessions>(),
            session: expect_context(),
        }
    }

    /// Differs whenever something was changed.
    fn successes(self) -> Signal<usize> {
        let counts = [
            self.change.successes(),
            self.password.successes(),
            self.end.successes(),
            self.end_others.successes(),
        ];
        Signal::derive(move || counts.iter().map(Get::get).sum())
    }
}

/// `/account`: what the portal knows about the business, and what can be changed.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let actions = Actions::new();
    Effect::new(move |_| {
        if let Some(language) = actions.change.answer() {
            switch_language(language);
        }
    });
    // This action outlives the page; what it said does not.
    on_cleanup(move || actions.session.close_account.clear());
    let changes = actions.successes();
    let query = use_query_map();
    let after = move || {
        query
            .with(|query| query.get("sessions_after"))
            .unwrap_or_default()
    };
    let account = Resource::new(
        move || (after(), changes.get()),
        |(after, _)| show_account(after),
    );
    loaded(account, move |account, locale| {
        account_view(account, untrack(after).is_empty(), actions, locale)
    })
}

/// `is_first` tells whether the sessions are listed from the first.
fn account_view(
    account: view::AccountPage,
    is_first: bool,
    actions: Actions,
    locale: Locale,
) -> AnyView {
    let pages = (account.more_sessions.clone(), is_first);
    let outcomes = vec![
        ("saved", "1", td_string!(locale, account.saved)),
        (
            "password",
            "changed",
            td_string!(locale, account.password_changed),
        ),
        (
            "sessions",
            "ended",
            td_string!(locale, account.sessions_ended),
        ),
    ];
    view! {
        <Page title=td_string!(locale, account.title) width=Width::Narrow>
            <div class="head">
                <h1>{td_string!(locale, account.title)}</h1>
            </div>
            <Outcome outcomes />
            {facts(&account, locale)}
            {contact(&account, actions.change, locale)}
            {password(account.email.clone(), actions.password, locale)}
            {sessions(account.sessions, pages, actions, locale)}
            {data(locale)}
            {closing(account.email, account.subscribed, actions.session.close_account, locale)}
        </Page>
    }
    .into_any()
}

/// A part of the page, under its heading.
fn section(id: &'static str, heading: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {content}
        </section>
    }
    .into_any()
}
