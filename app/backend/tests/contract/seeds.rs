//! What there is to start with.

use cps_backend::seed::{
    DEMO_MEMBER_EMAIL, DEMO_PASSWORD, DEMO_STAFF_EMAIL, LOAD_EMAIL, seed_catalogue, seed_demo,
    seed_products,
};
use cps_backend::service::{
    Member, SignedIn, find_session, list_products, migrate_products, sign_in,
};
use cps_backend::store::{StoreError, old_accounts};
use cps_domain::view::{ProductQuery, ProductsPage, Role};
use cps_domain::{Language, Points};

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

    /// Any number of products, added to what is there.
    async fn products_for_load_tests(world: World) {
        seed_products(&world.portal, 15).await.unwrap();
        seed_products(&world.portal, 25).await.unwrap();
        let (_, page) = open(world, LOAD_EMAIL).await;
        assert_eq!((page.product_count, page.incomplete_count, page.rows.len()), (40, 5, 40));
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
