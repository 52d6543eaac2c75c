//! «Mis productos»: order, filter, pages, and the panel above.

use cps_backend::service::{Member, list_products, register_product};
use cps_domain::view::{ProductQuery, ProductRow, ProductSort, ProductState, ProductsPage};
use cps_domain::{LevelCode, Points, ProductForm};

use crate::world::{World, both_engines, complete_form};

/// More than two pages.
const PRODUCTS: usize = 107;

both_engines! {
    /// In every order the pages together hold each product once, in that order.
    async fn pages_hold_each_product_once_in_every_order(world: World) {
        let member = fleet(world).await;
        for sort in ProductSort::ALL {
            let rows = all_pages(world, &member, ProductState::All, sort).await;
            assert_eq!(rows.len(), PRODUCTS, "{sort}");
            let mut ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), PRODUCTS, "{sort}");
            assert!(rows.is_sorted_by(|one, next| in_order(sort, one, next)), "{sort}");
        }
    }

    /// The filter holds on every page.
    async fn pages_hold_only_what_is_asked_for(world: World) {
        let member = fleet(world).await;
        for sort in ProductSort::ALL {
            let incomplete = all_pages(world, &member, ProductState::Incomplete, sort).await;
            let complete = all_pages(world, &member, ProductState::Complete, sort).await;
            assert!(incomplete.iter().all(|row| !row.complete && !row.missing().is_empty()));
            assert!(complete.iter().all(|row| row.complete && row.missing().is_empty()));
            assert_eq!((incomplete.len(), incomplete.len() + complete.len()), (36, PRODUCTS));
        }
    }

    /// What needs attention comes first, and the latest first among equals.
    async fn incomplete_products_come_first(world: World) {
        let member = world.member("Attention Ltd", "GB").await;
        let first = world.complete_product(&member, "EOS R5").await;
        let second = world.incomplete_product(&member, "EOS R6").await;
        let third = world.complete_product(&member, "EOS R8").await;
        let fourth = world.incomplete_product(&member, "EOS R7").await;
        let page = list(world, &member, ProductQuery::default()).await;
        let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
        assert_eq!(ids, [fourth, second, third, first]);
        assert_eq!(page.next_page, None);
    }

    /// A cursor that is none of ours begins at the beginning instead of failing.
    async fn a_strange_cursor_does_no_harm(world: World) {
        let member = world.member("Cursor Ltd", "GB").await;
        world.complete_product(&member, "EOS R5").await;
        for sort in ProductSort::ALL {
            for cursor in ["", "~", "nonsense", "99999999999999999999~x", "'; --"] {
                let query = ProductQuery { sort, after: Some(cursor.to_owned()), ..ProductQuery::default() };
                list(world, &member, query).await;
            }
        }
    }

    /// The panel sums up the account, and nobody else's products.
    async fn the_panel_sums_up_the_account(world: World) {
        let member = world.member("Panel Ltd", "GB").await;
        let other = world.member("Other Ltd", "GB").await;
        world.complete_product(&other, "EOS R1").await;
        world.complete_product(&member, "EOS R5").await;
        world.complete_product(&member, "EOS R7").await;
        world.incomplete_product(&member, "EOS R3").await;
        world.incomplete_product(&member, "RF 50mm F1.8 STM").await;
        let page = list(world, &member, ProductQuery::default()).await;
        assert_eq!((page.points, page.product_count), (Points(480), 4));
        assert_eq!((page.incomplete_count, page.incomplete_points), (2, Points(520)));
        assert_eq!(page.after_completing, Some(LevelCode::Gold));
        assert_eq!(page.meter.next, Some((LevelCode::Silver, Points(20))));
        let ticks: Vec<u32> = page.meter.levels.iter().map(|tick| tick.at.0).collect();
        assert_eq!(ticks, [500, 1000, 1600, 2500]);
        assert_eq!((page.can_migrate, page.had_old_account, page.subscribed), (None, false, false));
        assert_eq!(page.rows.len(), 4);
    }

    /// With nothing registered there is nothing but the way to the first level.
    async fn an_empty_list_is_no_error(world: World) {
        let member = world.member("Empty Ltd", "GB").await;
        let page = list(world, &member, ProductQuery::default()).await;
        assert_eq!((page.points, page.product_count, page.rows.len()), (Points(0), 0, 0));
        assert_eq!((page.after_completing, page.next_page), (None, None));
    }
}

/// A member with many products: every third lacks its date, models and dates repeat.
async fn fleet(world: &World) -> Member {
    let models = [
        "EOS R5",
        "EOS R10",
        "RF 50mm F1.8 STM",
        "EOS R7",
        "Speedlite EL-5",
    ];
    let member = world.member("Fleet Ltd", "GB").await;
    for (number, model) in (0..PRODUCTS).zip(models.iter().cycle()) {
        let date = format!("2025-{:02}-{:02}", number % 12 + 1, number % 7 + 1);
        let purchase_date = if number % 3 == 0 { String::new() } else { date };
        let form = ProductForm {
            purchase_date,
            ..complete_form(model, &format!("SERIAL{number}"))
        };
        register_product(&world.portal, &member, &form)
            .await
            .unwrap();
    }
    member
}

async fn list(world: &World, member: &Member, query: ProductQuery) -> ProductsPage {
    list_products(&world.portal, member, &query).await.unwrap()
}

async fn all_pages(
    world: &World,
    member: &Member,
    state: ProductState,
    sort: ProductSort,
) -> Vec<ProductRow> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = list(world, member, ProductQuery { state, sort, after }).await;
        assert!(page.rows.len() == 50 || page.next_page.is_none());
        rows.extend(page.rows);
        match page.next_page {
            Some(next) => after = Some(next),
            None => return rows,
        }
    }
}

fn counted(row: &ProductRow) -> Option<Points> {
    row.complete.then_some(row.points)
}

fn in_order(sort: ProductSort, one: &ProductRow, next: &ProductRow) -> bool {
    match sort {
        ProductSort::Attention => (!one.complete, one.id) > (!next.complete, next.id),
        ProductSort::Model => (&one.model, one.id) < (&next.model, next.id),
        // What does not count yet comes after all that does, whatever it would bring.
        ProductSort::Points => (counted(one), one.id) > (counted(next), next.id),
        ProductSort::PurchaseDate => (one.purchase_date, one.id) > (next.purchase_date, next.id),
    }
}
