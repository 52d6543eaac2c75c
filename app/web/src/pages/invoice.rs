mod card;
mod lines;
mod parties;
mod paying;
mod transfer;

use crate::api::{PayInvoice, ReplaceCard, show_invoice};
use crate::change::Change;
use crate::components::{Page, Width, loaded, payment_outcome};
use crate::i18n::*;
use crate::language::language_of;
use crate::leave::visit;
use cps_domain::view;
use cps_domain::{CreditReason, CreditorReference, DocumentNumber, PaymentMethod, format_date};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use lines::lines;
use parties::{buyer_and_facts, issuer};
use paying::paying;

/// What can be done about an invoice that is to be paid.
#[derive(Clone, Copy)]
struct Actions {
    pay: Change,
    replace_card: Change,
}

/// `/invoices/ID`: an invoice or a credit note as it was issued, what was paid of it, and how to pay the rest.
#[component]
pub(crate) fn InvoicePage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let actions = Actions {
        pay: Change::by::<PayInvoice>(),
        replace_card: Change::by::<ReplaceCard>(),
    };
    visit(actions.replace_card);
    let paid = actions.pay.version();
    let invoice = Resource::new(move || (id(), paid.get()), |(id, _)| show_invoice(id));
    loaded(invoice, move |invoice, locale| {
        invoice_view(invoice, actions, locale)
    })
}

fn invoice_view(invoice: view::InvoicePage, actions: Actions, locale: Locale) -> AnyView {
    let kind = kind(&invoice, locale);
    let number = invoice.number.to_string();
    let address = format!("/invoices/{}", invoice.id);
    let file = move |name: &str| format!("{address}/{name}");
    view! {
        <Page title=kind width=Width::Narrow>
            <a class="back screen" href="/invoices">
                {td_string!(locale, invoices.title)}
            </a>
            <div class="head screen">
                <h1>{kind} " " {number.clone()}</h1>
                <a class="button" href=file("pdf") rel="external">
                    {td_string!(locale, invoices.download)}
                </a>
            </div>
            {payment_outcome(locale)}
            {paying(&invoice, actions, locale)}
            <article class="invoice">
                <header>
                    {issuer(&invoice.issuer, locale)}
                    <div class="what">
                        <p class="kind">{kind}</p>
                        <p class="serial">{number}</p>
                    </div>
                </header>
                {buyer_and_facts(&invoice, locale)} {lines(&invoice, locale)}
                {footer(&invoice, locale)}
            </article>
            <p class="note screen">
                {td_string!(locale, invoices.for_software)}
                " "
                <a href=file("factur-x.xml") rel="external">
                    "Factur-X"
                </a>
                " · "
                <a href=file("ubl.xml") rel="external">
                    "UBL"
                </a>
            </p>
        </Page>
    }
    .into_any()
}

/// "Invoice" or "Credit note".
fn kind(invoice: &view::InvoicePage, locale: Locale) -> &'static str {
    match invoice.corrects {
        None => td_string!(locale, invoices.invoice),
        Some(_) => td_string!(locale, invoices.credit_note),
    }
}

/// How an invoice is paid, or why a credit note takes it back.
fn footer(invoice: &view::InvoicePage, locale: Locale) -> AnyView {
    let (title, text) = match invoice.reason {
        Some(CreditReason::Withdrawal) => (
            td_string!(locale, invoices.reason),
            td_string!(locale, invoices.reason_withdrawal).to_string(),
        ),
        Some(CreditReason::Unpaid) => (
            td_string!(locale, invoices.reason),
            td_string!(locale, invoices.reason_unpaid).to_string(),
        ),
        None => (
            td_string!(locale, invoices.payment),
            payment(invoice, locale),
        ),
    };
    view! {
        <footer>
            <h2>{title}</h2>
            <p>{text}</p>
        </footer>
    }
    .into_any()
}

/// A card is charged on the due date, a transfer must arrive before it (guide, step 4).
fn payment(invoice: &view::InvoicePage, locale: Locale) -> String {
    let due_on = format_date(invoice.due_on, language_of(locale));
    match invoice.method {
        PaymentMethod::Card => td_string!(locale, invoices.by_card, date = due_on).to_string(),
        PaymentMethod::Transfer => {
            let reference = reference(invoice.number);
            td_string!(
                locale,
                invoices.by_transfer,
                date = due_on,
                reference = reference
            )
            .to_string()
        }
    }
}

/// What a transfer for this invoice quotes.
fn reference(number: DocumentNumber) -> String {
    CreditorReference::of(number).grouped()
}
