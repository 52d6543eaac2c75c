use super::{band, benefits};
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::view::LevelOffer;
use cps_domain::{Family, Points, Reach, format_money, format_number};
use leptos::prelude::*;

/// The switch «Niveles de CPS disponibles» (guide, step 3): two links, so that it needs no script.
#[component]
pub(super) fn FamilySwitch(family: Family) -> impl IntoView {
    let locale = use_locale();
    let current = move |side: Family| (side == family).then_some("true");
    view! {
        <div class="switch" role="group" aria-labelledby="switch-name">
            <span class="name" id="switch-name">{td_string!(locale, membership.available)}</span>
            <div class="track">
                <a href="/membership" aria-current=current(Family::Individual)>
                    "Silver / Gold / Platinum"
                </a>
                <a href="/membership?family=corporate" aria-current=current(Family::Corporate)>
                    {td_string!(locale, products.corporate)}
                </a>
            </div>
        </div>
    }
}

/// From how many points there is more to choose from.
pub(super) fn corporate_note(over: Points, locale: Locale) -> String {
    td_string!(
        locale,
        membership.corporate_note,
        points = number(over.0, locale)
    )
    .to_string()
}

/// One card a level.
#[component]
pub(super) fn LevelCards(offers: Vec<LevelOffer>, products: u32) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="frame">
            <ul class="levels">
                {offers
                    .into_iter()
                    .map(|offer| card(offer, products, locale))
                    .collect_view()}
            </ul>
        </div>
    }
}

fn card(offer: LevelOffer, products: u32, locale: Locale) -> AnyView {
    let code = offer.level.code;
    let is_out = offer.reach != Reach::Within;
    let is_best = offer.suggested && !is_out;
    let class = format!("level {}", band(code));
    view! {
        <li class=class class:best=is_best class:out=is_out>
            <h2>{code.name()}</h2>
            <p class="price">
                <strong>{format_money(&offer.level.fee, language_of(locale))}</strong>
                " "
                <span>{td_string!(locale, membership.excluding_vat)}</span>
            </p>
            {benefits::list(&offer.level, locale)}
            <div class="choose">{choose(offer, products, locale)}</div>
        </li>
    }
    .into_any()
}

/// The button, or what stands in its way.
fn choose(offer: LevelOffer, products: u32, locale: Locale) -> AnyView {
    let code = offer.level.code;
    match offer.reach {
        Reach::Within => {
            let class = if offer.suggested {
                "button act"
            } else {
                "button"
            };
            let text = td_string!(locale, membership.choose, level = code.name()).to_string();
            view! {
                <a class=class href=format!("/checkout?level={}", code.code())>
                    {text}
                </a>
            }
            .into_any()
        }
        Reach::PointsMissing(points) => {
            let points = number(points.0, locale);
            let missing = td_string!(locale, membership.missing, points = points).to_string();
            short(missing, way_up(offer.completing, locale))
        }
        Reach::TooManyProducts { max } => {
            let most = td_string!(locale, membership.too_many, max = max.to_string()).to_string();
            let count = number(products, locale);
            let text = td_string!(locale, membership.too_many_count, count = count).to_string();
            short(most, text.into_any())
        }
    }
}

fn short(reason: String, more: AnyView) -> AnyView {
    view! {
        <p class="short">
            <strong>{reason}</strong>
            " "
            <span>{more}</span>
        </p>
    }
    .into_any()
}

/// Which products would bring the level within reach.
fn way_up(completing: u32, locale: Locale) -> AnyView {
    let (text, link) = match completing {
        0 => {
            let text = td_string!(locale, membership.register_more);
            return view! { <a href="/products/new">{text}</a> }.into_any();
        }
        1 => (
            td_string!(locale, membership.complete_one).to_string(),
            td_string!(locale, membership.which_one),
        ),
        _ => {
            let count = number(completing, locale);
            let text = td_string!(locale, membership.complete_some, count = count).to_string();
            (text, td_string!(locale, membership.which_some))
        }
    };
    view! {
        {text}
        " "
        <a href="/products?state=incomplete">{link}</a>
    }
    .into_any()
}

fn number(count: u32, locale: Locale) -> String {
    format_number(i64::from(count), language_of(locale))
}
