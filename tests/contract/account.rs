//! The member's account, and where a subscription shows outside its own page.

use cps_backend::service::{list_products, show_account};
use cps_domain::view::ProductQuery;
use cps_domain::{Language, Points};

use crate::joining::journey::{join_by_transfer, silver_member};
use crate::world::{both_engines, country};

mod closing;
mod details;
mod export;
mod left_behind;
mod sessions;

both_engines! {
    /// The page says what the portal knows about the business.
    async fn an_account_page_shows_the_business(world: World) {
        let member = silver_member(world, "Shown S.L.", "ES").await;
        world.days_pass(10);
        let page = show_account(&world.portal, &member, None, "").await.unwrap();
        assert_eq!((page.company.as_str(), page.vat_number.as_str()), ("Shown S.L.", "ES12345678"));
        assert_eq!((page.country, page.language), (country("ES"), Language::English));
        assert_eq!((page.points, page.created_on), (Points(700), world.clock.today().plus_days(-10)));
        assert_eq!((page.member_number, page.old_member_number), (None, None));
    }

    /// The member number shows, and «Mis productos» knows of the subscription, to the last day of the term.
    async fn a_subscription_shows_to_its_last_day(world: World) {
        let member = silver_member(world, "Subscribed S.L.", "ES").await;
        join_by_transfer(world, &member).await;
        for (days, live) in [(0, true), (364, true), (1, false)] {
            world.days_pass(days);
            let page = show_account(&world.portal, &member, None, "").await.unwrap();
            assert_eq!(page.member_number.is_some(), live);
            let query = ProductQuery::default();
            let products = list_products(&world.portal, &member, &query).await.unwrap();
            assert_eq!(products.subscribed, live);
        }
    }
}
