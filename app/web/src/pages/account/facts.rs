use crate::components::country_name;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::AccountPage;
use cps_domain::{format_date, format_number};
use leptos::prelude::*;

/// What the portal knows about the business.
pub(super) fn facts(account: &AccountPage, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let address = (!account.address.is_empty()).then(|| account.address.clone());
    let number = account.member_number.map(|number| number.to_string());
    let old_number = account.old_member_number.clone();
    let rows = [
        (
            td_string!(locale, account.company),
            Some(account.company.clone()),
        ),
        (
            td_string!(locale, account.vat_number),
            Some(account.vat_number.clone()),
        ),
        (
            td_string!(locale, account.country),
            Some(country_name(locale, account.country)),
        ),
        (td_string!(locale, account.address), address),
        (
            td_string!(locale, account.contact),
            Some(account.contact.clone()),
        ),
        (
            td_string!(locale, account.email),
            Some(account.email.clone()),
        ),
        (td_string!(locale, account.member_number), number),
        (td_string!(locale, account.old_member_number), old_number),
        (
            td_string!(locale, account.points),
            Some(format_number(i64::from(account.points.0), language)),
        ),
        (
            td_string!(locale, account.created_on),
            Some(format_date(account.created_on, language)),
        ),
    ];
    let rows = rows.into_iter().filter_map(|(term, value)| {
        let value = value?;
        Some(view! {
            <div class="row">
                <dt>{term}</dt>
                <dd class="lines">{value}</dd>
            </div>
        })
    });
    view! {
        <dl class="facts">{rows.collect_view()}</dl>
        <p class="note">
            {td_string!(locale, account.changed)} " "
            <a href="/support?topic=account">{td_string!(locale, account.support)}</a>
        </p>
    }
    .into_any()
}
