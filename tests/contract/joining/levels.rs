//! The membership page before joining.

use cps_backend::service::{review_checkout, show_membership};
use cps_domain::view::{LevelOffer, MembershipPage};
use cps_domain::{Field, LevelCode, Points, Problem, Reach};

use super::journey::{execute, rejected, silver_member};
use crate::world::both_engines;

fn offer(page: &MembershipPage, code: LevelCode) -> &LevelOffer {
    page.levels
        .iter()
        .find(|offer| offer.level.code == code)
        .unwrap()
}

fn suggested(page: &MembershipPage) -> Vec<LevelCode> {
    let offers = page.levels.iter().filter(|offer| offer.suggested);
    offers.map(|offer| offer.level.code).collect()
}

both_engines! {
    async fn all_levels_are_shown_with_what_is_missing(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let page = show_membership(&world.portal, &member).await.unwrap();
        let codes: Vec<LevelCode> = page.levels.iter().map(|offer| offer.level.code).collect();
        assert_eq!(codes, LevelCode::ALL);
        assert!(page.invited && !page.shows_corporate);
        assert_eq!((page.points, page.product_count), (Points(700), 1));
        assert_eq!(offer(&page, LevelCode::Silver).reach, Reach::Within);
        assert_eq!(offer(&page, LevelCode::Gold).reach, Reach::PointsMissing(Points(300)));
        assert_eq!(suggested(&page), [LevelCode::Silver]);
    }

    async fn incomplete_products_say_what_they_would_bring(world: World) {
        let member = world.member("Estudio Uno S.L.", "ES").await;
        for model in ["EOS R10", "EOS R1", "EOS R5"] {
            world.incomplete_product(&member, model).await;
        }
        let page = show_membership(&world.portal, &member).await.unwrap();
        assert!(!page.invited);
        assert_eq!((page.points, page.incomplete_points), (Points(0), Points(700 + 350 + 60)));
        let completing = |code| offer(&page, code).completing;
        assert_eq!(completing(LevelCode::Silver), 1, "the one with most points");
        assert_eq!(completing(LevelCode::Gold), 2);
        assert_eq!(completing(LevelCode::Platinum), 0, "all together would not do");
        assert!(suggested(&page).is_empty());
    }

    async fn above_2500_points_the_switch_stands(world: World) {
        let member = world.member("Norte S.A.", "ES").await;
        execute(world, "UPDATE accounts SET points = 2500").await;
        let page = show_membership(&world.portal, &member).await.unwrap();
        assert!(!page.shows_corporate);
        assert_eq!(suggested(&page), [LevelCode::Platinum]);
        execute(world, "UPDATE accounts SET points = 2501").await;
        let page = show_membership(&world.portal, &member).await.unwrap();
        assert!(page.shows_corporate);
        assert_eq!(suggested(&page), [LevelCode::Platinum, LevelCode::CorporateA]);
    }

    async fn a_corporate_level_takes_so_many_products(world: World) {
        let member = world.member("Norte S.A.", "ES").await;
        execute(world, "UPDATE accounts SET points = 2501, product_count = 25").await;
        let corporate_a = LevelCode::CorporateA;
        review_checkout(&world.portal, &member, corporate_a, None, false).await.unwrap();
        execute(world, "UPDATE accounts SET product_count = 26").await;
        let page = review_checkout(&world.portal, &member, corporate_a, None, false).await;
        assert_eq!(rejected(page), [(Field::Level, Problem::TooManyProducts { max: 25 })]);
        let page = show_membership(&world.portal, &member).await.unwrap();
        assert_eq!(offer(&page, corporate_a).reach, Reach::TooManyProducts { max: 25 });
        assert_eq!(suggested(&page), [LevelCode::Platinum, LevelCode::CorporateB]);
    }
}
