use crate::i18n::*;
use crate::language::language_of;
use cps_domain::format_money_exact;
use cps_domain::view::{InvoicePage, TransferDetails};
use leptos::prelude::*;

/// What to type into the bank's form, or the code that fills it in.
pub(super) fn transfer(
    invoice: &InvoicePage,
    details: &TransferDetails,
    locale: Locale,
) -> AnyView {
    let amount = format_money_exact(&invoice.open, language_of(locale));
    let account = &details.account;
    let bic = account.bic.as_ref().map(ToString::to_string);
    view! {
        <p>{td_string!(locale, invoices.transfer_how)}</p>
        <div class="transfer">
            <dl class="facts">
                {row(td_string!(locale, invoices.holder), account.holder.clone())}
                {row("IBAN", account.iban.grouped())} {bic.map(|bic| row("BIC", bic))}
                {row(td_string!(locale, invoices.amount), amount)}
                {row(td_string!(locale, invoices.reference), details.reference.grouped())}
            </dl>
            {details.has_code.then(|| code(invoice, locale))}
        </div>
        <p class="note">{td_string!(locale, invoices.transfer_costs)}</p>
    }
    .into_any()
}

/// One touch takes the whole value, to be pasted.
fn row(name: &'static str, value: String) -> AnyView {
    view! {
        <div class="row">
            <dt>{name}</dt>
            <dd class="whole">{value}</dd>
        </div>
    }
    .into_any()
}

fn code(invoice: &InvoicePage, locale: Locale) -> AnyView {
    view! {
        <figure class="code">
            <img
                src=format!("/invoices/{}/code.svg", invoice.id)
                alt=td_string!(locale, invoices.code)
                width="160"
                height="160"
            />
            <figcaption class="note">{td_string!(locale, invoices.code_hint)}</figcaption>
        </figure>
    }
    .into_any()
}
