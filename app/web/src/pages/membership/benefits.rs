use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{Level, Loan, format_percent_basis_points};
use leptos::prelude::*;

/// What a level brings, line by line.
pub(super) fn list(level: &Level, locale: Locale) -> AnyView {
    let products = level.max_products.map(|max| {
        td_string!(locale, membership.benefit_products, count = max.to_string()).to_string()
    });
    let loan = match level.loan {
        Loan::No => None,
        Loan::IfLate => Some(td_string!(locale, membership.benefit_loan_late).to_string()),
        Loan::Always => Some(td_string!(locale, membership.benefit_loan_always).to_string()),
    };
    let lines = [
        products,
        Some(repair(level.repair_days, locale)),
        loan,
        cleans(level.cleans_per_body, locale),
        discount(level.discount_percent, locale),
    ];
    view! {
        <ul class="benefits">
            {lines.into_iter().flatten().map(|line| view! { <li>{line}</li> }).collect_view()}
        </ul>
    }
    .into_any()
}

/// The same on the dashboard, under a heading.
pub(super) fn section(level: &Level, locale: Locale) -> AnyView {
    let name = level.code.name();
    view! {
        <section class="section" aria-labelledby="benefits">
            <h2 id="benefits">{td_string!(locale, membership.included, level = name).to_string()}</h2>
            {list(level, locale)}
        </section>
    }
    .into_any()
}

fn repair(days: u8, locale: Locale) -> String {
    match days {
        1 => td_string!(locale, membership.benefit_repair_one).to_string(),
        _ => td_string!(
            locale,
            membership.benefit_repair_some,
            count = days.to_string()
        )
        .to_string(),
    }
}

fn cleans(count: u8, locale: Locale) -> Option<String> {
    match count {
        0 => None,
        1 => Some(td_string!(locale, membership.benefit_clean_one).to_string()),
        _ => {
            let count = count.to_string();
            Some(td_string!(locale, membership.benefit_clean_some, count = count).to_string())
        }
    }
}

fn discount(percent: u8, locale: Locale) -> Option<String> {
    (percent > 0).then(|| {
        let percent = format_percent_basis_points(u32::from(percent) * 100, language_of(locale));
        td_string!(locale, membership.benefit_discount, percent = percent).to_string()
    })
}
