use cps_domain::{CollectionStep, Date, collected_at};

fn day(month: i8, day: i8) -> Date {
    Date::new(2026, month, day).unwrap()
}

/// The steps for an invoice that is due on 1 July, each taken on its day.
fn steps(first: CollectionStep) -> Vec<(CollectionStep, Date)> {
    let due_on = day(7, 1);
    let follows = |(step, today): &(CollectionStep, Date)| step.following(due_on, *today);
    std::iter::successors(Some((first, first.first_on(due_on))), follows).collect()
}

#[test]
fn a_card_is_charged_four_times() {
    assert_eq!(
        steps(CollectionStep::CARD),
        [
            (CollectionStep::ChargeCard(0), day(7, 1)),
            (CollectionStep::ChargeCard(1), day(7, 4)),
            (CollectionStep::ChargeCard(2), day(7, 8)),
            (CollectionStep::ChargeCard(3), day(7, 15)),
            (CollectionStep::Suspend, day(7, 15)),
        ]
    );
}

#[test]
fn a_transfer_is_reminded_of_three_times() {
    assert_eq!(
        steps(CollectionStep::TRANSFER),
        [
            (CollectionStep::RemindTransfer(0), day(6, 24)),
            (CollectionStep::RemindTransfer(1), day(7, 4)),
            (CollectionStep::RemindTransfer(2), day(7, 8)),
            (CollectionStep::Suspend, day(7, 15)),
        ]
    );
}

#[test]
fn what_is_late_is_not_made_up_for() {
    let due_on = day(7, 1);
    assert_eq!(
        CollectionStep::ChargeCard(0).following(due_on, day(7, 20)),
        Some((CollectionStep::ChargeCard(1), day(7, 23)))
    );
    assert_eq!(
        CollectionStep::RemindTransfer(2).following(due_on, day(7, 20)),
        Some((CollectionStep::Suspend, day(7, 27)))
    );
}

#[test]
fn no_step_goes_beyond_the_schedule() {
    assert_eq!(
        CollectionStep::ChargeCard(u8::MAX).next(),
        Some(CollectionStep::Suspend)
    );
    assert_eq!(
        CollectionStep::RemindTransfer(9).next(),
        Some(CollectionStep::Suspend)
    );
    assert_eq!(CollectionStep::Suspend.next(), None);
}

#[test]
fn it_happens_in_the_morning() {
    assert_eq!(
        collected_at(day(7, 1)).millis() % 86_400_000,
        6 * 60 * 60 * 1000
    );
    assert_eq!(collected_at(day(7, 1)).date(), day(7, 1));
}
