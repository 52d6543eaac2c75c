use crate::components::vat_term;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{InvoicePage, LineView};
use cps_domain::{Price, VatTreatment, format_date, format_money_exact};
use leptos::prelude::*;

/// What is charged or given back, its VAT, and the total.
pub(super) fn lines(invoice: &InvoicePage, locale: Locale) -> AnyView {
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
            <tbody>{invoice.lines.iter().map(|line| row(line, locale)).collect_view()}</tbody>
            {sums(&invoice.price, locale)}
        </table>
        {treatment(invoice.price.treatment, locale).map(|text| view! { <p>{text}</p> })}
    }
    .into_any()
}

fn row(line: &LineView, locale: Locale) -> impl IntoView {
    let language = language_of(locale);
    let day = |date| format_date(date, language);
    let term = format!("{} – {}", day(line.starts_on), day(line.ends_on));
    view! {
        <tr>
            <th scope="row">{line.description.clone()}</th>
            <td>{term}</td>
            <td class="number">{format_money_exact(&line.net, language)}</td>
        </tr>
    }
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
