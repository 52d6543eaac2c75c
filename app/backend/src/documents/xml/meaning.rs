//! What a document means in the norm's terms, whatever the syntax.

use cps_domain::view::Party;
use cps_domain::{
    BankAccount, CountryCode, CreditorReference, Currency, Date, PaymentMethod, Price,
    VatTreatment, format_date, format_decimal,
};

use super::super::words::words;
use crate::store::documents::Document;

/// The norm itself, with nothing added (BT-24).
pub(super) const NORM: &str = "urn:cen.eu:en16931:2017";

/// "One" (UN/ECE Recommendation 20): a term is sold by the piece.
pub(super) const PIECE: &str = "C62";

/// How VAT is treated (BG-23, BG-30).
pub(super) struct Tax {
    /// Its category (UNTDID 5305).
    pub(super) category: &'static str,
    /// Its rate in per cent; what is not subject to VAT has none (BR-O-05).
    pub(super) percent: Option<String>,
    /// Why none is charged: code and words.
    pub(super) exemption: Option<(&'static str, &'static str)>,
    /// Whether the parties are named by their VAT numbers. Where nothing is subject to VAT they must not be (BR-O-02), and their numbers
    /// stand as those of registered companies instead.
    pub(super) names_vat_numbers: bool,
}

/// The VAT of a document.
pub(super) fn tax(document: &Document) -> Tax {
    let Price {
        treatment, rate, ..
    } = document.price;
    let basis_points = rate.basis_points();
    let percent = format!("{}.{:02}", basis_points / 100, basis_points % 100);
    let (category, code) = match treatment {
        VatTreatment::Domestic if basis_points == 0 => ("Z", None),
        VatTreatment::Domestic => ("S", None),
        VatTreatment::ReverseCharge => ("AE", Some("VATEX-EU-AE")),
        VatTreatment::OutsideScope => ("O", Some("VATEX-EU-O")),
    };
    let subject = treatment != VatTreatment::OutsideScope;
    Tax {
        category,
        percent: subject.then_some(percent),
        exemption: code.zip(words(document.language).exemption(treatment)),
        names_vat_numbers: subject,
    }
}

/// When what is sold begins (BT-72).
pub(super) fn delivered_on(document: &Document) -> Date {
    let starts = document.lines.iter().map(|line| line.starts_on);
    starts.min().unwrap_or(document.issued_on)
}

/// By which means an invoice is paid (BG-16).
pub(super) struct Means<'a> {
    /// Its code (UNTDID 4461).
    pub(super) code: &'static str,
    /// Into which account a transfer goes.
    pub(super) account: Option<&'a BankAccount>,
}

/// How an invoice is paid. Money that goes back needs no instruction to the buyer, nor does a transfer whose account is told
/// otherwise.
pub(super) fn means(document: &Document) -> Option<Means<'_>> {
    if document.corrects.is_some() {
        return None;
    }
    match document.method {
        PaymentMethod::Card => Some(Means {
            code: "48",
            account: None,
        }),
        PaymentMethod::Transfer => document.bank.as_ref().map(|account| Means {
            // A SEPA transfer, or another one.
            code: if document.price.gross.currency == Currency::Eur {
                "58"
            } else {
                "30"
            },
            account: Some(account),
        }),
    }
}

/// What the payment quotes (BT-83).
pub(super) fn reference(document: &Document) -> Option<String> {
    let quotes = document.corrects.is_none() && document.method == PaymentMethod::Transfer;
    quotes.then(|| CreditorReference::of(document.number).to_string())
}

/// How and by when it is paid, in words (BT-20).
pub(super) fn terms(document: &Document) -> String {
    let words = words(document.language);
    let date = format_date(document.due_on, document.language);
    let amount = format!(
        "{} {}",
        format_decimal(&document.price.gross),
        document.price.gross.currency
    );
    let number = document.corrected_number.map(|number| number.to_string());
    let sentence = match (&number, document.method) {
        (Some(_), _) => words.settled(document.reason),
        (None, PaymentMethod::Card) => words.card,
        (None, PaymentMethod::Transfer) => words.transfer_elsewhere,
    };
    sentence
        .replace("{number}", &number.unwrap_or_default())
        .replace("{date}", &date)
        .replace("{amount}", &amount)
        .replace(
            "{reference}",
            &CreditorReference::of(document.number).grouped(),
        )
}

/// What is to be said besides (BT-22): why an invoice is taken back.
pub(super) fn note(document: &Document) -> Option<&'static str> {
    let reason = document.reason?;
    Some(words(document.language).reason(reason))
}

/// Where a party is (BT-40, BT-55). Documents of the first weeks don't say, but a VAT number begins with its country: Greece's and
/// Northern Ireland's by letters of their own.
pub(super) fn country(party: &Party) -> Option<CountryCode> {
    let of_number = || match party.vat_number.get(..2)? {
        "EL" => CountryCode::parse("GR").ok(),
        "XI" => CountryCode::parse("GB").ok(),
        letters => CountryCode::parse(letters).ok(),
    };
    party.country.or_else(of_number)
}

/// An address in the three lines that the norm has (BT-35, BT-36, BT-162): which of a member's lines is the town is not known.
pub(super) fn address(party: &Party) -> Vec<String> {
    let mut lines = party.address.iter().filter(|line| !line.trim().is_empty());
    let mut address: Vec<String> = lines.by_ref().take(2).cloned().collect();
    let rest: Vec<&str> = lines.map(String::as_str).collect();
    if !rest.is_empty() {
        address.push(rest.join(", "));
    }
    address
}
