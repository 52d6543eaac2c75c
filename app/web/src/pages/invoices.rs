use crate::api::list_invoices;
use crate::components::{Page, loaded, pager, standing};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{self, InvoiceRow, InvoiceStanding};
use cps_domain::{Date, format_date, format_money_exact};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/invoices`: the member's invoices and credit notes, newest first.
#[component]
pub(crate) fn InvoicesPage() -> impl IntoView {
    let query = use_query_map();
    let after = move || query.with(|query| query.get("after")).unwrap_or_default();
    let invoices = Resource::new(after, list_invoices);
    loaded(invoices, move |page, locale| {
        invoices_view(page, untrack(after).is_empty(), locale)
    })
}

fn invoices_view(page: view::InvoicesPage, is_first: bool, locale: Locale) -> AnyView {
    let title = td_string!(locale, invoices.title);
    let next = page.next_page;
    let next = next.map(|cursor| format!("/invoices?after={cursor}"));
    let pager = pager(title, "/invoices".into(), next, is_first, locale);
    let list = match (page.rows.is_empty(), page.expected) {
        (true, true) => None,
        (true, false) => Some(none_yet(locale).into_any()),
        (false, _) => Some(table(page.rows, locale).into_any()),
    };
    let expected = page
        .expected
        .then(|| td_string!(locale, invoices.expected).to_string());
    let balance = page.balance.map(|balance| {
        let amount = format_money_exact(&balance, language_of(locale));
        td_string!(locale, invoices.balance, amount = amount).to_string()
    });
    let notices = expected.into_iter().chain(balance).map(|text| {
        view! {
            <div class="notice">
                <p>{text}</p>
            </div>
        }
    });
    view! {
        <Page title>
            <div class="head">
                <h1>{title}</h1>
            </div>
            {notices.collect_view()}
            {list}
            {pager}
        </Page>
    }
    .into_any()
}

fn none_yet(locale: Locale) -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{td_string!(locale, invoices.empty_title)}</h2>
            <p>{td_string!(locale, invoices.empty_text)}</p>
            <p class="actions">
                <a class="button" href="/membership">
                    {td_string!(locale, invoices.see_levels)}
                </a>
            </p>
        </section>
    }
}

fn table(rows: Vec<InvoiceRow>, locale: Locale) -> impl IntoView {
    let column = |name: &'static str, class: Option<&'static str>| {
        view! {
            <th role="columnheader" scope="col" class=class>
                {name}
            </th>
        }
    };
    view! {
        <div class="frame">
            // As a grid on a phone it would no longer be a table to screen readers.
            <table class="table invoices" role="table">
                <caption class="sr">{td_string!(locale, invoices.caption)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {column(td_string!(locale, invoices.number), None)}
                        {column(td_string!(locale, invoices.issued_on), None)}
                        {column(td_string!(locale, invoices.due_on), None)}
                        {column(td_string!(locale, invoices.item), None)}
                        {column(td_string!(locale, invoices.standing), None)}
                        {column(td_string!(locale, invoices.file), None)}
                        {column(td_string!(locale, invoices.total), Some("number"))}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {rows.into_iter().map(|invoice| row(&invoice, locale)).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

fn row(invoice: &InvoiceRow, locale: Locale) -> AnyView {
    let day = |date: Date| {
        view! { <time datetime=date.to_string()>{format_date(date, language_of(locale))}</time> }
    };
    let is_invoice = invoice.standing != InvoiceStanding::CreditNote;
    // What is given back is no sum to pay.
    let amount = match is_invoice {
        true => invoice.gross,
        false => invoice.gross.negated(),
    };
    let number = invoice.number.to_string();
    let address = format!("/invoices/{}", invoice.id);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class="model">
                <a href=address.clone()>{number.clone()}</a>
            </th>
            <td role="cell">{day(invoice.issued_on)}</td>
            <td role="cell" class="due">
                {is_invoice.then(|| day(invoice.due_on))}
            </td>
            <td role="cell">{format!("CPS {}", invoice.level.name())}</td>
            <td role="cell" class="status">
                {standing(invoice.standing, locale)}
            </td>
            <td role="cell" class="file">
                <a href=format!("{address}/pdf") rel="external">
                    "PDF"
                    <span class="sr">" " {number}</span>
                </a>
            </td>
            <td role="cell" class="number">
                {format_money_exact(&amount, language_of(locale))}
            </td>
        </tr>
    }
    .into_any()
}
