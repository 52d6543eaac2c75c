use super::*;

#[test]
fn it_doubles_up_to_an_hour() {
    let waits: Vec<i64> = (1..=9).map(seconds_after).collect();
    assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
}

#[test]
fn it_stays_at_an_hour_however_often_a_job_fails() {
    assert_eq!(seconds_after(u32::MAX), 3600);
    assert_eq!(seconds_after(0), 30);
}
