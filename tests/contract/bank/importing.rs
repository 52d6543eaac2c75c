use cps_backend::bank::{StatementError, WrongEntry};
use cps_backend::service::{
    ImportStatementError, StatementImported, close_account, import_statement,
};
use cps_domain::view::InvoiceStanding;

use super::{billed, books, import, page, queue, reference, statement, statement_in, thanked};
use crate::world::{PASSWORD, both_engines};

fn matched(matched: u32) -> StatementImported {
    StatementImported {
        matched,
        ..StatementImported::default()
    }
}

fn left_waiting(waiting: u32) -> StatementImported {
    StatementImported {
        waiting,
        ..StatementImported::default()
    }
}

both_engines! {
    /// The reference is enough, and the member is told.
    async fn a_transfer_that_quotes_the_reference_pays_its_invoice(world: World) {
        let (member, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let gross = invoice.gross.amount;
        assert_eq!(import(world, &statement(&[(gross, &reference(&invoice))])).await, matched(1));
        let page = page(world, &member, &invoice).await;
        assert_eq!((page.standing, page.open.amount, page.transfer), (InvoiceStanding::Paid, 0, None));
        assert_eq!(books(world).await, [gross, 0, 0]);
        assert_eq!((thanked(world).await, queue(world).await), (1, vec![]));
        let recorded = "SELECT COUNT(*) FROM audit WHERE action = 'transfer_received' AND account_id IS NOT NULL";
        assert_eq!(world.count(recorded).await, 1);
    }

    /// So is the number, as it is printed, but only with the amount: one wrong digit names somebody else's.
    async fn the_printed_number_needs_the_exact_amount(world: World) {
        let (member, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let (gross, number) = (invoice.gross.amount, format!("Factura {}.", invoice.number));
        assert_eq!(import(world, &statement(&[(gross - 1, &number)])).await, left_waiting(1));
        assert_eq!(page(world, &member, &invoice).await.open.amount, gross);
        assert_eq!(import(world, &statement(&[(gross, &number)])).await, matched(1));
        assert_eq!(page(world, &member, &invoice).await.standing, InvoiceStanding::Paid);
        assert_eq!(books(world).await, [gross + gross - 1, gross - 1, 0]);
    }

    /// Whatever is in a file goes in once; of what is alike, as much as one file has.
    async fn the_same_statement_again_changes_nothing(world: World) {
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let gross = invoice.gross.amount;
        let quoted = reference(&invoice);
        let lines = [(gross, quoted.as_str()), (5_00, "Cash"), (5_00, "Cash"), (-1_00, "Fee")];
        let expected = StatementImported { matched: 1, waiting: 2, skipped: 1, ..StatementImported::default() };
        assert_eq!(import(world, &statement(&lines)).await, expected);
        let after_first = books(world).await;
        for _ in 0..2 {
            let expected = StatementImported { unchanged: 3, skipped: 1, ..StatementImported::default() };
            assert_eq!(import(world, &statement(&lines)).await, expected);
        }
        assert_eq!(books(world).await, after_first);
        assert_eq!((thanked(world).await, queue(world).await.len()), (1, 2));
        let more = [lines.as_slice(), &[(5_00, "Cash")]].concat();
        let expected = StatementImported { waiting: 1, unchanged: 3, skipped: 1, ..StatementImported::default() };
        assert_eq!(import(world, &statement(&more)).await, expected);
    }

    /// Less than is open leaves the rest open; more becomes the member's balance.
    async fn what_is_too_little_stays_open_and_what_is_too_much_becomes_balance(world: World) {
        let (member, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let (gross, quoted) = (invoice.gross.amount, reference(&invoice));
        assert_eq!(import(world, &statement(&[(40_00, &quoted)])).await, matched(1));
        let partly = page(world, &member, &invoice).await;
        assert_eq!((partly.standing, partly.open.amount), (InvoiceStanding::Open, gross - 40_00));
        assert!(partly.transfer.is_some());
        assert_eq!(import(world, &statement(&[(gross, &quoted)])).await, matched(1));
        assert_eq!(page(world, &member, &invoice).await.open.amount, 0);
        assert_eq!(books(world).await, [gross + 40_00, 0, 40_00]);
        // What comes for an invoice that is paid is the member's too.
        assert_eq!(import(world, &statement(&[(1_00, &quoted)])).await, matched(1));
        assert_eq!(books(world).await, [gross + 41_00, 0, 41_00]);
        assert_eq!(thanked(world).await, 3);
    }

    /// Only people can tell what these pay. They are in the books nevertheless.
    async fn what_says_nothing_or_something_else_waits(world: World) {
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let (_, others) = billed(world, "Estudio Dos S.L.", "ES").await;
        let two_members = format!("{} {}", reference(&invoice), others.number);
        let unknown = reference(&invoice).replace("RF", "RG");
        let lines = [(10_000, ""), (10_000, two_members.as_str()), (10_000, unknown.as_str()), (10_000, "2025-000001")];
        assert_eq!(import(world, &statement(&lines)).await, left_waiting(4));
        let pounds = statement_in("GBP", &[(10_000, &reference(&invoice))]);
        assert_eq!(import(world, &pounds).await, left_waiting(1));
        assert_eq!(books(world).await, [50_000, 50_000, 0]);
        assert_eq!((thanked(world).await, queue(world).await.len()), (0, 5));
        let dollars = statement_in("USD", &[(10_000, &reference(&invoice))]);
        assert_eq!(import(world, &dollars).await, StatementImported { foreign: 1, ..StatementImported::default() });
        assert_eq!(queue(world).await.len(), 5);
    }

    /// A former member's money waits: there is nobody to have a balance.
    async fn money_for_a_closed_account_waits(world: World) {
        let (member, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let (gross, quoted) = (invoice.gross.amount, reference(&invoice));
        assert_eq!(import(world, &statement(&[(gross, &quoted)])).await, matched(1));
        close_account(&world.portal, &member, PASSWORD, true).await.unwrap();
        assert_eq!(import(world, &statement(&[(gross, &quoted), (gross, &quoted)])).await,
            StatementImported { waiting: 1, unchanged: 1, ..StatementImported::default() });
    }

    /// Payments that the bank put together name their invoices, and yet nobody can tell how much is whose.
    async fn a_bundle_waits(world: World) {
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let details = format!("<TxDtls><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>", reference(&invoice));
        let file = format!("<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy=\"EUR\">200</Amt>
            <CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-30</Dt></BookgDt>
            <NtryDtls>{details}{details}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>");
        assert_eq!(import(world, &file).await, left_waiting(1));
    }

    /// A file is read to its end first.
    async fn of_a_statement_with_a_wrong_line_nothing_goes_in(world: World) {
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let right = statement(&[(invoice.gross.amount, &reference(&invoice))]);
        let file = format!("{right}2026-06-31;1;EUR;Cash\n");
        match import_statement(&world.portal, None, file.as_bytes()).await {
            Err(ImportStatementError::Statement(error)) => {
                assert_eq!(error, StatementError::Line { line: 3, wrong: WrongEntry::Date });
                assert_eq!(error.to_string(), "line 3: the date cannot be read");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(books(world).await, [0, 0, 0]);
        assert_eq!(world.count("SELECT COUNT(*) FROM bank_transactions").await, 0);
    }

    /// Two who import the same statement at once import it once.
    async fn two_at_once_import_it_once(world: World) {
        let (_, invoice) = billed(world, "Estudio Uno S.L.", "ES").await;
        let mut lines = vec![(invoice.gross.amount, reference(&invoice))];
        lines.extend((0..60).map(|place| (1_00, format!("Cash {place}"))));
        let lines: Vec<(i64, &str)> = lines.iter().map(|(amount, text)| (*amount, text.as_str())).collect();
        let file = statement(&lines);
        let (one, other) = tokio::join!(import(world, &file), import(world, &file));
        assert_eq!(one.matched + other.matched, 1);
        assert_eq!(one.waiting + other.waiting, 60);
        assert_eq!(one.unchanged + other.unchanged, 61);
        assert_eq!(books(world).await, [invoice.gross.amount + 60_00, 60_00, 0]);
        assert_eq!(thanked(world).await, 1);
    }
}
