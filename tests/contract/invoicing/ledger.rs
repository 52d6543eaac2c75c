//! `cps ledger export`: hledger reads it, finds it balanced, and finds what the books hold.

use std::path::Path;
use std::process::{Command, Output};

use cps_backend::service::{export_ledger, withdraw_subscription};

use super::{joined, pay, receive, wait_and_work};
use crate::joining::journey::join_by_transfer;
use crate::world::{World, both_engines};

async fn journal(world: &World) -> String {
    let mut journal = Vec::new();
    export_ledger(&world.portal, &mut journal).await.unwrap();
    String::from_utf8(journal).unwrap()
}

/// Runs hledger on a journal.
fn hledger(journal: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("books.journal");
    std::fs::write(&file, journal).unwrap();
    run(&file, arguments)
}

fn run(file: &Path, arguments: &[&str]) -> Output {
    Command::new("hledger")
        .env("LANG", "C.UTF-8")
        .arg("--file")
        .arg(file)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| {
            panic!("hledger does not run ({error}): `cargo xtask setup` installs it")
        })
}

fn accepts(journal: &str) {
    for check in [&["check", "--strict"][..], &["check", "ordereddates"]] {
        let output = hledger(journal, check);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{check:?}: {complaint}\n{journal}");
    }
}

/// What hledger finds in an account and those below it.
fn holds(journal: &str, account: &str) -> String {
    let output = hledger(
        journal,
        &[
            "balance",
            "--depth",
            "1",
            "--no-total",
            "--format",
            "%(total)",
            account,
        ],
    );
    let text = String::from_utf8(output.stdout).unwrap().replace(',', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

both_engines! {
    async fn books_without_an_entry_are_a_journal(world: World) {
        accepts(&journal(world).await);
    }

    async fn hledger_finds_what_the_books_hold(world: World) {
        let paid = joined(world, "Studio Een B.V.", "NL").await;
        let abroad = joined(world, "Studio One Ltd", "GB").await;
        let undone = joined(world, "Studio Twee B.V.", "NL").await;
        wait_and_work(world).await;
        receive(world, &paid, 130_00).await;
        pay(world, &abroad).await;
        world.days_pass(2);
        withdraw_subscription(&world.portal, &undone, true).await.unwrap();
        world.run("UPDATE subscriptions SET ended_at = 1, ended_because = 'term_over' WHERE ended_at IS NULL").await;
        join_by_transfer(world, &paid).await;
        wait_and_work(world).await;

        let journal = journal(world).await;
        accepts(&journal);
        assert_eq!(holds(&journal, "assets:bank"), "130.00 EUR 85.00 GBP");
        assert_eq!(holds(&journal, "assets:receivable"), "112.00 EUR");
        assert_eq!(holds(&journal, "revenues:fees"), "-200.00 EUR -85.00 GBP");
        assert_eq!(holds(&journal, "liabilities:vat"), "-42.00 EUR");
        assert_eq!(holds(&journal, "liabilities:members"), "");
        assert!(journal.contains("2026-06-01 (2026-000001) Invoice issued  ; booking:invoice_issued, subject:"), "{journal}");
        assert!(journal.contains("(R2026-000001) Credit note issued"), "{journal}");
        assert!(journal.contains("    assets:receivable:CPS0000001  "), "{journal}");
    }

    /// The check above can fail.
    async fn a_wrong_amount_is_found(world: World) {
        joined(world, "Studio Een B.V.", "NL").await;
        wait_and_work(world).await;
        let wrong = journal(world).await.replacen("121.00 EUR", "121.01 EUR", 1);
        let output = hledger(&wrong, &["check"]);
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains("balance"));
    }

    /// More entries than are read at once, each of them once.
    async fn long_books_are_written_to_their_end(world: World) {
        let member = joined(world, "Studio Een B.V.", "NL").await;
        wait_and_work(world).await;
        for _ in 0..1_100 {
            receive(world, &member, 1).await;
        }
        let journal = journal(world).await;
        assert_eq!(journal.matches("booking:").count(), 1_101);
        accepts(&journal);
        assert_eq!(holds(&journal, "assets:bank"), "11.00 EUR");
    }
}
