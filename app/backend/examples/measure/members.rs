//! Members to measure with.

use cps_backend::portal::Portal;
use cps_backend::service::{Member, SignedIn, find_session, register_product};
use cps_backend::store::accounts::{self, Account};
use cps_backend::store::sessions::{self, NewSessionRow};
use cps_backend::store::users::{self, User};
use cps_backend::store::{Connection, StoreError};
use cps_domain::{AccountId, EmailAddress, Language, Points, ProductForm, SessionId, UserId};
use sha2::{Digest as _, Sha256};

use crate::Problem;
use crate::portal::country;

/// How many are written in one transaction.
const BATCH: usize = 500;

/// A model that brings its owner to the first level.
const MODEL: &str = "EOS R1";

/// What is written for one member.
struct Newcomer {
    account: Account,
    user: User,
    token: String,
}

/// So many members of new accounts, signed in: by rows in the store, because a password takes its time on purpose.
pub(crate) async fn make(portal: &Portal, count: usize) -> Result<Vec<Member>, Problem> {
    let newcomers = (0..count)
        .map(|_| newcomer(portal))
        .collect::<Result<Vec<_>, _>>()?;
    let mut members = Vec::with_capacity(count);
    for batch in newcomers.chunks(BATCH) {
        portal
            .db
            .write(async |connection| write(portal, connection, batch).await)
            .await?;
        for newcomer in batch {
            members.push(signed_in(portal, &newcomer.token).await?);
        }
    }
    Ok(members)
}

/// The member whose session this token opens.
pub(crate) async fn signed_in(portal: &Portal, token: &str) -> Result<Member, Problem> {
    match find_session(portal, token).await? {
        Some(SignedIn::Member(member, _)) => Ok(member),
        _ => Err("the session is no member's".into()),
    }
}

/// Registers a complete product that brings its owner to the first level.
pub(crate) async fn register(portal: &Portal, member: &Member) -> Result<(), Problem> {
    let (_, random) = portal.ids.uuid().as_u64_pair();
    let form = ProductForm {
        model: MODEL.to_owned(),
        serial_number: format!("{random:016X}"),
        purchase_date: "2025-11-20".to_owned(),
        purchase_date_estimated: false,
        purchase_country: "ES".to_owned(),
        dealer: "Niobo Digital".to_owned(),
        dealer_estimated: false,
    };
    register_product(portal, member, &form).await?;
    Ok(())
}

fn newcomer(portal: &Portal) -> Result<Newcomer, Problem> {
    let number = portal.ids.uuid().simple().to_string();
    let email = EmailAddress::parse(&format!("{number}@test.cps.example"));
    let email = email.map_err(|_| "the address is none")?;
    let account = Account {
        id: AccountId::from_uuid(portal.ids.uuid()),
        company: format!("Bench {number}"),
        vat_number: "ES12345678".to_owned(),
        vat_number_valid: true,
        country: country("ES")?,
        language: Language::Spanish,
        contact: "Accounts".to_owned(),
        email: email.to_string(),
        address: "1 Aperture Yard\nTown".to_owned(),
        old_account_id: None,
        old_member_number: None,
        points: Points::default(),
        product_count: 0,
        incomplete_count: 0,
        invited_at: None,
        created_at: portal.clock.now(),
    };
    let user = User {
        id: UserId::from_uuid(portal.ids.uuid()),
        account_id: Some(account.id),
        email,
        password_hash: "nobody signs in with a password".to_owned(),
        language: account.language,
        created_at: account.created_at,
    };
    Ok(Newcomer {
        account,
        user,
        token: number,
    })
}

async fn write(
    portal: &Portal,
    connection: &mut Connection<'_>,
    newcomers: &[Newcomer],
) -> Result<(), StoreError> {
    let now = portal.clock.now();
    for newcomer in newcomers {
        accounts::insert(connection, &newcomer.account).await?;
        users::insert(connection, &newcomer.user).await?;
        let session = NewSessionRow {
            id: SessionId::from_uuid(portal.ids.uuid()),
            token_hash: &format!("{:x}", Sha256::digest(&newcomer.token)),
            user_id: newcomer.user.id,
            user_agent: "bench",
            expires_at: now.plus_seconds(portal.settings.session_absolute_seconds),
        };
        sessions::insert(connection, &session, now).await?;
    }
    Ok(())
}
