use crate::components::{PointsPanel, list_with_or};
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::view::Meter;
use cps_domain::{Family, Level, Points, format_number, invitation_threshold};
use leptos::prelude::*;

/// The invitation, to an account that can choose a level (guide, step 3).
#[component]
pub(super) fn Invitation(meter: Meter, levels: Vec<Level>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <section class="invite" aria-labelledby="invitation">
            <div>
                <h2 id="invitation">{td_string!(locale, membership.invite_title)}</h2>
                <p>{choice_text(&meter, &levels, locale)}</p>
            </div>
        </section>
    }
}

/// What is missing to the invitation.
#[component]
pub(super) fn Waiting(meter: Meter, levels: Vec<Level>) -> impl IntoView {
    let locale = use_locale();
    let wait = invitation_threshold(&levels).map(|threshold| {
        let points = points_text(threshold, locale);
        td_string!(locale, membership.wait, points = points).to_string()
    });
    view! {
        <PointsPanel meter />
        <p class="note">{wait}</p>
    }
}

fn points_text(points: Points, locale: Locale) -> String {
    format_number(i64::from(points.0), language_of(locale))
}

/// The levels that can be chosen, in a sentence.
fn choice_text(meter: &Meter, levels: &[Level], locale: Locale) -> String {
    let points = points_text(meter.points, locale);
    let open = |family: Family| {
        levels
            .iter()
            .filter(move |level| level.family == family && meter.within.contains(&level.code))
    };
    let individual = levels
        .iter()
        .filter(|level| level.family == Family::Individual)
        .count();
    if open(Family::Corporate).next().is_some() {
        td_string!(locale, membership.invite_corporate, points = points).to_string()
    } else if open(Family::Individual).count() == individual {
        td_string!(locale, membership.invite_any, points = points).to_string()
    } else {
        let names: Vec<&str> = open(Family::Individual)
            .map(|level| level.code.name())
            .collect();
        let names = list_with_or(locale, &names);
        td_string!(
            locale,
            membership.invite_some,
            points = points,
            levels = names
        )
        .to_string()
    }
}
