//! MIGRAR PRODUCTOS.

use cps_backend::service::{
    Member, ServiceError, list_products, migrate_products, register_product, show_product,
};
use cps_backend::store::models;
use cps_backend::store::old_accounts::{self, OldAccount, OldDetails};
use cps_domain::view::ProductQuery;
use cps_domain::{Detail, Field, FieldProblem, OldAccountId, Points, Problem};

use crate::world::{World, both_engines, complete_form};

both_engines! {
    /// The products move, once; what they lack is marked; the old number is remembered.
    async fn products_move_once(world: World) {
        let member = member_with_old(world, &[
            ("EOS 5D Mark IV", ["0230 5100", "2017-04-21", "ES", "Niobo Digital"]),
            ("EF 40mm F2.8 STM", ["", "", "", ""]),
        ]).await;
        let page = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!((page.can_migrate, page.had_old_account), (Some(2), true));

        let migrated = migrate_products(&world.portal, &member).await.unwrap();
        assert_eq!((migrated.moved, migrated.taken.len(), migrated.already_yours.len()), (2, 0, 0));
        let page = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!((page.can_migrate, page.had_old_account, page.points), (None, true, Points(260)));
        assert_eq!((page.product_count, page.incomplete_count), (2, 1));
        assert_eq!(page.rows[0].missing(), Detail::ALL);
        let product = show_product(&world.portal, &member, page.rows[1].id).await.unwrap();
        let actions: Vec<&str> = product.history.iter().map(|line| line.action.as_str()).collect();
        assert_eq!((product.migrated, actions), (true, vec!["completed", "migrated"]));
        assert_eq!(world.account_of(&member).await.old_member_number.as_deref(), Some("OLD42"));

        assert_eq!(problem(migrate_products(&world.portal, &member).await), Problem::AlreadyMigrated);
        assert_eq!(world.account_of(&member).await.product_count, 2);
    }

    /// A product whose serial number is held already stays behind and is reported, and the others move.
    async fn clashes_stay_behind_and_are_reported(world: World) {
        let details = |serial| [serial, "2023-04-21", "ES", "Niobo Digital"];
        let member = member_with_old(world, &[
            ("EOS R5", details("TAKEN001")),
            ("EOS R5", details("MINE0001")),
            ("EOS R5", details("free 0001")),
            ("EOS R5", details("FREE0001")),
        ]).await;
        let other = world.member("Other Ltd", "GB").await;
        let taken = complete_form("EOS R5", "TAKEN001");
        register_product(&world.portal, &other, &taken).await.unwrap();
        let mine = complete_form("EOS R5", "MINE0001");
        register_product(&world.portal, &member, &mine).await.unwrap();

        let migrated = migrate_products(&world.portal, &member).await.unwrap();
        let texts = |serials: &[cps_domain::SerialNumber]| {
            serials.iter().map(|serial| serial.as_str().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(migrated.moved, 1);
        assert_eq!(texts(&migrated.taken), ["TAKEN001"]);
        assert_eq!(texts(&migrated.already_yours), ["MINE0001", "FREE0001"]);
        assert_eq!(world.account_of(&member).await.points, Points(700));
        assert_eq!(world.account_of(&other).await.points, Points(350));
    }

    /// Details that break today's rules are left out for the member to complete.
    async fn details_that_break_the_rules_are_left_out(world: World) {
        let member = member_with_old(world, &[
            ("EOS R5", ["bad!", "2019-01-01", "US", "Niobo Digital"]),
        ]).await;
        migrate_products(&world.portal, &member).await.unwrap();
        let page = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        let missing = [Detail::SerialNumber, Detail::PurchaseDate, Detail::PurchaseCountry];
        assert_eq!(page.rows[0].missing(), missing);
    }

    /// When anything fails nothing has moved, and it can be tried again.
    async fn migration_is_whole_or_not_at_all(world: World) {
        let member = member_with_old(world, &[
            ("EOS R1", ["0230 5100", "2025-04-21", "ES", "Niobo Digital"]),
        ]).await;
        // Enough points for the invitation, whose job cannot be written.
        world.run("ALTER TABLE jobs RENAME TO jobs_away").await;
        let failed = migrate_products(&world.portal, &member).await;
        assert!(matches!(failed, Err(ServiceError::Store(_))), "{failed:?}");
        let account = world.account_of(&member).await;
        assert_eq!((account.product_count, account.old_member_number), (0, None));
        assert_eq!(world.count("SELECT COUNT(*) FROM products").await, 0);

        world.run("ALTER TABLE jobs_away RENAME TO jobs").await;
        assert_eq!(migrate_products(&world.portal, &member).await.unwrap().moved, 1);
        assert_eq!(world.account_of(&member).await.points, Points(700));
    }

    /// Without an old account, or with an empty one, there is nothing to move.
    async fn without_an_old_account_there_is_nothing_to_move(world: World) {
        let member = world.member("New Ltd", "GB").await;
        assert_eq!(problem(migrate_products(&world.portal, &member).await), Problem::NothingToMigrate);
        let member = member_with_old(world, &[]).await;
        assert_eq!(problem(migrate_products(&world.portal, &member).await), Problem::NothingToMigrate);
        let page = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!((page.can_migrate, page.had_old_account), (None, true));
    }
}

/// A member whose application named an old account with these products: model, then serial number, date, country, dealer.
async fn member_with_old(world: &World, products: &[(&str, [&str; 4])]) -> Member {
    let id = OldAccountId::from_uuid(world.portal.ids.uuid());
    let old = OldAccount {
        id,
        email: "old@test.cps.example".to_owned(),
        member_number: "OLD42".to_owned(),
        migrated_at: None,
    };
    world
        .write(async |connection| {
            old_accounts::insert(connection, &old).await?;
            for (name, details) in products {
                let model = models::find_by_name(connection, name).await?.unwrap();
                let product_id = world.portal.ids.uuid();
                old_accounts::insert_product(
                    connection,
                    product_id,
                    id,
                    model.id,
                    &old_details(details),
                )
                .await?;
            }
            Ok(())
        })
        .await;
    let mut account = world.account("Returning S.L.", "ES");
    account.old_account_id = Some(id);
    world.member_of(&account).await
}

fn old_details(texts: &[&str; 4]) -> OldDetails {
    let [serial_number, purchase_date, purchase_country, dealer] =
        texts.map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()));
    OldDetails {
        serial_number,
        purchase_date,
        purchase_country,
        dealer,
    }
}

fn problem<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> Problem {
    match result {
        Err(ServiceError::Rejected(problems)) => match problems.as_slice() {
            [
                FieldProblem {
                    field: Field::Form,
                    problem,
                },
            ] => *problem,
            other => panic!("not at the form: {other:?}"),
        },
        other => panic!("not rejected: {other:?}"),
    }
}
