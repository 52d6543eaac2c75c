use crate::components::country_name;
use crate::i18n::*;
use crate::staff::entry::{Fact, language_name, mail_link};
use cps_domain::view::{ApplicationRow, OldAccountHolder};
use leptos::prelude::*;

/// What the applicant said, and what was found under the old address.
pub(super) fn facts(row: ApplicationRow, locale: Locale) -> Vec<Fact> {
    let vat_number = format!("{} · {}", row.vat_number, country_name(locale, row.country));
    let old_account = old_account(&row, locale);
    vec![
        Fact::text(td_string!(locale, staff.vat_number), vat_number),
        Fact::text(td_string!(locale, staff.contact), row.contact),
        Fact {
            term: td_string!(locale, staff.email),
            value: mail_link(row.email, None),
        },
        Fact::text(
            td_string!(locale, staff.language),
            language_name(row.language, locale),
        ),
        Fact {
            term: td_string!(locale, staff.old_account),
            value: old_account,
        },
        Fact::moment(td_string!(locale, staff.applied), row.created_at, locale),
    ]
}

fn old_account(row: &ApplicationRow, locale: Locale) -> AnyView {
    let Some(old_email) = row.old_email.clone() else {
        return view! { <span class="none">{td_string!(locale, staff.old_none)}</span> }.into_any();
    };
    let found = match &row.old_account {
        Some(old) => {
            let products = product_count(old.product_count, locale);
            format!("{}, {products}", old.member_number)
        }
        None => td_string!(locale, staff.old_not_found).to_string(),
    };
    let standing = standing(row, locale);
    view! {
        <span class="line">{old_email}</span>
        <span class="line">{found}</span>
        {standing.map(|standing| view! { <span class="line none">{standing}</span> })}
    }
    .into_any()
}

/// Whether it is free, and whether its owner has agreed.
fn standing(row: &ApplicationRow, locale: Locale) -> Option<&'static str> {
    let old = row.old_account.as_ref()?;
    let same_email = row.old_email.as_ref() == Some(&row.email);
    Some(match old.holder {
        OldAccountHolder::ThisApplicant => td_string!(locale, staff.old_linked),
        OldAccountHolder::SomeoneElse => td_string!(locale, staff.old_taken),
        OldAccountHolder::Nobody if row.old_email_confirmed => {
            td_string!(locale, staff.old_confirmed)
        }
        OldAccountHolder::Nobody if same_email => td_string!(locale, staff.old_same_email),
        OldAccountHolder::Nobody => td_string!(locale, staff.old_unconfirmed),
    })
}

/// "1 product", "3 products".
pub(super) fn product_count(count: u32, locale: Locale) -> String {
    match count {
        1 => td_string!(locale, staff.one_product).to_string(),
        _ => td_string!(locale, staff.some_products, count = count.to_string()).to_string(),
    }
}
