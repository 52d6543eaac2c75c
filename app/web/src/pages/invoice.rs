mod lines;
mod parties;

use crate::api::show_invoice;
use crate::components::{Page, Width, loaded};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{PaymentMethod, format_date, view};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use lines::lines;
use parties::{buyer_and_facts, issuer};

/// `/invoices/ID`: an invoice as it was issued, to read and to print.
#[component]
pub(crate) fn InvoicePage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let invoice = Resource::new(id, show_invoice);
    loaded(invoice, invoice_view)
}

fn invoice_view(invoice: view::InvoicePage, locale: Locale) -> AnyView {
    view! {
        <Page title=td_string!(locale, invoices.invoice) width=Width::Narrow>
            <div class="head screen">
                <a class="back" href="/invoices">
                    {td_string!(locale, invoices.title)}
                </a>
                <p class="note">{td_string!(locale, invoices.print)}</p>
            </div>
            <article class="invoice">
                <header>
                    {issuer(&invoice.issuer, locale)}
                    <div class="what">
                        <h1>{td_string!(locale, invoices.invoice)}</h1>
                        <p class="serial">{invoice.number.to_string()}</p>
                    </div>
                </header>
                {buyer_and_facts(&invoice, locale)} {lines(&invoice, locale)}
                <footer>
                    <h2>{td_string!(locale, invoices.payment)}</h2>
                    <p>{payment(&invoice, locale)}</p>
                </footer>
            </article>
        </Page>
    }
    .into_any()
}

/// A card is charged on the due date, a transfer must arrive before it (guide, step 4).
fn payment(invoice: &view::InvoicePage, locale: Locale) -> String {
    let due_on = format_date(invoice.due_on, language_of(locale));
    match invoice.method {
        PaymentMethod::Card => td_string!(locale, invoices.by_card, date = due_on).to_string(),
        PaymentMethod::Transfer => {
            let number = invoice.number.to_string();
            td_string!(locale, invoices.by_transfer, date = due_on, number = number).to_string()
        }
    }
}
