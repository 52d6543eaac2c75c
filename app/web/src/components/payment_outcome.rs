use crate::i18n::*;
use cps_domain::view::PayNext;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What came of paying, or of entering another card, as the address says it afterwards.
pub(crate) fn payment_outcome(locale: Locale) -> impl IntoView {
    let query = use_query_map();
    move || {
        let said = query.with(|query| {
            let paid = query.get_str("payment").and_then(|code| code.parse().ok());
            let payment = paid.map(|next| payment_text(next, locale));
            payment.or_else(|| card_text(query.get_str("card")?, locale))
        });
        said.map(|(class, text)| {
            let role = match class {
                "problem" => "alert",
                _ => "status",
            };
            view! {
                <p class=format!("notice screen {class}") role=role>
                    {text}
                </p>
            }
        })
    }
}

fn payment_text(next: PayNext, locale: Locale) -> (&'static str, &'static str) {
    match next {
        PayNext::Paid => ("good", td_string!(locale, invoices.now_paid)),
        PayNext::Declined => ("problem", td_string!(locale, invoices.now_declined)),
        PayNext::NeedsAuthentication => ("problem", td_string!(locale, invoices.now_unconfirmed)),
        PayNext::Settling => ("", td_string!(locale, invoices.now_settling)),
    }
}

fn card_text(code: &str, locale: Locale) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "replaced" => ("good", td_string!(locale, invoices.card_replaced)),
        "declined" => ("problem", td_string!(locale, invoices.new_card_declined)),
        "unconfirmed" => ("problem", td_string!(locale, invoices.new_card_unconfirmed)),
        "canceled" => ("problem", td_string!(locale, invoices.new_card_canceled)),
        _ => return None,
    })
}
