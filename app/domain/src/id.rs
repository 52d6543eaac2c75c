//! Identities: UUIDs made by the program, each kind a type of its own, so that one is never taken for another.

use std::{fmt, str::FromStr};

use uuid::Uuid;

/// The length of the one form in which an id is written, `01890a5d-ac96-774b-bcce-b302099a8057`.
const HYPHENATED_LENGTH: usize = 36;

/// The text is not an id. An address with such a text is answered before any query is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidId;

impl fmt::Display for InvalidId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not an id")
    }
}

impl std::error::Error for InvalidId {}

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident,)+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a UUID (version 7, so that ids sort by age) as an id.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, formatter)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                parse(text).map(Self)
            }
        }

        travels_as_text!($name);
    )+};
}

ids! {
    /// A business account.
    AccountId,
    /// A person who signs in, a member's or staff.
    UserId,
    /// A model in the catalogue.
    ModelId,
    /// A registered product.
    ProductId,
    /// A file of products that a member loaded.
    ProductUploadId,
    /// Minted with the checkout form: the same key sent twice gives the first result again.
    CheckoutKey,
    /// A membership.
    SubscriptionId,
    /// An issued invoice or credit note.
    DocumentId,
    /// A period sold at a level.
    TermId,
    /// An attempt to charge a card.
    ChargeId,
    /// Money given back to a card.
    RefundId,
    /// A movement in the books.
    EntryId,
    /// Money that arrived at the bank.
    BankTransactionId,
    /// Money to pay back by transfer.
    PayoutId,
    /// A piece of later work.
    JobId,
    /// An account of the former programme.
    OldAccountId,
    /// A card's verification at the payment provider.
    VerificationId,
    /// A request for a business account.
    ApplicationId,
    /// A browser that is signed in.
    SessionId,
    /// A mail to somebody.
    MailId,
    /// A link that was, or will be, sent by mail.
    LinkId,
    /// A message to priority support.
    SupportRequestId,
}

fn parse(text: &str) -> Result<Uuid, InvalidId> {
    if text.len() != HYPHENATED_LENGTH {
        return Err(InvalidId);
    }
    Uuid::try_parse(text).map_err(|_| InvalidId)
}
