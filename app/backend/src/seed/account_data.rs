//! The seeded accounts as the data files tell them, ready to be written.

use cps_domain::{AccountId, EmailAddress, OldAccountId, ProductForm};

use super::SeedError;
use super::table::{Line, lines};
use crate::portal::Portal;
use crate::store::accounts::Account;
use crate::store::old_accounts::{OldAccount, OldDetails};

const ACCOUNTS: &str = include_str!("data/demo_accounts.csv");
const LOAD_ACCOUNT: &str = include_str!("data/load_account.csv");
const PRODUCTS: &str = include_str!("data/demo_products.csv");
const OLD_ACCOUNTS: &str = include_str!("data/demo_old_accounts.csv");
const OLD_PRODUCTS: &str = include_str!("data/demo_old_products.csv");

/// An old account, and its products by their models' names.
pub(super) type SeededOldAccount = (OldAccount, Vec<(String, OldDetails)>);

/// An account and all it holds.
pub(super) struct SeededAccount {
    pub(super) email: EmailAddress,
    pub(super) account: Account,
    pub(super) products: Vec<ProductForm>,
    pub(super) old: Option<SeededOldAccount>,
}

/// The demo accounts, with ids of their own.
pub(super) fn demo_accounts(portal: &Portal) -> Result<Vec<SeededAccount>, SeedError> {
    lines("demo_accounts.csv", ACCOUNTS)
        .map(|line| read_account(portal, line))
        .collect()
}

/// The old accounts that no demo account has, with ids of their own.
pub(super) fn unlinked_old_accounts(portal: &Portal) -> Vec<SeededOldAccount> {
    lines("demo_old_accounts.csv", OLD_ACCOUNTS)
        .filter_map(|line| read_old(portal, line))
        .collect()
}

/// The account for load tests.
pub(super) fn load_account(portal: &Portal) -> Result<SeededAccount, SeedError> {
    let file = "load_account.csv";
    let missing = SeedError::Data {
        file,
        line: 2,
        column: "email",
    };
    read_account(portal, lines(file, LOAD_ACCOUNT).next().ok_or(missing)?)
}

fn read_account(portal: &Portal, line: Line<'_>) -> Result<SeededAccount, SeedError> {
    let email: EmailAddress = line.read("email")?;
    let old = read_old(portal, line);
    let account = Account {
        id: AccountId::from_uuid(portal.ids.uuid()),
        company: line.text("company").to_owned(),
        vat_number: line.text("vat_number").to_owned(),
        vat_number_valid: line.yes("vat_number_valid")?,
        country: line.read("country")?,
        language: line.read("language")?,
        contact: line.text("contact").to_owned(),
        email: email.to_string(),
        address: line.text("address").replace('|', "\n"),
        old_account_id: old.as_ref().map(|(old, _)| old.id),
        old_member_number: None,
        points: cps_domain::Points::default(),
        product_count: 0,
        incomplete_count: 0,
        invited_at: None,
        created_at: portal.clock.now(),
    };
    let products = lines("demo_products.csv", PRODUCTS)
        .filter(|line| line.text("account") == email.as_str())
        .map(read_product)
        .collect::<Result<_, _>>()?;
    Ok(SeededAccount {
        email,
        account,
        products,
        old,
    })
}

fn read_product(line: Line<'_>) -> Result<ProductForm, SeedError> {
    Ok(ProductForm {
        model: line.text("model").to_owned(),
        serial_number: line.text("serial_number").to_owned(),
        purchase_date: line.text("purchase_date").to_owned(),
        purchase_date_estimated: line.yes("date_estimated")?,
        purchase_country: line.text("purchase_country").to_owned(),
        dealer: line.text("dealer").to_owned(),
        dealer_estimated: line.yes("dealer_estimated")?,
    })
}

/// The old account that the line names.
fn read_old(portal: &Portal, line: Line<'_>) -> Option<SeededOldAccount> {
    let email = Some(line.text("old_email")).filter(|email| !email.is_empty())?;
    let old = OldAccount {
        id: OldAccountId::from_uuid(portal.ids.uuid()),
        email: email.to_owned(),
        member_number: line.text("old_member_number").to_owned(),
        migrated_at: None,
    };
    let products = lines("demo_old_products.csv", OLD_PRODUCTS)
        .filter(|line| line.text("old_email") == email)
        .map(|line| (line.text("model").to_owned(), read_old_details(line)))
        .collect();
    Some((old, products))
}

fn read_old_details(line: Line<'_>) -> OldDetails {
    let detail = |column| Some(line.text(column).to_owned()).filter(|detail| !detail.is_empty());
    OldDetails {
        serial_number: detail("serial_number"),
        purchase_date: detail("purchase_date"),
        purchase_country: detail("purchase_country"),
        dealer: detail("dealer"),
    }
}
