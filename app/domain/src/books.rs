//! The books: every movement of money is an entry whose postings add up to zero.

use crate::{AccountId, Currency, DocumentId, Money};

coded_enum! {
    /// One of the books. A positive amount debits it, a negative one credits it.
    Book by code {
        /// What members owe, by document; negative where a paid invoice was taken back and the member gets the money.
        Receivable = "receivable",
        /// What was earned, before VAT.
        Revenue = "revenue",
        /// What is owed to the tax office.
        Vat = "vat",
        /// What arrived at the bank and left it.
        Bank = "bank",
        /// What the card provider collected for us.
        Cards = "cards",
        /// What we owe members, by account.
        Balance = "balance",
        /// What arrived and belongs to nobody yet.
        Unallocated = "unallocated",
    }
}

coded_enum! {
    /// Why an entry was made. Together with its subject it is booked at most once.
    Booking by code {
        /// An invoice was issued; the subject is the invoice.
        InvoiceIssued = "invoice_issued",
        /// A credit note took back an invoice; the subject is the credit note.
        InvoiceCredited = "invoice_credited",
        /// A card was charged; the subject is the charge.
        CardCharged = "card_charged",
        /// A card got its money back; the subject is the refund.
        CardRefunded = "card_refunded",
        /// Money arrived at the bank; the subject is the bank's transaction.
        TransferReceived = "transfer_received",
        /// Staff found out whose money had arrived; the subject is the bank's transaction.
        TransferAssigned = "transfer_assigned",
        /// What we owed a member paid an invoice; the subject is the invoice.
        BalanceApplied = "balance_applied",
        /// What was paid for an invoice that was taken back is now owed to the member; the subject is the credit note.
        MovedToBalance = "moved_to_balance",
        /// What we owed a member was paid back; the subject is the payout.
        PaidBack = "paid_back",
    }
}

/// One line of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// In which book.
    pub book: Book,
    /// About which account, if it is about one.
    pub account_id: Option<AccountId>,
    /// About which document: always so in [`Book::Receivable`], and only there.
    pub document_id: Option<DocumentId>,
    /// How much: a debit if positive, a credit if negative.
    pub amount: Money,
}

impl Posting {
    /// On what an account owes for an invoice.
    #[must_use]
    pub const fn receivable(account_id: AccountId, document_id: DocumentId, amount: Money) -> Self {
        Self {
            book: Book::Receivable,
            account_id: Some(account_id),
            document_id: Some(document_id),
            amount,
        }
    }

    /// On what we owe an account.
    #[must_use]
    pub const fn balance(account_id: AccountId, amount: Money) -> Self {
        Self {
            book: Book::Balance,
            account_id: Some(account_id),
            document_id: None,
            amount,
        }
    }

    /// On a book that is not kept by account.
    #[must_use]
    pub const fn of(book: Book, amount: Money) -> Self {
        Self {
            book,
            account_id: None,
            document_id: None,
            amount,
        }
    }

    /// The same as a credit where it was a debit, and the other way round.
    #[must_use]
    pub fn credited(self) -> Self {
        Self {
            amount: self.amount.negated(),
            ..self
        }
    }
}

/// Postings that add up to zero in each currency; there is no other way to make one than to prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry(Vec<Posting>);

impl Entry {
    /// An entry of these postings, of which those over nothing are left out. `None` if nothing is left, if they do not add up to
    /// zero in each currency, or if their sum is too large to count.
    #[must_use]
    pub fn new(postings: &[Posting]) -> Option<Self> {
        let moved: Vec<Posting> = postings.iter().copied().filter(moves).collect();
        let balanced = Currency::ALL
            .iter()
            .all(|currency| sum(&moved, *currency) == Some(0));
        (balanced && !moved.is_empty()).then_some(Self(moved))
    }

    /// Its postings.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.0
    }
}

fn moves(posting: &Posting) -> bool {
    posting.amount.amount != 0
}

fn sum(postings: &[Posting], currency: Currency) -> Option<i64> {
    postings
        .iter()
        .filter(|posting| posting.amount.currency == currency)
        .try_fold(0_i64, |sum, posting| sum.checked_add(posting.amount.amount))
}
