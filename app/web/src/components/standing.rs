use super::CheckIcon;
use crate::i18n::*;
use cps_domain::view::InvoiceStanding;
use leptos::prelude::*;

/// Where an invoice stands: in words, and in the colour of what is to be done.
pub(crate) fn standing(standing: InvoiceStanding, locale: Locale) -> AnyView {
    let (class, text) = match standing {
        InvoiceStanding::Open => ("state act", td_string!(locale, invoices.open)),
        InvoiceStanding::Overdue => ("state late", td_string!(locale, invoices.overdue)),
        InvoiceStanding::Paid => ("state counts", td_string!(locale, invoices.paid)),
        InvoiceStanding::Credited => ("state", td_string!(locale, invoices.credited)),
        InvoiceStanding::CreditNote => ("state", td_string!(locale, invoices.credit_note)),
    };
    let is_paid = standing == InvoiceStanding::Paid;
    view! {
        <span class=class>
            {is_paid.then(|| view! { <CheckIcon /> })} <span class="text">{text}</span>
        </span>
    }
    .into_any()
}
