use cps_backend::service::{Member, approve_application, list_products, migrate_products};
use cps_domain::view::{OldAccountHolder, OldAccountView, ProductQuery, ProductsPage};
use cps_domain::{Field, Problem};
use tokio::task::JoinSet;

use super::steps::{
    add_old_account, approve, decided, form, form_naming, pending, send, settle_in,
};
use crate::joining::journey::rejected;
use crate::staff::staff;
use crate::world::{World, both_engines};

const OLD: &str = "archive@old.test.example";
const LINKED: &str = "SELECT COUNT(*) FROM accounts WHERE old_account_id IS NOT NULL";

both_engines! {
    /// Staff see the old account that an application names, and with their confirmation its products can be moved.
    async fn staff_link_the_old_account(world: World) {
        add_old_account(world, OLD).await;
        send(world, &form_naming("Estudio Uno S.L.", " Archive@OLD.test.example ")).await;
        let [row] = pending(world).await.try_into().unwrap();
        assert_eq!((row.old_email.as_deref(), row.old_email_confirmed), (Some(OLD), false));
        let view = OldAccountView { member_number: "OLD42".to_owned(), product_count: 2, holder: OldAccountHolder::Nobody };
        assert_eq!(row.old_account, Some(view));

        approve(world, true).await;
        let member = settle_in(world, "Estudio Uno S.L.").await;
        let page = products_of(world, &member).await;
        assert_eq!((page.can_migrate, page.had_old_account), (Some(2), true));
        assert_eq!(migrate_products(&world.portal, &member).await.unwrap().moved, 2);
        assert_eq!(world.account_of(&member).await.old_member_number.as_deref(), Some("OLD42"));
        let recorded = "SELECT COUNT(*) FROM audit WHERE action = 'old_account_linked' AND subject = (SELECT id FROM old_accounts)";
        assert_eq!(world.count(recorded).await, 1);
        assert_eq!(decided(world).await[0].old_account.as_ref().unwrap().holder, OldAccountHolder::ThisApplicant);
    }

    /// Without staff's confirmation there is no button, and nothing to move.
    async fn an_old_account_that_was_not_confirmed_is_not_linked(world: World) {
        add_old_account(world, OLD).await;
        send(world, &form_naming("Estudio Uno S.L.", OLD)).await;
        approve(world, false).await;
        let member = settle_in(world, "Estudio Uno S.L.").await;
        let page = products_of(world, &member).await;
        assert_eq!((page.can_migrate, page.had_old_account), (None, false));
        let refused = migrate_products(&world.portal, &member).await;
        assert_eq!(rejected(refused), [(Field::Form, Problem::NothingToMigrate)]);
        assert_eq!(world.count(LINKED).await, 0);
        // It waits for whom it belongs to.
        send(world, &form_naming("Estudio Dos S.L.", OLD)).await;
        assert_eq!(pending(world).await[0].old_account.as_ref().unwrap().holder, OldAccountHolder::Nobody);
    }

    /// An address that no old account had links nothing, and is no obstacle.
    async fn an_old_address_that_nobody_had_links_nothing(world: World) {
        add_old_account(world, OLD).await;
        send(world, &form_naming("Estudio Uno S.L.", "nobody@old.test.example")).await;
        assert_eq!(pending(world).await[0].old_account, None);
        approve(world, true).await;
        send(world, &form("Estudio Dos S.L.")).await;
        approve(world, true).await;
        assert_eq!((world.count(LINKED).await, world.count("SELECT COUNT(*) FROM accounts").await), (0, 2));
    }

    /// Of two applications that name the same old account the first to be approved gets it; staff see that it is taken.
    async fn an_old_account_is_linked_once(world: World) {
        add_old_account(world, OLD).await;
        send(world, &form_naming("Estudio Uno S.L.", OLD)).await;
        approve(world, true).await;
        send(world, &form_naming("Estudio Dos S.L.", OLD)).await;
        assert_eq!(pending(world).await[0].old_account.as_ref().unwrap().holder, OldAccountHolder::SomeoneElse);
        approve(world, true).await;
        assert_eq!(products(world, "Estudio Uno S.L.").await.can_migrate, Some(2));
        let second = products(world, "Estudio Dos S.L.").await;
        assert_eq!((second.can_migrate, second.had_old_account), (None, false));
        assert_eq!(world.count(LINKED).await, 1);
    }

    /// The same at the same moment: all are approved, and one gets it.
    async fn an_old_account_is_linked_once_at_the_same_moment(world: World) {
        add_old_account(world, OLD).await;
        let companies: Vec<String> = (0..8).map(|place| format!("Estudio {place} S.L.")).collect();
        for company in &companies {
            send(world, &form_naming(company, OLD)).await;
        }
        let staff = staff(world).await;
        let mut approvals = JoinSet::new();
        for row in pending(world).await {
            let (portal, staff) = (world.portal.clone(), staff.clone());
            approvals.spawn(async move { approve_application(&portal, &staff, row.id, true).await });
        }
        for answer in approvals.join_all().await {
            answer.unwrap();
        }
        assert_eq!((world.count("SELECT COUNT(*) FROM accounts").await, world.count(LINKED).await), (8, 1));
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'old_account_linked'").await, 1);
        let mut can_migrate = 0;
        for company in &companies {
            can_migrate += usize::from(products(world, company).await.can_migrate.is_some());
        }
        assert_eq!(can_migrate, 1);
    }
}

/// «Mis productos» of a company that has just been approved.
async fn products(world: &World, company: &str) -> ProductsPage {
    let member = settle_in(world, company).await;
    products_of(world, &member).await
}

async fn products_of(world: &World, member: &Member) -> ProductsPage {
    list_products(&world.portal, member, &ProductQuery::default())
        .await
        .unwrap()
}
