use cps_domain::{Date, Problem, parse_purchase_date};

use crate::sample::day;

fn read(text: &str) -> Result<Date, Problem> {
    parse_purchase_date(text, day("2026-11-23"), 2022)
}

#[test]
fn today_is_not_the_future() {
    assert_eq!(read("2026-11-23"), Ok(day("2026-11-23")));
    assert_eq!(read("2026-11-24"), Err(Problem::InTheFuture));
    assert_eq!(read("9999-12-31"), Err(Problem::InTheFuture));
}

#[test]
fn the_launch_year_counts_as_a_whole() {
    assert_eq!(read("2022-01-01"), Ok(day("2022-01-01")));
    assert_eq!(
        read("2021-12-31"),
        Err(Problem::BeforeLaunch { year: 2022 })
    );
}

#[test]
fn a_model_to_come_cannot_have_been_bought() {
    let read = parse_purchase_date("2026-11-23", day("2026-11-23"), 2027);
    assert_eq!(read, Err(Problem::BeforeLaunch { year: 2027 }));
}

#[test]
fn what_is_no_date_is_malformed() {
    assert_eq!(read("12/03/2022"), Err(Problem::Malformed));
    assert_eq!(read("2023-02-29"), Err(Problem::Malformed));
    assert_eq!(read(" 2024-02-29 "), Ok(day("2024-02-29")));
    assert_eq!(read("  "), Err(Problem::Required));
}
