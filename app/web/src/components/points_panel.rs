use crate::components::list_with_or;
use crate::i18n::*;
use crate::language::{language_of, use_locale};
use cps_domain::view::{Meter, MeterTick};
use cps_domain::{Family, LevelCode, Points, format_number};
use leptos::prelude::*;

/// The points: one number, a meter with a mark for each level, one sentence with the next step.
#[component]
pub(crate) fn PointsPanel(
    meter: Meter,
    /// What completing the products that wait for a detail would bring.
    #[prop(optional)]
    waiting: Points,
) -> impl IntoView {
    let locale = use_locale();
    let number = points_text(locale, meter.points);
    let sentence = next_step(locale, &meter);
    let reached_any = !meter.within.is_empty();
    view! {
        <section class="points" aria-label=td_string!(locale, products.points_label)>
            <div class="inside">
                <p class="total">
                    <strong>{number}</strong>
                    " "
                    {td_string!(locale, products.points)}
                </p>
                {drawing(locale, &meter, waiting)}
                <p class="next">
                    {sentence} " "
                    {reached_any
                        .then(|| view! { <a href="/membership">{td_string!(locale, products.see_levels)}</a> })}
                </p>
            </div>
        </section>
    }
}

fn points_text(locale: Locale, points: Points) -> String {
    format_number(i64::from(points.0), language_of(locale))
}

/// The meter is a drawing, because the security policy forbids inline styles; in words it is said
/// by its label.
fn drawing(locale: Locale, meter: &Meter, waiting: Points) -> impl IntoView + use<> {
    let share = |points: Points| {
        let tenths = u64::from(points.0) * 1000 / u64::from(meter.maximum.0.max(1));
        format!("{}.{}%", tenths.min(1000) / 10, tenths.min(1000) % 10)
    };
    let marks: Vec<AnyView> = meter
        .levels
        .iter()
        .map(|tick| mark(locale, meter, tick, share(tick.at)))
        .collect();
    let waiting = (waiting > Points::default()).then(|| {
        let width = share(meter.points.plus(waiting));
        view! { <rect class="waiting" width=width height="10" rx="5" /> }
    });
    view! {
        <svg class="meter" role="img" aria-label=in_words(locale, meter)>
            <rect class="track" width="100%" height="10" rx="5" />
            {waiting}
            <rect class="fill" width=share(meter.points) height="10" rx="5" />
            {marks}
        </svg>
    }
}

/// The name over a mark: the first Corporate level stands for the family.
fn mark_name(locale: Locale, code: LevelCode) -> &'static str {
    match code.family() {
        Family::Corporate => td_string!(locale, products.corporate),
        Family::Individual => code.name(),
    }
}

/// A Corporate level wants strictly more than its number (guide, step 3).
fn is_reached(meter: &Meter, tick: &MeterTick) -> bool {
    match tick.code.family() {
        Family::Corporate => meter.points > tick.at,
        Family::Individual => meter.points >= tick.at,
    }
}

fn mark(locale: Locale, meter: &Meter, tick: &MeterTick, x: String) -> AnyView {
    let side = if is_reached(meter, tick) {
        "reached"
    } else {
        "ahead"
    };
    let is_last = tick.at >= meter.maximum;
    let class = if is_last {
        format!("{side} last")
    } else {
        side.to_string()
    };
    let over = if tick.code.family() == Family::Corporate {
        "> "
    } else {
        ""
    };
    let number = format!("{over}{}", points_text(locale, tick.at));
    let (line_x, number_x) = (x.clone(), x.clone());
    let line = (!is_last).then(|| view! { <rect class="tick" x=line_x width="2" height="10" /> });
    view! {
        {line}
        <text class=class x=x y="2.1em">
            {mark_name(locale, tick.code)}
            <tspan x=number_x dy="1.25em">{number}</tspan>
        </text>
    }
    .into_any()
}

fn in_words(locale: Locale, meter: &Meter) -> String {
    let total = points_text(locale, meter.points);
    let mut words = td_string!(locale, products.meter_total, points = total).to_string();
    for tick in &meter.levels {
        let (level, points) = (mark_name(locale, tick.code), points_text(locale, tick.at));
        let beyond = u32::from(tick.code.family() == Family::Corporate);
        let missing = Points((tick.at.0 + beyond).saturating_sub(meter.points.0));
        let missing = points_text(locale, missing);
        words.push(' ');
        words += &match (is_reached(meter, tick), tick.code.family()) {
            (true, _) => td_string!(
                locale,
                products.meter_reached,
                level = level,
                points = points
            )
            .to_string(),
            (false, Family::Individual) => td_string!(
                locale,
                products.meter_missing,
                level = level,
                points = points,
                missing = missing
            )
            .to_string(),
            (false, Family::Corporate) => td_string!(
                locale,
                products.meter_over,
                level = level,
                points = points,
                missing = missing
            )
            .to_string(),
        };
    }
    words
}

/// What one can join now, and what is missing to the next level.
fn next_step(locale: Locale, meter: &Meter) -> String {
    let within: Vec<&str> = meter
        .within
        .iter()
        .filter(|code| code.family() == Family::Individual)
        .map(|code| code.name())
        .collect();
    let join = (!within.is_empty()).then(|| {
        let levels = list_with_or(locale, &within);
        td_string!(locale, products.join, levels = levels).to_string()
    });
    let next = meter.next.map(|(code, missing)| {
        let (points, level) = (points_text(locale, missing), mark_name(locale, code));
        td_string!(locale, products.next, points = points, level = level).to_string()
    });
    match (join, next) {
        (Some(join), Some(next)) => format!("{join} {next}"),
        (None, Some(next)) => next,
        (_, None) => td_string!(locale, products.top).to_string(),
    }
}
