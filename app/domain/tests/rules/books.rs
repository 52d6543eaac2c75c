use cps_domain::{AccountId, Book, Currency, DocumentId, Entry, Money, Posting};
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample::euros;

fn account() -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(1))
}

fn invoice() -> DocumentId {
    DocumentId::from_uuid(Uuid::from_u128(2))
}

#[test]
fn an_invoice_is_owed_earned_and_taxed() {
    let postings = [
        Posting::receivable(account(), invoice(), euros(121_00)),
        Posting::of(Book::Revenue, euros(100_00)).credited(),
        Posting::of(Book::Vat, euros(21_00)).credited(),
    ];
    let entry = Entry::new(&postings).unwrap();
    assert_eq!(entry.postings(), postings);
    let taken_back = Entry::new(&postings.map(Posting::credited)).unwrap();
    let amounts: Vec<i64> = taken_back
        .postings()
        .iter()
        .map(|posting| posting.amount.amount)
        .collect();
    assert_eq!(amounts, [-121_00, 100_00, 21_00]);
}

#[test]
fn what_does_not_balance_is_no_entry() {
    let owed = Posting::receivable(account(), invoice(), euros(121_00));
    let earned = Posting::of(Book::Revenue, euros(100_00)).credited();
    assert_eq!(Entry::new(&[owed, earned]), None);
    assert_eq!(Entry::new(&[owed]), None);
    assert_eq!(Entry::new(&[]), None);
}

#[test]
fn each_currency_balances_by_itself() {
    let pounds = |amount| Posting::of(Book::Bank, Money::new(amount, Currency::Gbp));
    let euros = |amount| Posting::of(Book::Bank, euros(amount));
    assert_eq!(Entry::new(&[pounds(1), euros(-1)]), None);
    assert!(Entry::new(&[pounds(1), euros(-1), pounds(-1), euros(1)]).is_some());
}

#[test]
fn nothing_is_not_posted() {
    let bank = Posting::of(Book::Bank, euros(5));
    let balance = Posting::balance(account(), euros(5)).credited();
    let nothing = Posting::of(Book::Vat, euros(0));
    let entry = Entry::new(&[bank, nothing, balance]).unwrap();
    assert_eq!(entry.postings(), [bank, balance]);
    assert_eq!(Entry::new(&[nothing, nothing]), None);
}

#[test]
fn what_cannot_be_counted_is_no_entry() {
    let most = Posting::of(Book::Bank, euros(i64::MAX));
    assert_eq!(
        Entry::new(&[most, most, most.credited(), most.credited()]),
        None
    );
    assert_eq!(
        Posting::of(Book::Bank, euros(i64::MIN)).credited().amount,
        euros(i64::MAX)
    );
}

proptest! {
    #[test]
    fn what_is_moved_balances(amount in 1..i64::MAX) {
        let (from, to) = (Posting::of(Book::Bank, euros(amount)), Posting::balance(account(), euros(amount)));
        let entry = Entry::new(&[from, to.credited()]).unwrap();
        let sum: i64 = entry.postings().iter().map(|posting| posting.amount.amount).sum();
        prop_assert_eq!(sum, 0);
    }
}
