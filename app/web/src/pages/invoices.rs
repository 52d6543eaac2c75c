use crate::api::list_invoices;
use crate::components::{Page, loaded};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{self, InvoiceRow};
use cps_domain::{format_date, format_money_exact};
use leptos::prelude::*;

/// `/invoices`: the member's invoices, newest first.
#[component]
pub(crate) fn InvoicesPage() -> impl IntoView {
    let invoices = Resource::new(|| (), |()| list_invoices());
    loaded(invoices, invoices_view)
}

fn invoices_view(page: view::InvoicesPage, locale: Locale) -> AnyView {
    let list = match (page.rows.is_empty(), page.expected) {
        (true, true) => None,
        (true, false) => Some(none_yet(locale).into_any()),
        (false, _) => Some(table(page.rows, locale).into_any()),
    };
    view! {
        <Page title=td_string!(locale, invoices.title)>
            <div class="head">
                <h1>{td_string!(locale, invoices.title)}</h1>
            </div>
            {page
                .expected
                .then(|| {
                    view! {
                        <div class="notice">
                            <p>{td_string!(locale, invoices.expected)}</p>
                        </div>
                    }
                })}
            {list}
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
    let language = language_of(locale);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class="model">
                <a href=format!("/invoices/{}", invoice.id)>{invoice.number.to_string()}</a>
            </th>
            <td role="cell">
                <time datetime=invoice.issued_on.to_string()>
                    {format_date(invoice.issued_on, language)}
                </time>
            </td>
            <td role="cell" class="due">
                <time datetime=invoice.due_on.to_string()>
                    {format_date(invoice.due_on, language)}
                </time>
            </td>
            <td role="cell">
                {td_string!(locale, invoices.one_year, level = invoice.level.name()).to_string()}
            </td>
            <td role="cell" class="number">
                {format_money_exact(&invoice.gross, language)}
            </td>
        </tr>
    }
    .into_any()
}
