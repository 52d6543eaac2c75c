//! What there is to start with.

use cps_backend::seed::{
    DEMO_MEMBER_EMAIL, DEMO_PASSWORD, DEMO_STAFF_EMAIL, LOAD_EMAIL, seed_accounts, seed_catalogue,
    seed_demo, seed_products,
};
use cps_backend::service::{
    Member, SignedIn, find_session, list_products, migrate_products, show_product, sign_in,
};
use cps_backend::store::{StoreError, old_accounts};
use cps_domain::view::{ProductQuery, ProductsPage, Role};
use cps_domain::{Language, Points};

use crate::joining::journey::join_by_transfer;
use crate::world::{World, both_engines, browser};

both_engines! {
    /// The demo accounts have what their table promises, and seeding twice adds nothing.
    async fn the_demo_accounts_show_the_whole_guide(world: World) {
        seed_demo(&world.portal).await.unwrap();
        let counts = counts(world).await;
        seed_demo(&world.portal).await.unwrap();
        seed_catalogue(&world.portal).await.unwrap();
        assert_eq!(self::counts(world).await, counts);

        let (estudio, page) = open(world, DEMO_MEMBER_EMAIL).await;
        assert_eq!(estudio.language(), Language::Spanish);
        assert_eq!((page.points, page.product_count, page.can_migrate), (Points(420), 12, Some(3)));
        let missing: Vec<usize> = page.rows.iter().map(|row| row.missing().len()).collect();
        for number in [0, 1, 2, 3, 4] {
            assert!(missing.contains(&number), "no product lacks {number} details");
        }
        assert!(page.rows.iter().any(|row| row.complete && row.purchase_date_estimated));
        let one_more = page.rows.iter().any(|row| row.missing().len() == 1 && row.points >= Points(80));
        assert!(one_more, "completing one product must bring the invitation");

        let (studio, page) = open(world, "studio@demo.cps.example").await;
        assert_eq!((studio.language(), page.points), (Language::English, Points(1340)));
        assert_eq!((page.incomplete_count, page.had_old_account), (2, false));
        let (_, page) = open(world, "corporate@demo.cps.example").await;
        assert_eq!(page.points, Points(2740));
        let (_, page) = open(world, "newcomer@demo.cps.example").await;
        assert_eq!((page.points, page.product_count, page.had_old_account), (Points(240), 4, false));
        let staff = sign_in(&world.portal, DEMO_STAFF_EMAIL, DEMO_PASSWORD, &browser()).await.unwrap();
        assert_eq!(staff.viewer.role, Role::Staff);
        // Two accounts have enough points for their invitation.
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'invitation'").await, 2);

        assert_eq!(migrate_products(&world.portal, &estudio).await.unwrap().moved, 3);
    }

    /// An old account waits for an application that names it; of its products one lacks a detail.
    async fn an_old_account_waits_for_its_member(world: World) {
        seed_demo(&world.portal).await.unwrap();
        let old: Result<_, StoreError> = world.portal.db.read(async |connection| {
            old_accounts::find_by_email(connection, "archivo@old.cps.example").await
        }).await;
        let mut account = world.account("Archivo S.L.", "ES");
        account.old_account_id = Some(old.unwrap().unwrap().id);
        let member = world.member_of(&account).await;
        let migrated = migrate_products(&world.portal, &member).await.unwrap();
        assert_eq!((migrated.moved, migrated.taken.len()), (3, 0));
        let account = world.account_of(&member).await;
        assert_eq!((account.points, account.incomplete_count), (Points(400), 1));
        assert_eq!(account.old_member_number.as_deref(), Some("ES208117"));
    }

    /// Members who can join, and no more of them the second time; nobody is written to.
    async fn accounts_for_load_tests(world: World) {
        let mut told = Vec::new();
        seed_accounts(&world.portal, 3, |done| told.push(done)).await.unwrap();
        seed_accounts(&world.portal, 4, |_| ()).await.unwrap();
        assert_eq!(told, [3]);
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts WHERE points = 600 AND invited_at IS NOT NULL").await, 4);
        assert_eq!(world.count("SELECT COUNT(*) FROM jobs").await, 0);
        world.totals_are_right().await;
        let (member, page) = open(world, "load-000003@demo.cps.example").await;
        assert_eq!((page.points, page.product_count), (Points(600), 2));
        join_by_transfer(world, &member).await;
    }

    /// A product for load tests is like any other: its details keep the rules, and its model's points count.
    async fn products_for_load_tests_keep_the_rules(world: World) {
        seed_products(&world.portal, 20, |_| ()).await.unwrap();
        let (member, page) = open(world, LOAD_EMAIL).await;
        assert_eq!(page.points, Points(2 * 1450));
        let numbers: Vec<String> = page.rows.iter().map(|row| row.id.to_string()[24..].to_owned()).collect();
        assert_eq!(numbers[..4], ["000000000010", "000000000000", "000000000019", "000000000018"]);
        for row in &page.rows {
            let shown = show_product(&world.portal, &member, row.id).await.unwrap();
            assert_eq!((shown.complete, shown.points), (row.complete, row.points));
        }
    }

    /// Any number of products, added to what is there.
    async fn products_for_load_tests(world: World) {
        seed_products(&world.portal, 15, |_| ()).await.unwrap();
        seed_products(&world.portal, 25, |_| ()).await.unwrap();
        let (_, page) = open(world, LOAD_EMAIL).await;
        assert_eq!((page.product_count, page.incomplete_count, page.rows.len()), (40, 5, 40));
        world.totals_are_right().await;
    }
}

async fn counts(world: &World) -> [i64; 6] {
    [
        world.count("SELECT COUNT(*) FROM products").await,
        world.count("SELECT COUNT(*) FROM users").await,
        world.count("SELECT COUNT(*) FROM models").await,
        world.count("SELECT COUNT(*) FROM level_fees").await,
        world.count("SELECT COUNT(*) FROM jobs").await,
        world.count("SELECT COUNT(*) FROM old_products").await,
    ]
}

async fn open(world: &World, email: &str) -> (Member, ProductsPage) {
    let session = sign_in(&world.portal, email, DEMO_PASSWORD, &browser())
        .await
        .unwrap();
    let Some(SignedIn::Member(member, _)) = find_session(&world.portal, session.token.as_str())
        .await
        .unwrap()
    else {
        panic!("{email} is no member");
    };
    let page = list_products(&world.portal, &member, &ProductQuery::default())
        .await
        .unwrap();
    (member, page)
}
