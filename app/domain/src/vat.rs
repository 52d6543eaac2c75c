//! Value added tax: who owes it, and how much.

use serde::{Deserialize, Serialize};

use crate::{CountryCode, Money};

/// 100 % in basis points.
const WHOLE: i64 = 10_000;

/// A rate of VAT in basis points: 2100 is 21 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VatRate(u32);

impl VatRate {
    /// No VAT.
    pub const ZERO: Self = Self(0);

    /// The rate of so many hundredths of a per cent.
    #[must_use]
    pub const fn from_basis_points(basis_points: u32) -> Self {
        Self(basis_points)
    }

    /// Hundredths of a per cent.
    #[must_use]
    pub const fn basis_points(self) -> u32 {
        self.0
    }

    /// The tax on a net amount in minor units, rounded half up (half away from zero for a negative amount, so that a
    /// credit note gives back exactly what the invoice took). `None` if it is too large to count.
    fn on(self, net: i64) -> Option<i64> {
        // Split, so that nothing on the way is larger than the result and no wider integer is needed.
        let rate = i64::from(self.0);
        let rest = net % WHOLE * rate;
        let rounded = (rest + WHOLE / 2 * rest.signum()) / WHOLE;
        (net / WHOLE).checked_mul(rate)?.checked_add(rounded)
    }

    /// The tax within a gross amount that is not negative, rounded half up. `None` if it is too large to count.
    fn within(self, gross: i64) -> Option<i64> {
        let rate = i64::from(self.0);
        let with_tax = WHOLE + rate;
        // Split like `on`. Where the divisor is odd there is no half to round.
        let rest = (gross % with_tax).checked_mul(rate)?;
        let rounded = rest.checked_add(with_tax / 2)? / with_tax;
        (gross / with_tax).checked_mul(rate)?.checked_add(rounded)
    }
}

coded_enum! {
    /// How an invoice treats VAT (the product's rules, "Prices exclude VAT").
    VatTreatment by code {
        /// The issuer charges its own country's rate.
        Domestic = "domestic",
        /// The buyer, a business in another EU country, accounts for the tax itself.
        ReverseCharge = "reverse_charge",
        /// The buyer is outside the EU's VAT area: no tax is charged.
        OutsideScope = "outside_scope",
    }
}

/// What about a buyer decides its VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// Where the business is.
    pub country: CountryCode,
    /// Whether that country belongs to the EU's VAT area.
    pub eu_vat: bool,
    /// Whether its VAT number is known to be valid.
    pub vat_number_valid: bool,
}

/// How an issuer in this country invoices this buyer (Council Directive 2006/112/EC, articles 44 and 196).
#[must_use]
pub fn vat_treatment(issuer: CountryCode, buyer: &Buyer) -> VatTreatment {
    if buyer.country == issuer {
        VatTreatment::Domestic
    } else if !buyer.eu_vat {
        VatTreatment::OutsideScope
    } else if buyer.vat_number_valid {
        VatTreatment::ReverseCharge
    } else {
        VatTreatment::Domestic
    }
}

/// A net amount with its VAT spelled out; `net + vat = gross`, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Before VAT.
    pub net: Money,
    /// The rate charged: zero where the issuer charges none.
    pub rate: VatRate,
    /// The tax.
    pub vat: Money,
    /// What is to be paid.
    pub gross: Money,
    /// Why that rate.
    pub treatment: VatTreatment,
}

impl Price {
    /// The price at the issuer's rate, which only [`VatTreatment::Domestic`] charges. `None` if it is too large to count.
    #[must_use]
    pub fn new(net: Money, treatment: VatTreatment, rate: VatRate) -> Option<Self> {
        let rate = match treatment {
            VatTreatment::Domestic => rate,
            VatTreatment::ReverseCharge | VatTreatment::OutsideScope => VatRate::ZERO,
        };
        let vat = Money::new(rate.on(net.amount)?, net.currency);
        let gross = net.plus(vat)?;
        Some(Self {
            net,
            rate,
            vat,
            gross,
            treatment,
        })
    }
    /// The price whose gross amount, not negative, is given: what a part of an invoice's gross amount was before VAT. `None` if it
    /// is too large to count.
    #[must_use]
    pub fn from_gross(gross: Money, treatment: VatTreatment, rate: VatRate) -> Option<Self> {
        let rate = match treatment {
            VatTreatment::Domestic => rate,
            VatTreatment::ReverseCharge | VatTreatment::OutsideScope => VatRate::ZERO,
        };
        let vat = Money::new(rate.within(gross.amount)?, gross.currency);
        Some(Self {
            net: gross.minus(vat)?,
            rate,
            vat,
            gross,
            treatment,
        })
    }
}
