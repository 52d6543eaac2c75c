//! The check at the end of every story can fail.

use cps_domain::LevelCode::Silver;

use super::settled::{Left, findings};
use super::studio::Studio;
use crate::joining::journey::ACCEPTED;
use crate::world::both_engines;

/// What spoils a settled story, what mends it again, and what is found in between.
const SPOILT: [(&str, &str, &str); 4] = [
    (
        "UPDATE postings SET amount = amount - 1 WHERE book = 'revenue'",
        "UPDATE postings SET amount = amount + 1 WHERE book = 'revenue'",
        "1 entries that do not add up",
    ),
    (
        "UPDATE charges SET state = 'unknown'",
        "UPDATE charges SET state = 'succeeded'",
        "1 charges whose outcome nobody knows",
    ),
    (
        "UPDATE sandbox_charges SET amount = amount + 1",
        "UPDATE sandbox_charges SET amount = amount - 1",
        "12100 in the books, 12101 in the world",
    ),
    (
        "UPDATE mails SET sent_at = NULL WHERE kind = 'welcome'",
        "UPDATE mails SET sent_at = created_at WHERE kind = 'welcome'",
        "1 mails that were not delivered",
    ),
];

both_engines! {
    async fn what_is_not_settled_is_found(world: World) {
        let studio = Studio::with_products(world, 1).await;
        studio.joins_by_card(Silver, ACCEPTED).await;
        let early = ["1 terms without an invoice", "1 mails that were not delivered"];
        assert_eq!(findings(world, Left::default()).await, early);
        studio.waits_until("2026-06-02").await;
        let open = "1 documents of which something is open or to be given back";
        assert_eq!(findings(world, Left::default()).await, [open]);
        studio.waits_until("2026-07-01").await;
        assert!(findings(world, Left::default()).await.is_empty());
        let more = Left { balance: 1, ..Left::default() };
        assert_eq!(findings(world, more).await.len(), 1);
        for (spoil, mend, found) in SPOILT {
            world.run(spoil).await;
            assert_eq!(findings(world, Left::default()).await, [found]);
            world.run(mend).await;
        }
        studio.nothing_more_is_due().await;
    }
}
