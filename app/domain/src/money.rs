//! Money: whole minor units with a currency, never a fraction.

use serde::{Deserialize, Serialize};

coded_enum! {
    /// A currency in which fees are set (ISO 4217).
    Currency by code {
        /// Euro.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// Swiss franc.
        Chf = "CHF",
        /// Czech koruna.
        Czk = "CZK",
        /// Danish krone.
        Dkk = "DKK",
        /// Hungarian forint. Fees are whole forints, but ISO 4217 gives the forint two decimals like the others.
        Huf = "HUF",
        /// Norwegian krone.
        Nok = "NOK",
        /// Polish złoty.
        Pln = "PLN",
        /// Swedish krona.
        Sek = "SEK",
    }
}

impl Currency {
    /// How many decimals the major unit has: 100 minor units are one major unit.
    #[must_use]
    pub const fn minor_digits(self) -> u32 {
        2
    }
}

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units (cents, pence), negative for what is given back.
    pub amount: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// So many minor units: `Money::new(85_00, Currency::Gbp)` is £85.
    #[must_use]
    pub const fn new(amount: i64, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// The sum, or `None` if the currencies differ or the sum is too large to count.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.combined(other, i64::checked_add)
    }

    /// The difference, or `None` if the currencies differ or it is too large to count.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.combined(other, i64::checked_sub)
    }

    /// As much the other way.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self::new(self.amount.saturating_neg(), self.currency)
    }

    fn combined(self, other: Self, operation: fn(i64, i64) -> Option<i64>) -> Option<Self> {
        let same_currency = self.currency == other.currency;
        let amount = operation(self.amount, other.amount).filter(|_| same_currency)?;
        Some(Self::new(amount, self.currency))
    }
}
