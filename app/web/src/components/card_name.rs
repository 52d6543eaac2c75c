use cps_domain::CardOnFile;

/// "Visa ···· 4242".
pub(crate) fn card_name(card: &CardOnFile) -> String {
    format!("{} ···· {}", card.brand, card.last_four)
}
