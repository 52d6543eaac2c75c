//! What is kept beside the rows says what counting the rows would say.

use cps_backend::service::{
    Member, ServiceError, change_product, close_account, migrate_products, register_product,
    remove_product,
};
use cps_backend::store::models;
use cps_backend::store::old_accounts::{self, OldAccount, OldDetails};
use cps_domain::{OldAccountId, ProductForm, ProductId};

use crate::world::{PASSWORD, World, both_engines, complete_form};

/// How many changes are made.
const STEPS: usize = 300;

const MODELS: [&str; 4] = ["EOS R5", "EOS R10", "RF 50mm F1.8 STM", "Speedlite EL-5"];

/// Each of these finds none.
const WRONG: [(&str, &str); 6] = [
    (
        "accounts whose totals differ",
        "SELECT COUNT(*) FROM accounts WHERE (points, product_count, incomplete_count) <> (
            SELECT COALESCE(SUM(points), 0), COUNT(*), COALESCE(SUM(CASE WHEN incomplete THEN 1 ELSE 0 END), 0)
            FROM products WHERE account_id = accounts.id AND removed_at IS NULL)",
    ),
    (
        "incomplete products that are not kept",
        "SELECT COUNT(*) FROM (
            SELECT account_id, model_id, COUNT(*) FROM products WHERE incomplete AND removed_at IS NULL
            GROUP BY account_id, model_id
            EXCEPT SELECT account_id, model_id, number FROM incomplete_products) AS wrong",
    ),
    (
        "kept incomplete products that are none",
        "SELECT COUNT(*) FROM (
            SELECT account_id, model_id, number FROM incomplete_products WHERE number <> 0
            EXCEPT SELECT account_id, model_id, COUNT(*) FROM products WHERE incomplete AND removed_at IS NULL
            GROUP BY account_id, model_id) AS wrong",
    ),
    (
        "products under another name than their model's",
        "SELECT COUNT(*) FROM products JOIN models ON models.id = products.model_id WHERE model_name <> models.name",
    ),
    (
        "old accounts whose count differs",
        "SELECT COUNT(*) FROM old_accounts WHERE product_count <> (
            SELECT COUNT(*) FROM old_products WHERE old_account_id = old_accounts.id)",
    ),
    (
        "free balances that differ",
        "SELECT COUNT(*) FROM (
            SELECT account_id, currency, SUM(amount) FROM (
                SELECT account_id, currency, amount FROM postings WHERE book = 'balance'
                UNION ALL SELECT account_id, currency, amount FROM payouts WHERE state = 'waiting'
                UNION ALL SELECT account_id, currency, amount FROM free_balances) AS moved
            GROUP BY account_id, currency HAVING SUM(amount) <> 0) AS wrong",
    ),
];

impl World {
    /// Stops the test if something that is kept differs from what counting gives.
    pub(crate) async fn totals_are_right(&self) {
        for (what, sql) in WRONG {
            assert_eq!(self.count(sql).await, 0, "{what}");
        }
    }
}

both_engines! {
    /// Whatever is done to products in whatever order.
    async fn totals_follow_every_change(world: World) {
        let members = [
            old_member(world, "First Ltd").await,
            old_member(world, "Second Ltd").await,
            world.member("Third Ltd", "GB").await,
        ];
        let mut chance = Chance(20_260_601);
        let mut products: Vec<(usize, ProductId)> = Vec::new();
        for step in 0..STEPS {
            let turn = chance.below(members.len());
            let member = &members[turn];
            let form = form(world, &mut chance);
            match chance.below(10) {
                0..5 => products.push((turn, register_product(&world.portal, member, &form).await.unwrap())),
                5..8 if !products.is_empty() => {
                    let (owner, id) = products[chance.below(products.len())];
                    // A product that counts must keep its details.
                    allowed(change_product(&world.portal, &members[owner], id, &form).await);
                }
                8 if !products.is_empty() => {
                    let (owner, id) = products.swap_remove(chance.below(products.len()));
                    remove_product(&world.portal, &members[owner], id).await.unwrap();
                }
                // The second time there is nothing to move.
                _ => allowed(migrate_products(&world.portal, member).await.map(drop)),
            }
            if step % 20 == 0 {
                world.totals_are_right().await;
            }
        }
        world.totals_are_right().await;
        assert!(world.count("SELECT MIN(incomplete_count) FROM accounts").await > 0);

        close_account(&world.portal, &members[0], PASSWORD, true).await.unwrap();
        world.totals_are_right().await;
        let erased = "SELECT COUNT(*) FROM accounts WHERE closed_at IS NOT NULL AND product_count = 0";
        assert_eq!(world.count(erased).await, 1);
    }
}

fn allowed(result: Result<(), ServiceError>) {
    assert!(
        matches!(result, Ok(()) | Err(ServiceError::Rejected(_))),
        "{result:?}"
    );
}

/// Complete or not, by chance.
fn form(world: &World, chance: &mut Chance) -> ProductForm {
    let form = complete_form(MODELS[chance.below(MODELS.len())], &world.serial_number());
    match chance.below(2) {
        0 => form,
        _ => ProductForm {
            dealer: String::new(),
            ..form
        },
    }
}

/// A member with an old account that holds a complete product and two without details.
async fn old_member(world: &World, company: &str) -> Member {
    let old = OldAccount {
        id: OldAccountId::from_uuid(world.portal.ids.uuid()),
        email: format!("{}@old.cps.example", world.portal.ids.uuid()),
        member_number: "OLD42".to_owned(),
        migrated_at: None,
    };
    let whole = OldDetails {
        serial_number: Some(world.serial_number()),
        purchase_date: Some("2024-04-21".to_owned()),
        purchase_country: Some("ES".to_owned()),
        dealer: Some("Niobo Digital".to_owned()),
    };
    world
        .write(async |connection| {
            old_accounts::insert(connection, &old).await?;
            for details in [&whole, &OldDetails::default(), &OldDetails::default()] {
                let model = models::find_by_name(connection, "EOS R5").await?.unwrap();
                let id = world.portal.ids.uuid();
                old_accounts::insert_product(connection, id, old.id, model.id, details).await?;
            }
            Ok(())
        })
        .await;
    let mut account = world.account(company, "ES");
    account.old_account_id = Some(old.id);
    world.member_of(&account).await
}

/// Chance that is the same whenever the test runs (a linear congruential generator, by Knuth).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
