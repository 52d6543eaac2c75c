use crate::components::country_name;
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{CountryCode, Problem, VatNumber, format_number};

/// What `problem` means and what to do, in the member's language.
pub(crate) fn problem_text(locale: Locale, problem: &Problem) -> String {
    let text = match problem {
        Problem::Required => td_string!(locale, problems.required),
        Problem::Malformed => td_string!(locale, problems.malformed),
        Problem::VatNumberCheckDigits => td_string!(locale, problems.vat_number_check_digits),
        Problem::UnknownModel => td_string!(locale, problems.unknown_model),
        Problem::UnknownCountry => td_string!(locale, problems.unknown_country),
        Problem::InTheFuture => td_string!(locale, problems.in_the_future),
        Problem::SerialTaken => td_string!(locale, problems.serial_taken),
        Problem::SerialAlreadyYours => td_string!(locale, problems.serial_already_yours),
        Problem::WrongCredentials => td_string!(locale, problems.wrong_credentials),
        Problem::WrongPassword => td_string!(locale, problems.wrong_password),
        Problem::PasswordCommon => td_string!(locale, problems.password_common),
        Problem::PasswordOwnWords => td_string!(locale, problems.password_own_words),
        Problem::LinkUnusable => td_string!(locale, problems.link_unusable),
        Problem::PrivacyNotAccepted => td_string!(locale, problems.privacy_not_accepted),
        Problem::NotConfirmed => td_string!(locale, problems.not_confirmed),
        Problem::InvoicePending => td_string!(locale, problems.invoice_pending),
        Problem::MoneyOpen => td_string!(locale, problems.money_open),
        Problem::UnknownLevel => td_string!(locale, problems.unknown_level),
        Problem::TermsNotAccepted => td_string!(locale, problems.terms_not_accepted),
        Problem::PriceChanged => td_string!(locale, problems.price_changed),
        Problem::CheckoutStale => td_string!(locale, problems.checkout_stale),
        Problem::CardDeclined => td_string!(locale, problems.card_declined),
        Problem::AuthenticationFailed => td_string!(locale, problems.authentication_failed),
        Problem::PaymentCanceled => td_string!(locale, problems.payment_canceled),
        Problem::AlreadySubscribed => td_string!(locale, problems.already_subscribed),
        Problem::NoSubscription => td_string!(locale, problems.no_subscription),
        Problem::NothingToMigrate => td_string!(locale, problems.nothing_to_migrate),
        Problem::WithdrawalOver => td_string!(locale, problems.withdrawal_over),
        Problem::InvoiceOverdue => td_string!(locale, problems.invoice_overdue),
        Problem::AlreadyMigrated => td_string!(locale, problems.already_migrated),
        Problem::TooLong { max } => {
            return td_string!(locale, problems.too_long, max = max.to_string()).to_string();
        }
        Problem::TooShort { min } => {
            return td_string!(locale, problems.too_short, min = min.to_string()).to_string();
        }
        Problem::TooManyAttempts { minutes } => {
            let minutes = minutes.to_string();
            return td_string!(locale, problems.too_many_attempts, minutes = minutes).to_string();
        }
        Problem::VatNumberForm { country } => return vat_number_text(locale, *country),
        Problem::BeforeLaunch { year } => {
            return td_string!(locale, problems.before_launch, year = year.to_string()).to_string();
        }
        Problem::TooManyProducts { max } => {
            return td_string!(locale, problems.too_many_products, max = max.to_string())
                .to_string();
        }
        Problem::PointsMissing { points } => {
            let points = format_number(i64::from(points.0), language_of(locale));
            return td_string!(locale, problems.points_missing, points = points).to_string();
        }
    };
    text.to_string()
}

/// What a VAT number of this country looks like.
fn vat_number_text(locale: Locale, country: CountryCode) -> String {
    let (country, example) = (country_name(locale, country), VatNumber::example(country));
    td_string!(
        locale,
        problems.vat_number_form,
        country = country,
        example = example
    )
    .to_string()
}
