use cps_domain::{Instant, Language, format_date};
use leptos::prelude::*;

const MILLIS_PER_MINUTE: i64 = 60_000;
const MINUTES_PER_HOUR: i64 = 60;
const MINUTES_PER_DAY: i64 = 24 * MINUTES_PER_HOUR;

/// A moment to the minute: `1 Jun 2026, 12:00 UTC`.
pub fn moment(instant: Instant, language: Language) -> AnyView {
    let minutes = instant.millis().div_euclid(MILLIS_PER_MINUTE);
    let minutes = minutes.rem_euclid(MINUTES_PER_DAY);
    let (hour, minute) = (minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
    let (day, clock) = (instant.date(), format!("{hour:02}:{minute:02}"));
    let text = format!("{}, {clock} UTC", format_date(day, language));
    view! { <time datetime=format!("{day}T{clock}Z")>{text}</time> }.into_any()
}
