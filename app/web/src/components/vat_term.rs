use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{Price, VatTreatment, format_percent_basis_points};

/// "VAT 21%", or only "VAT" where none is charged.
pub(crate) fn vat_term(price: &Price, locale: Locale) -> String {
    match price.treatment {
        VatTreatment::Domestic => {
            let rate = format_percent_basis_points(price.rate.basis_points(), language_of(locale));
            td_string!(locale, invoices.vat_rate, rate = rate).to_string()
        }
        VatTreatment::ReverseCharge | VatTreatment::OutsideScope => {
            td_string!(locale, invoices.vat).to_string()
        }
    }
}
