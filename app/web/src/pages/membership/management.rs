use super::actions::Actions;
use super::ending::{cancellation, withdrawal};
use crate::change::Change;
use crate::components::{ChangeForm, Choices, FormTrouble, SelectField};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{NextTerm, SubscriptionView};
use cps_domain::{Field, LevelCode, Renewal, format_date, format_money};
use leptos::prelude::*;

/// "Manage Subscription" (guide, step 4): whether it renews and at which level, and the two ways out.
pub(super) fn management(
    subscription: &SubscriptionView,
    actions: Actions,
    locale: Locale,
) -> AnyView {
    let next = &subscription.next_term;
    let is_automatic = subscription.renewal == Renewal::Automatic;
    let ends_on = subscription.ends_on;
    let withdrawal = subscription
        .withdraw_until
        .map(|until| withdrawal(until, actions.withdraw, locale));
    view! {
        <section class="section" aria-labelledby="manage">
            <h2 id="manage">{td_string!(locale, membership.manage)}</h2>
            <FormTrouble refusal=actions.renewal.refusal() />
            {renewal(subscription, actions.renewal, locale)}
            {is_automatic.then(|| next_level(next, actions.next_level, locale))}
            {is_automatic.then(|| cancellation(ends_on, actions.cancel, locale))}
            {withdrawal}
        </section>
    }
    .into_any()
}

/// The switch is the button that sends the other choice.
fn renewal(subscription: &SubscriptionView, change: Change, locale: Locale) -> AnyView {
    let (checked, other, state) = match subscription.renewal {
        Renewal::Automatic => (
            "true",
            Renewal::EndsAtTerm,
            td_string!(locale, membership.on),
        ),
        Renewal::EndsAtTerm => (
            "false",
            Renewal::Automatic,
            td_string!(locale, membership.off),
        ),
    };
    let outlook = outlook(subscription, locale);
    view! {
        <ChangeForm change=change class="setting">
            <div>
                <h3 id="renewal-name">{td_string!(locale, membership.renewal)}</h3>
                <p id="renewal-hint">
                    {outlook} " "
                    {td_string!(locale, membership.renewal_hint)}
                </p>
            </div>
            <button
                class="toggle"
                role="switch"
                name="renewal"
                value=other.code()
                aria-checked=checked
                aria-labelledby="renewal-name"
                aria-describedby="renewal-hint"
            >
                <span class="text" aria-hidden="true">
                    {state}
                </span>
            </button>
        </ChangeForm>
    }
    .into_any()
}

/// What will become of the subscription, as points stand today.
fn outlook(subscription: &SubscriptionView, locale: Locale) -> String {
    let language = language_of(locale);
    let ends_on = format_date(subscription.ends_on, language);
    let next = &subscription.next_term;
    let starts_on = format_date(next.starts_on, language);
    match (subscription.renewal, next.level, &next.fee) {
        (Renewal::EndsAtTerm, _, _) => {
            td_string!(locale, membership.ends, date = ends_on).to_string()
        }
        (Renewal::Automatic, Some(level), Some(fee)) => {
            let (level, fee) = (level.name(), format_money(fee, language));
            td_string!(
                locale,
                membership.renews,
                date = starts_on,
                level = level,
                price = fee
            )
            .to_string()
        }
        (Renewal::Automatic, _, _) => {
            td_string!(locale, membership.renews_not, date = ends_on).to_string()
        }
    }
}

/// The level for the next term, if there is another to choose. At first it is the one at which it will renew; if it won't, none.
fn next_level(next: &NextTerm, change: Change, locale: Locale) -> Option<AnyView> {
    if next.choices.iter().all(|level| Some(*level) == next.level) {
        return None;
    }
    let choices: Choices = next
        .choices
        .iter()
        .map(|level| (level.name().to_string(), level.code().to_string()))
        .collect();
    let none = match next.level {
        Some(_) => "",
        None => td_string!(locale, membership.next_level_choose),
    };
    let chosen = next.level.map(LevelCode::code).unwrap_or_default();
    let refusal = change.refusal();
    let form = view! {
        <ChangeForm change=change class="next-level">
            <SelectField
                field=Field::Level
                label=td_string!(locale, membership.next_level)
                hint=td_string!(locale, membership.next_level_hint)
                choices
                chosen
                none
                refusal
            />
            <button class="button" aria-busy=move || change.pending().get().then_some("true")>
                {td_string!(locale, membership.next_level_save)}
            </button>
        </ChangeForm>
    };
    Some(form.into_any())
}
