//! Names that the locale files know by a code.

use crate::i18n::*;
use cps_domain::{CountryCode, ModelKind, SupportTopic};

/// The kind of a model, in one word.
pub(crate) fn kind_name(locale: Locale, kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Camera => td_string!(locale, products.kind_camera),
        ModelKind::Cinema => td_string!(locale, products.kind_cinema),
        ModelKind::Lens => td_string!(locale, products.kind_lens),
        ModelKind::Accessory => td_string!(locale, products.kind_accessory),
        ModelKind::Flash => td_string!(locale, products.kind_flash),
        ModelKind::Printer => td_string!(locale, products.kind_printer),
        ModelKind::Video => td_string!(locale, products.kind_video),
        ModelKind::Binoculars => td_string!(locale, products.kind_binoculars),
    }
}

/// What a message to support is about, in a few words.
pub(crate) fn topic_name(locale: Locale, topic: SupportTopic) -> &'static str {
    match topic {
        SupportTopic::Account => td_string!(locale, support.topic_account),
        SupportTopic::Products => td_string!(locale, support.topic_products),
        SupportTopic::SerialNumber => td_string!(locale, support.topic_serial_number),
        SupportTopic::Membership => td_string!(locale, support.topic_membership),
        SupportTopic::Payment => td_string!(locale, support.topic_payment),
        SupportTopic::Other => td_string!(locale, support.topic_other),
    }
}

/// The name of a participating country; of any other, its code.
pub(crate) fn country_name(locale: Locale, country: CountryCode) -> String {
    macro_rules! names {
        ($($code:literal => $key:ident),*) => {
            match country.to_string().as_str() {
                $($code => td_string!(locale, countries.$key).to_string(),)*
                other => other.to_string(),
            }
        };
    }
    names!(
        "AT" => at, "BE" => be, "CH" => ch, "CZ" => cz, "DE" => de, "DK" => dk, "ES" => es,
        "FI" => fi, "FR" => fr, "GB" => gb, "HU" => hu, "IE" => ie, "IT" => it, "LU" => lu,
        "NL" => nl, "NO" => no, "PL" => pl, "PT" => pt, "SE" => se, "SK" => sk
    )
}

/// "Silver", "Silver or Gold", "Silver, Gold or Platinum".
pub(crate) fn list_with_or(locale: Locale, names: &[&str]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.to_string(),
        Some((last, first)) => {
            format!(
                "{} {} {last}",
                first.join(", "),
                td_string!(locale, portal.or)
            )
        }
    }
}
