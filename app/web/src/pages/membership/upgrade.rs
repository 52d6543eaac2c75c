use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, vat_term};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::view::{SubscriptionView, UpgradeOffer};
use cps_domain::{Date, Money, Price, format_date, format_money, format_money_exact};
use leptos::prelude::*;

/// The dearer levels within reach, each with what going on at it costs today.
pub(super) fn upgrade(
    subscription: &SubscriptionView,
    change: Change,
    locale: Locale,
) -> Option<AnyView> {
    if subscription.upgrades.is_empty() {
        return None;
    }
    let offers = subscription
        .upgrades
        .iter()
        .map(|offer| offer_view(offer, subscription.ends_on, change, locale));
    let section = view! {
        <section class="section" aria-labelledby="upgrade">
            <h2 id="upgrade">{td_string!(locale, membership.upgrade)}</h2>
            <p class="note">{td_string!(locale, membership.upgrade_text)}</p>
            <FormTrouble refusal=change.refusal() />
            {offers.collect_view()}
        </section>
    };
    Some(section.into_any())
}

fn offer_view(offer: &UpgradeOffer, ends_on: Date, change: Change, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let (code, price) = (offer.level.code(), offer.price);
    let level = offer.level.name();
    let to = td_string!(locale, membership.upgrade_to, level = level).to_string();
    let (date, fee) = (
        format_date(ends_on, language),
        format_money(&offer.fee, language),
    );
    let text = td_string!(
        locale,
        membership.upgrade_difference,
        level = level,
        date = date,
        fee = fee
    )
    .to_string();
    let gross = format_money_exact(&price.gross, language);
    let confirm = td_string!(
        locale,
        membership.upgrade_confirm,
        level = level,
        price = gross
    )
    .to_string();
    view! {
        <details class="edit">
            <summary class="button">{to}</summary>
            <ChangeForm change=change class="form">
                <input type="hidden" name="level" value=code />
                <input type="hidden" name="difference" value=price.net.amount.to_string() />
                <p>{text}</p>
                {sums(&price, locale)}
                <div class="actions">
                    <button
                        class="button act"
                        aria-busy=move || change.pending().get().then_some("true")
                    >
                        {confirm}
                    </button>
                </div>
            </ChangeForm>
        </details>
    }
    .into_any()
}

fn sums(price: &Price, locale: Locale) -> AnyView {
    let language = language_of(locale);
    let sum = |term: String, amount: Money| {
        view! {
            <div class="row">
                <dt>{term}</dt>
                <dd>{format_money_exact(&amount, language)}</dd>
            </div>
        }
    };
    let net = td_string!(locale, membership.upgrade_net).to_string();
    let total = td_string!(locale, invoices.total).to_string();
    view! {
        <dl class="facts">
            {sum(net, price.net)} {sum(vat_term(price, locale), price.vat)}
            {sum(total, price.gross)}
        </dl>
    }
    .into_any()
}
