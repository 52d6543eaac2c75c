use crate::api::{
    CancelSubscription, ChangeRenewal, ChooseNextLevel, ReplaceCard, UpgradeSubscription,
    WithdrawSubscription,
};
use crate::change::Change;
use crate::leave::visit;
use leptos::prelude::*;

/// What a member can do about the subscription.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) renewal: Change,
    pub(super) next_level: Change,
    pub(super) upgrade: Change,
    pub(super) cancel: Change,
    pub(super) withdraw: Change,
    pub(super) replace_card: Change,
}

impl Actions {
    pub(super) fn new() -> Self {
        let replace_card = Change::by::<ReplaceCard>();
        visit(replace_card);
        Self {
            renewal: Change::by::<ChangeRenewal>(),
            next_level: Change::by::<ChooseNextLevel>(),
            upgrade: Change::by::<UpgradeSubscription>(),
            cancel: Change::by::<CancelSubscription>(),
            withdraw: Change::by::<WithdrawSubscription>(),
            replace_card,
        }
    }

    /// Differs whenever something was changed, or may have been in another tab: a price that is refused must be read again. What was
    /// typed into the form that cancels stays.
    pub(super) fn changes(self) -> Signal<usize> {
        let versions = [
            self.renewal.version(),
            self.next_level.version(),
            self.upgrade.version(),
        ];
        let successes = [self.cancel.successes(), self.withdraw.successes()];
        Signal::derive(move || {
            let versions: usize = versions.iter().map(Get::get).sum();
            let successes: usize = successes.iter().map(Get::get).sum();
            versions + successes
        })
    }
}
