use super::Desk;
use super::desk::Tab;
use super::list;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::format_number;
use cps_domain::view::{AccountRow, AccountsPage};
use leptos::prelude::*;
use leptos_router::location::Url;

/// What `/staff/accounts` was asked for, and what was found.
#[derive(Clone, Debug)]
pub struct AccountsList {
    /// What was typed into the search.
    pub search: String,
    /// Whether the list starts at its beginning.
    pub is_first: bool,
    /// What was found.
    pub page: AccountsPage,
}

/// `/staff/accounts`: the business accounts, to search through.
pub fn accounts(desk: Desk<'_>, list: AccountsList) -> String {
    let locale = desk.locale();
    let title = td_string!(locale, staff.accounts);
    let first = format!("/staff/accounts?search={}", Url::escape(&list.search));
    let next = list.page.next_page.as_ref();
    let pager = list::pager(first, next, list.is_first, locale);
    let search = search(list.search, locale);
    let found = match list.page.rows.is_empty() {
        true => nothing_found(locale),
        false => table(list.page.rows, locale),
    };
    let content = view! {
        <div class="head">
            <h1>{title}</h1>
            {search}
        </div>
        {found}
        {pager}
    };
    desk.document(Some(Tab::Accounts), title, content.into_any())
}

fn search(typed: String, locale: Locale) -> AnyView {
    view! {
        <form class="search" method="get" action="/staff/accounts" role="search">
            <label class="sr" for="search">
                {td_string!(locale, staff.search_label)}
            </label>
            <input
                id="search"
                name="search"
                type="search"
                value=typed
                maxlength="100"
                placeholder=td_string!(locale, staff.search_hint)
            />
            <button class="button">{td_string!(locale, staff.search)}</button>
        </form>
    }
    .into_any()
}

fn nothing_found(locale: Locale) -> AnyView {
    view! {
        <section class="empty">
            <h2>{td_string!(locale, staff.none_title)}</h2>
            <p>{td_string!(locale, staff.none_text)}</p>
        </section>
    }
    .into_any()
}

/// On a narrow screen it scrolls sideways, by keyboard too.
fn table(rows: Vec<AccountRow>, locale: Locale) -> AnyView {
    let column = |name: &'static str| view! { <th scope="col">{name}</th> };
    let amount = |name: &'static str| {
        view! {
            <th scope="col" class="number">
                {name}
            </th>
        }
    };
    view! {
        <div class="frame" tabindex="0" role="region" aria-label=td_string!(locale, staff.accounts)>
            <table class="table dense">
                <caption class="sr">{td_string!(locale, staff.caption)}</caption>
                <thead>
                    <tr>
                        {column(td_string!(locale, staff.company))}
                        {column(td_string!(locale, staff.country))}
                        {column(td_string!(locale, staff.email))}
                        {amount(td_string!(locale, staff.products))}
                        {amount(td_string!(locale, staff.incomplete))}
                        {amount(td_string!(locale, staff.points))}
                        {column(td_string!(locale, staff.level))}
                        {column(td_string!(locale, staff.member_number))}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|account| row(account, locale)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(account: AccountRow, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let level = match account.level {
        Some(level) => {
            let family = level.code().split('_').next().unwrap_or_default();
            view! { <span class=format!("band {family}")>{level.name()}</span> }.into_any()
        }
        None => view! { <span class="none">{td_string!(locale, staff.no_level)}</span> }.into_any(),
    };
    let number = |number: u32| format_number(i64::from(number), language);
    view! {
        <tr>
            <th scope="row">{account.company}</th>
            <td>{account.country.to_string()}</td>
            <td>{account.email}</td>
            <td class="number">{number(account.product_count)}</td>
            <td class="number">{number(account.incomplete_count)}</td>
            <td class="number">{number(account.points.0)}</td>
            <td>{level}</td>
            <td class="serial">{account.member_number.map(|number| number.to_string())}</td>
        </tr>
    }
    .into_any()
}
