use crate::components::vat_term;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::InvoicePage;
use cps_domain::{Price, VatTreatment, format_date, format_money_exact};
use leptos::prelude::*;

/// What is charged, its VAT, and the total.
pub(super) fn lines(invoice: &InvoicePage, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let (starts_on, ends_on) = invoice.term;
    let term = format!(
        "{} – {}",
        format_date(starts_on, language),
        format_date(ends_on, language)
    );
    let net = format_money_exact(&invoice.price.net, language);
    view! {
        <table>
            <caption class="sr">{td_string!(locale, invoices.items)}</caption>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, invoices.item)}</th>
                    <th scope="col">{td_string!(locale, invoices.term)}</th>
                    <th scope="col" class="number">
                        {td_string!(locale, invoices.amount)}
                    </th>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">"Canon Professional Services : " {invoice.level.name()}</th>
                    <td>{term}</td>
                    <td class="number">{net}</td>
                </tr>
            </tbody>
            {sums(&invoice.price, locale)}
        </table>
        {treatment(invoice.price.treatment, locale).map(|text| view! { <p>{text}</p> })}
    }
    .into_any()
}

fn sums(price: &Price, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let sum = move |class: Option<&'static str>, term: String, amount: String| {
        view! {
            <tr class=class>
                <th scope="row" colspan="2">
                    {term}
                </th>
                <td class="number">{amount}</td>
            </tr>
        }
    };
    view! {
        <tfoot>
            {sum(
                None,
                td_string!(locale, invoices.net).to_string(),
                format_money_exact(&price.net, language),
            )}
            {sum(
                None,
                vat_term(price, locale),
                format_money_exact(&price.vat, language),
            )}
            {sum(
                Some("sum"),
                td_string!(locale, invoices.total).to_string(),
                format_money_exact(&price.gross, language),
            )}
        </tfoot>
    }
    .into_any()
}

/// Why no VAT is charged (Directive 2006/112/EC, article 226, points 11 and 11a, wants it said).
fn treatment(treatment: VatTreatment, locale: Locale) -> Option<&'static str> {
    match treatment {
        VatTreatment::Domestic => None,
        VatTreatment::ReverseCharge => Some(td_string!(locale, invoices.reverse_charge)),
        VatTreatment::OutsideScope => Some(td_string!(locale, invoices.outside_scope)),
    }
}
