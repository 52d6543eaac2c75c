//! Taking in the former programme's accounts and products, from the command line.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use cps_domain::{EmailAddress, OldAccountId};
use thiserror::Error;

use crate::portal::Portal;
use crate::store::audit::{Action, Entry};
use crate::store::models::Model;
use crate::store::old_accounts::{OldAccount, OldProduct};
use crate::store::{Connection, StoreError, audit, models, old_accounts};

mod reader;
mod wrong_line;

use reader::Line;
pub use wrong_line::{WrongLine, WrongLineReason};

/// How many accounts are written in one transaction: members change theirs in between.
const BATCH: usize = 200;

/// What taking in a file did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many accounts are new.
    pub accounts: u32,
    /// How many products are new.
    pub products: u32,
    /// How many lines told nothing new.
    pub unchanged: u32,
    /// The lines that were left out, in the order of the file.
    pub wrong: Vec<WrongLine>,
}

impl Imported {
    fn add(&mut self, other: Self) {
        self.accounts += other.accounts;
        self.products += other.products;
        self.unchanged += other.unchanged;
        self.wrong.extend(other.wrong);
    }

    fn leave_out(&mut self, line: u64, reason: WrongLineReason) {
        self.wrong.push(WrongLine { line, reason });
    }
}

/// Why a file could not be taken in as a whole.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file could not be read to its end.
    #[error("the file cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// The first line names no columns.
    #[error("the first line must name the columns, in UTF-8")]
    Header,
    /// The first line lacks this column.
    #[error("the first line names no column {0:?}")]
    MissingColumn(&'static str),
    /// The first line has this column more than once.
    #[error("the first line names the column {0:?} twice")]
    RepeatedColumn(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A line of an account, its model found.
struct FoundLine {
    number: u64,
    member_number: String,
    product: Option<OldProduct>,
}

/// Takes in the accounts and products of a CSV file (`docs/old-accounts.md`). A wrong line is left out and reported, and the
/// rest goes in. Only what is missing is added, so the same file again changes nothing.
///
/// # Errors
/// [`ImportError`]. When the store fails midway, each account is in with all its lines or with none; the same file again goes on.
pub async fn import_old_accounts(
    portal: &Portal,
    file: impl Read,
) -> Result<Imported, ImportError> {
    let (lines, wrong) = reader::read(file)?;
    let mut imported = Imported {
        wrong,
        ..Imported::default()
    };
    let accounts = by_account(portal, lines, &mut imported).await?;
    for batch in accounts.chunks(BATCH) {
        imported.add(write(portal, batch).await?);
    }
    imported.wrong.sort_by_key(|wrong| wrong.line);
    Ok(imported)
}

/// The lines of each account in the order of the file, without those whose model is unknown.
async fn by_account(
    portal: &Portal,
    lines: Vec<Line>,
    imported: &mut Imported,
) -> Result<Vec<(EmailAddress, Vec<FoundLine>)>, StoreError> {
    let models = find_models(portal, &lines).await?;
    let mut accounts: BTreeMap<EmailAddress, Vec<FoundLine>> = BTreeMap::new();
    for line in lines {
        let product = match line.product {
            None => None,
            Some((name, details)) => {
                let Some(model) = models.get(&name) else {
                    imported.leave_out(line.number, WrongLineReason::UnknownModel(name));
                    continue;
                };
                Some(OldProduct {
                    model_id: model.id,
                    launched: model.launched,
                    details,
                })
            }
        };
        accounts.entry(line.email).or_default().push(FoundLine {
            number: line.number,
            member_number: line.member_number,
            product,
        });
    }
    Ok(accounts.into_iter().collect())
}

/// The models that the lines name, by the names they give them.
async fn find_models(
    portal: &Portal,
    lines: &[Line],
) -> Result<BTreeMap<String, Model>, StoreError> {
    let names: BTreeSet<&String> = lines
        .iter()
        .filter_map(|line| line.product.as_ref().map(|(name, _)| name))
        .collect();
    portal
        .db
        .read(async |connection| {
            let mut found = BTreeMap::new();
            for name in names {
                if let Some(model) = models::find_by_name(connection, name).await? {
                    found.insert(name.clone(), model);
                }
            }
            Ok(found)
        })
        .await
}

async fn write(
    portal: &Portal,
    accounts: &[(EmailAddress, Vec<FoundLine>)],
) -> Result<Imported, StoreError> {
    portal
        .db
        .write(async |connection| {
            let mut imported = Imported::default();
            for (email, lines) in accounts {
                imported.add(write_account(portal, connection, email, lines).await?);
            }
            Ok(imported)
        })
        .await
}

async fn write_account(
    portal: &Portal,
    connection: &mut Connection<'_>,
    email: &EmailAddress,
    lines: &[FoundLine],
) -> Result<Imported, StoreError> {
    let mut imported = Imported::default();
    let Some(first) = lines.first() else {
        return Ok(imported);
    };
    let account = match old_accounts::find_by_email(connection, email.as_str()).await? {
        Some(account) => account,
        None => {
            imported.accounts += 1;
            insert(portal, connection, email, &first.member_number).await?
        }
    };
    let is_new = imported.accounts > 0;
    let mut held = old_accounts::products(connection, account.id).await?;
    for (place, line) in lines.iter().enumerate() {
        match judge(&account, &mut held, line) {
            Ok(Some(product)) => {
                let (id, model_id) = (portal.ids.uuid(), product.model_id);
                let details = &product.details;
                old_accounts::insert_product(connection, id, account.id, model_id, details).await?;
                imported.products += 1;
            }
            // The first line of a new account told of the account.
            Ok(None) if is_new && place == 0 => {}
            Ok(None) => imported.unchanged += 1,
            Err(reason) => imported.leave_out(line.number, reason),
        }
    }
    if imported.accounts + imported.products > 0 {
        record(portal, connection, account.id).await?;
    }
    Ok(imported)
}

async fn insert(
    portal: &Portal,
    connection: &mut Connection<'_>,
    email: &EmailAddress,
    member_number: &str,
) -> Result<OldAccount, StoreError> {
    let account = OldAccount {
        id: OldAccountId::from_uuid(portal.ids.uuid()),
        email: email.to_string(),
        member_number: member_number.to_owned(),
        migrated_at: None,
    };
    old_accounts::insert(connection, &account).await?;
    Ok(account)
}

/// The product that a line adds to its account, if any. Takes it from `held` if it is there: of twins in the file, as many must
/// be there.
fn judge<'l>(
    account: &OldAccount,
    held: &mut Vec<OldProduct>,
    line: &'l FoundLine,
) -> Result<Option<&'l OldProduct>, WrongLineReason> {
    if line.member_number != account.member_number {
        let number = account.member_number.clone();
        return Err(WrongLineReason::OtherMemberNumber(number));
    }
    let Some(product) = &line.product else {
        return Ok(None);
    };
    match held.iter().position(|old| old == product) {
        Some(place) => {
            held.remove(place);
            Ok(None)
        }
        None if account.migrated_at.is_some() => Err(WrongLineReason::Migrated),
        None => Ok(Some(product)),
    }
}

async fn record(
    portal: &Portal,
    connection: &mut Connection<'_>,
    id: OldAccountId,
) -> Result<(), StoreError> {
    let entry = Entry {
        id: portal.ids.uuid(),
        at: portal.clock.now(),
        account_id: None,
        user_id: None,
        action: Action::OldAccountImported,
        subject: id.to_string(),
    };
    audit::insert(connection, &entry).await
}
