use cps_backend::service::{
    Assignment, StatementImported, assign_payment, import_statement, list_payments,
    set_aside_payment,
};
use cps_domain::BankTransactionId;
use cps_domain::view::InvoiceStanding;

use super::{
    billed, books, import, page, queue, reference, statement, statement_in, thanked, waiting,
};
use crate::joining::journey::is_not_found;
use crate::staff::staff;
use crate::world::{address_of, both_engines};

both_engines! {
    /// First come, first served, with all that the bank said.
    async fn the_queue_says_what_the_bank_said(world: World) {
        let staff = staff(world).await;
        let file = "date;amount;text;payer\n2026-06-30;20,00;Hello  again;Foto & Fils S.A.\n2026-06-29;5;;\n";
        let imported = import_statement(&world.portal, Some(&staff), file.as_bytes()).await.unwrap();
        assert_eq!(imported, StatementImported { waiting: 2, ..StatementImported::default() });
        let [first, second] = queue(world).await.try_into().unwrap();
        assert_eq!((first.amount.amount, first.debtor.as_str(), first.remittance.as_str()), (20_00, "Foto & Fils S.A.", "Hello again"));
        assert_eq!((second.amount.amount, second.debtor.as_str(), second.remittance.as_str()), (5_00, "", ""));
        assert_eq!((first.booked_on.to_string(), second.booked_on.to_string()), ("2026-06-30".into(), "2026-06-29".into()));
        let by_staff = "SELECT COUNT(*) FROM audit WHERE action = 'transfer_received' AND user_id IS NOT NULL AND account_id IS NULL";
        assert_eq!(world.count(by_staff).await, 2);
    }

    /// Staff name the invoice by its number or its reference, however they type it; money is assigned once.
    async fn staff_assign_what_waits(world: World) {
        let staff = staff(world).await;
        let (member, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let gross = invoice.gross.amount;
        import(world, &statement(&[(gross + 3_00, "Membership")])).await;
        let id = waiting(world).await;
        for typed in ["", "2026", "2026-999999", "RF00 2026 0000 01", "<b>"] {
            let refused = assign_payment(&world.portal, &staff, id, typed).await.unwrap();
            assert_eq!(refused, Assignment::NoInvoice, "{typed:?}");
        }
        let typed = format!(" {} ", reference(&invoice).to_lowercase());
        let assigned = assign_payment(&world.portal, &staff, id, &typed).await.unwrap();
        assert_eq!(assigned, Assignment::Assigned);
        assert_eq!(page(world, &member, &invoice).await.standing, InvoiceStanding::Paid);
        assert_eq!(books(world).await, [gross + 3_00, 0, 3_00]);
        assert_eq!((thanked(world).await, queue(world).await), (1, vec![]));
        assert!(is_not_found(assign_payment(&world.portal, &staff, id, &invoice.number.to_string()).await));
        assert!(is_not_found(set_aside_payment(&world.portal, &staff, id).await));
        assert_eq!(books(world).await, [gross + 3_00, 0, 3_00]);
        // It stays known, and so the same statement changes nothing.
        let again = import(world, &statement(&[(gross + 3_00, "Membership")])).await;
        assert_eq!(again, StatementImported { unchanged: 1, ..StatementImported::default() });
        let recorded = "SELECT COUNT(*) FROM audit WHERE action = 'transfer_assigned' AND user_id IS NOT NULL AND account_id IS NOT NULL";
        assert_eq!(world.count(recorded).await, 1);
    }

    /// The member reads what came and what is still open.
    async fn the_member_is_told(world: World) {
        let staff = staff(world).await;
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        import(world, &statement(&[(40_00, "Membership")])).await;
        let id = waiting(world).await;
        assign_payment(&world.portal, &staff, id, &invoice.number.to_string()).await.unwrap();
        let mail = world.newest_mail(address_of("Estudio Uno S.L.").as_str()).await.unwrap();
        for text in [invoice.number.to_string(), "40".into(), "60".into()] {
            assert!(mail.letter.text.contains(&text), "{text}: {}", mail.letter.text);
        }
    }

    /// Pounds pay no invoice in euro.
    async fn money_in_another_currency_cannot_be_assigned(world: World) {
        let staff = staff(world).await;
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        import(world, &statement_in("GBP", &[(10_000, "Membership")])).await;
        let id = waiting(world).await;
        let refused = assign_payment(&world.portal, &staff, id, &invoice.number.to_string()).await.unwrap();
        assert_eq!((refused, waiting(world).await), (Assignment::OtherCurrency, id));
    }

    /// What is not for us leaves the queue, and stays in the books as nobody's.
    async fn staff_set_aside_what_is_not_for_us(world: World) {
        let staff = staff(world).await;
        import(world, &statement(&[(7_00, "Wrong account, sorry")])).await;
        let id = waiting(world).await;
        set_aside_payment(&world.portal, &staff, id).await.unwrap();
        assert_eq!((queue(world).await, books(world).await), (vec![], [7_00, 7_00, 0]));
        assert!(is_not_found(set_aside_payment(&world.portal, &staff, id).await));
        assert!(is_not_found(assign_payment(&world.portal, &staff, id, "2026-000001").await));
        let nobodys = BankTransactionId::from_uuid(world.portal.ids.uuid());
        assert!(is_not_found(set_aside_payment(&world.portal, &staff, nobodys).await));
        assert_eq!(world.count("SELECT COUNT(*) FROM audit WHERE action = 'transfer_set_aside'").await, 1);
    }

    /// The pages together hold each payment once.
    async fn pages_follow_each_other(world: World) {
        let staff = staff(world).await;
        let texts: Vec<String> = (0..53).map(|place| format!("Cash {place}")).collect();
        let lines: Vec<(i64, &str)> = texts.iter().map(|text| (1_00, text.as_str())).collect();
        import(world, &statement(&lines)).await;
        let first = list_payments(&world.portal, &staff, "").await.unwrap();
        let after = first.next_page.clone().unwrap();
        let second = list_payments(&world.portal, &staff, &after).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next_page), (50, 3, None));
        let all = first.rows.iter().chain(&second.rows);
        let found: Vec<&str> = all.map(|row| row.remittance.as_str()).collect();
        assert_eq!(found, texts);
    }
}
