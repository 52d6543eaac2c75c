use crate::components::{EstimateBox, SelectField, TextField, country_choices};
use crate::i18n::*;
use crate::refusal::Refusal;
use cps_domain::{CountryCode, Date, Dealer, Detail, Field, Problem, ProductDetails, SerialNumber};
use leptos::prelude::*;

/// Serial numbers are copied from nameplates in groups, so there is room for as many spaces.
const SERIAL_NUMBER_LENGTH: usize = 2 * SerialNumber::MAX as usize;

/// The fields of a product's four details: the same where it is registered and where it is
/// completed.
pub(crate) struct DetailFields {
    /// What stands in them at first.
    pub(crate) known: ProductDetails,
    /// The countries to choose from.
    pub(crate) countries: Vec<CountryCode>,
    /// The last day a purchase date can have.
    pub(crate) today: Date,
    /// Whether those that are missing say so.
    pub(crate) marked: bool,
    /// What was wrong when the form was last sent.
    pub(crate) refusal: Signal<Option<Refusal>>,
}

impl DetailFields {
    /// The fields of `details`; when and where it was bought stand side by side.
    pub(crate) fn show(&self, locale: Locale, details: &[Detail]) -> AnyView {
        let field = |detail: Detail| {
            details.contains(&detail).then(|| match detail {
                Detail::SerialNumber => self.serial_number(locale),
                Detail::PurchaseDate => self.purchase_date(locale),
                Detail::PurchaseCountry => self.purchase_country(locale),
                Detail::Dealer => self.dealer(locale),
            })
        };
        let purchase = match (field(Detail::PurchaseDate), field(Detail::PurchaseCountry)) {
            (Some(date), Some(country)) => {
                Some(view! { <div class="pair">{date} {country}</div> }.into_any())
            }
            (date, country) => date.or(country),
        };
        view! {
            {field(Detail::SerialNumber)}
            {purchase}
            {field(Detail::Dealer)}
        }
        .into_any()
    }

    fn serial_number(&self, locale: Locale) -> AnyView {
        let known = self.known.serial_number.as_ref();
        let refusal = self.refusal;
        view! {
            <TextField
                field=Field::SerialNumber
                label=td_string!(locale, products.column_serial)
                hint=td_string!(locale, products.form_serial_hint)
                value=known.map(SerialNumber::grouped).unwrap_or_default()
                autocomplete="off"
                max_length=SERIAL_NUMBER_LENGTH
                missing=self.marked && known.is_none()
                refusal
            >
                {move || is_taken(refusal).then(|| dispute(locale))}
            </TextField>
        }
        .into_any()
    }

    fn purchase_date(&self, locale: Locale) -> AnyView {
        let known = self.known.purchase_date;
        let (is_estimate, refusal) = (self.known.purchase_date_estimated, self.refusal);
        view! {
            <TextField
                field=Field::PurchaseDate
                label=td_string!(locale, products.form_purchase_date)
                hint=td_string!(locale, products.form_purchase_date_hint)
                kind="date"
                value=known.map(|date| date.to_string()).unwrap_or_default()
                latest=self.today.to_string()
                missing=self.marked && known.is_none()
                refusal
            >
                <EstimateBox name="purchase_date_estimated" checked=is_estimate refusal />
            </TextField>
        }
        .into_any()
    }

    fn purchase_country(&self, locale: Locale) -> AnyView {
        let chosen = self.known.purchase_country;
        view! {
            <SelectField
                field=Field::PurchaseCountry
                label=td_string!(locale, products.form_purchase_country)
                hint=td_string!(locale, products.form_purchase_country_hint)
                choices=country_choices(locale, self.countries.clone())
                chosen=chosen.map(|country| country.to_string()).unwrap_or_default()
                none=td_string!(locale, products.form_choose_country)
                missing=self.marked && chosen.is_none()
                refusal=self.refusal
            />
        }
        .into_any()
    }

    fn dealer(&self, locale: Locale) -> AnyView {
        let known = self.known.dealer.as_ref();
        let (is_estimate, refusal) = (self.known.dealer_estimated, self.refusal);
        view! {
            <TextField
                field=Field::Dealer
                label=td_string!(locale, products.column_dealer)
                hint=td_string!(locale, products.form_dealer_hint)
                value=known.map(Dealer::to_string).unwrap_or_default()
                max_length=Dealer::MAX as usize
                missing=self.marked && known.is_none()
                refusal
            >
                <EstimateBox name="dealer_estimated" checked=is_estimate refusal />
            </TextField>
        }
        .into_any()
    }
}

/// Whether somebody else holds the serial number.
fn is_taken(refusal: Signal<Option<Refusal>>) -> bool {
    refusal.with(|refusal| match refusal {
        Some(Refusal::Form(rejected)) => {
            rejected.problem(Field::SerialNumber) == Some(&Problem::SerialTaken)
        }
        _ => false,
    })
}

/// Priority support finds out whose it is.
fn dispute(locale: Locale) -> impl IntoView {
    view! {
        <p class="problem">
            <a href="/support?topic=serial_number">{td_string!(locale, products.form_serial_dispute)}</a>
        </p>
    }
}
