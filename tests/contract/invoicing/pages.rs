//! A list of invoices that is longer than a page.

use cps_backend::service::{export_account, list_invoices};
use cps_domain::DocumentId;

use crate::joining::journey::{join_by_transfer, silver_member};
use crate::world::both_engines;

/// So many credit notes as no account will ever have.
const COPIES: &str = "
    INSERT INTO documents (id, kind, account_id, subscription_id, term_id, corrects, reason, series, number, issued_on, due_on,
        currency, net, vat_basis_points, vat, gross, treatment, method, member_number, issuer, buyer, language, created_at)
    WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < 120)
    SELECT substr(id, 1, 24) || substr(CAST(1000000000000 + n AS TEXT), 2), 'credit_note', account_id, subscription_id, term_id,
        id, 'withdrawal', 'R2026', n, issued_on, due_on, currency, net, vat_basis_points, vat, gross, treatment, method,
        member_number, issuer, buyer, language, created_at
    FROM documents, copies";

both_engines! {
    /// The pages together hold each document once, the latest first, and nobody else's; the download holds them all.
    async fn pages_follow_each_other(world: World) {
        let member = silver_member(world, "Estudio Uno S.L.", "ES").await;
        let other = silver_member(world, "Estudio Dos S.L.", "ES").await;
        join_by_transfer(world, &member).await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        cps_backend::jobs::run_due(&world.portal).await.unwrap();
        world.run(COPIES).await;

        let (mut after, mut sizes, mut ids) = (String::new(), Vec::new(), Vec::<DocumentId>::new());
        loop {
            let page = list_invoices(&world.portal, &member, &after).await.unwrap();
            sizes.push(page.rows.len());
            ids.extend(page.rows.iter().map(|row| row.id));
            match page.next_page {
                Some(next) => after = next,
                None => break,
            }
        }
        assert_eq!(sizes, [50, 50, 21]);
        assert!(ids.is_sorted_by(|one, next| one > next));
        assert!(list_invoices(&world.portal, &other, "").await.unwrap().rows.is_empty());
        let data = export_account(&world.portal, &member).await.unwrap();
        assert_eq!(data["invoices"].as_array().unwrap().len(), 121);
    }
}
