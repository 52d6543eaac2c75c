use cps_backend::jobs::run_due;
use cps_backend::service::{list_invoices, show_invoice};
use cps_domain::{DocumentId, LevelCode, PaymentMethod, term_end};

use super::{joined, only_invoice, wait_and_work};
use crate::joining::journey::{execute, invoices, is_not_found, subscription};
use crate::world::{both_engines, country};

both_engines! {
    async fn an_invoice_follows_after_the_delay_and_not_before(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "ES").await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds - 1);
        assert_eq!(run_due(&world.portal).await.unwrap(), 0);
        assert!(list_invoices(&world.portal, &member, "").await.unwrap().expected);
        world.clock.advance_seconds(1);
        run_due(&world.portal).await.unwrap();
        let page = list_invoices(&world.portal, &member, "").await.unwrap();
        assert_eq!((page.rows.len(), page.expected), (1, false));
        assert!(!subscription(world, &member).await.unwrap().invoice_expected);
    }

    async fn it_says_who_owes_what_to_whom_until_when(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "ES").await;
        let starts_on = world.clock.today();
        wait_and_work(world).await;
        let issued_on = world.clock.today();
        let invoice = only_invoice(world, &member).await;
        assert_eq!(invoice.number.to_string(), format!("{}-000001", issued_on.year()));
        assert_eq!(invoice.issued_on, issued_on);
        assert_eq!(invoice.due_on, issued_on.plus_days(30));
        assert_eq!(invoice.issuer, world.portal.settings.issuer);
        assert_eq!(invoice.buyer.name, "Estudio Uno S.L.");
        assert!(!invoice.buyer.vat_number.is_empty() && !invoice.buyer.address.is_empty());
        assert_eq!(invoice.buyer.country, Some(country("ES")));
        let line = &invoice.lines[0];
        assert_eq!((invoice.lines.len(), line.description.as_str()), (1, "Canon Professional Services : Silver"));
        assert_eq!((line.starts_on, line.ends_on, line.net), (starts_on, term_end(starts_on), invoice.price.net));
        assert_eq!(invoice.method, PaymentMethod::Transfer);
        let live = subscription(world, &member).await.unwrap();
        assert_eq!(invoice.member_number, live.member_number);
        let row = invoices(world, &member).await.remove(0);
        assert_eq!((row.number, row.gross, row.level), (invoice.number, invoice.price.gross, LevelCode::Silver));
    }

    async fn issuing_twice_changes_nothing(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "ES").await;
        wait_and_work(world).await;
        let first = only_invoice(world, &member).await;
        execute(world, "UPDATE jobs SET done_at = NULL WHERE kind = 'issue_invoice'").await;
        assert_eq!(wait_and_work(world).await, 1);
        assert_eq!(only_invoice(world, &member).await, first);
        assert_eq!(world.count("SELECT value FROM counters WHERE name LIKE 'invoices/%'").await, 1);
    }

    async fn what_is_issued_never_changes(world: World) {
        let member = joined(world, "Estudio Uno S.L.", "ES").await;
        wait_and_work(world).await;
        let issued = only_invoice(world, &member).await;
        execute(world, "UPDATE accounts SET company = 'Otra S.L.', address = 'Calle Nueva'").await;
        execute(world, "UPDATE countries SET vat_basis_points = 9900").await;
        assert_eq!(only_invoice(world, &member).await, issued);
    }

    async fn anothers_invoice_answers_like_one_that_does_not_exist(world: World) {
        let owner = joined(world, "Estudio Uno S.L.", "ES").await;
        let other = joined(world, "Estudio Dos S.L.", "ES").await;
        wait_and_work(world).await;
        let foreign = invoices(world, &owner).await[0].id;
        let unknown = DocumentId::from_uuid(world.portal.ids.uuid());
        for id in [foreign, unknown] {
            assert!(is_not_found(show_invoice(&world.portal, &other, id).await));
        }
        assert!(invoices(world, &other).await.iter().all(|row| row.id != foreign));
    }
}
