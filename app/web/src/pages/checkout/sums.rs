use crate::components::vat_term;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{Price, VatTreatment, format_money_exact};
use leptos::prelude::*;

/// The rows that spell out VAT and the total.
pub(super) fn sums(price: &Price, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let reason = match price.treatment {
        VatTreatment::Domestic => None,
        VatTreatment::ReverseCharge => Some(td_string!(locale, checkout.reverse_charge)),
        VatTreatment::OutsideScope => Some(td_string!(locale, checkout.outside_scope)),
    };
    view! {
        <div class="row sums">
            <dt>{td_string!(locale, checkout.vat)}</dt>
            <dd>
                {sum(
                    td_string!(locale, checkout.net).to_string(),
                    format_money_exact(&price.net, language),
                )}
                {sum(vat_term(price, locale), format_money_exact(&price.vat, language))}
                {reason.map(|text| view! { <span class="detail">{text}</span> })}
            </dd>
        </div>
        <div class="row total">
            <dt>{td_string!(locale, checkout.total)}</dt>
            <dd>
                <span class="number">{format_money_exact(&price.gross, language)}</span>
            </dd>
        </div>
    }
    .into_any()
}

fn sum(term: String, amount: String) -> impl IntoView {
    view! {
        <span class="sum">
            <span>{term}</span>
            " "
            <span class="number">{amount}</span>
        </span>
    }
}
