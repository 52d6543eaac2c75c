//! The steps to an account, as an applicant and staff take them.

use std::sync::Arc;

use cps_backend::portal::{Portal, Settings};
use cps_backend::service::{
    Applications, Client, Member, SignedIn, apply, approve_application, find_session,
    list_applications, set_password, sign_in,
};
use cps_backend::store::models;
use cps_backend::store::old_accounts::{self, OldAccount, OldDetails};
use cps_domain::view::ApplicationRow;
use cps_domain::{ApplicationForm, OldAccountId, VatNumber};

use crate::staff::staff;
use crate::world::{World, address_of, browser, country};

/// A password that is long, and nobody's.
pub(crate) const PASSPHRASE: &str = "lantern velvet harbour tripod";

/// What a company in Spain types.
pub(crate) fn form(company: &str) -> ApplicationForm {
    ApplicationForm {
        company: company.to_owned(),
        vat_number: VatNumber::example(country("ES")).to_owned(),
        country: "ES".to_owned(),
        contact: "Compras".to_owned(),
        email: address_of(company).to_string(),
        language: "es".to_owned(),
        old_email: String::new(),
        terms: true,
        privacy: true,
    }
}

/// The same company, which had an account of the former programme with this address.
pub(crate) fn form_naming(company: &str, old_email: &str) -> ApplicationForm {
    ApplicationForm {
        old_email: old_email.to_owned(),
        ..form(company)
    }
}

/// Sends an application.
pub(crate) async fn send(world: &World, form: &ApplicationForm) {
    apply(&world.portal, form, &browser()).await.unwrap();
}

/// Another browser, at this address.
pub(crate) fn browser_at(address: &str) -> Client {
    Client {
        address: address.to_owned(),
        ..browser()
    }
}

/// The applications that wait, as staff see them.
pub(crate) async fn pending(world: &World) -> Vec<ApplicationRow> {
    list(world, Applications::Pending).await
}

/// The applications that were decided, as staff see them.
pub(crate) async fn decided(world: &World) -> Vec<ApplicationRow> {
    list(world, Applications::Decided).await
}

async fn list(world: &World, which: Applications) -> Vec<ApplicationRow> {
    let staff = staff(world).await;
    let page = list_applications(&world.portal, &staff, which, None);
    page.await.unwrap().rows
}

/// Staff approve the only application that waits.
pub(crate) async fn approve(world: &World, link_old_account: bool) {
    let [row] = pending(world).await.try_into().unwrap();
    let staff = staff(world).await;
    approve_application(&world.portal, &staff, row.id, link_old_account)
        .await
        .unwrap();
}

/// A company applies and staff approve: the token of the link that it is sent.
pub(crate) async fn approved(world: &World, company: &str) -> String {
    send(world, &form(company)).await;
    approve(world, false).await;
    world.newest_token(address_of(company).as_str()).await
}

/// A company sets its first password, [`PASSPHRASE`], by the newest link that it was sent, and signs in.
pub(crate) async fn settle_in(world: &World, company: &str) -> Member {
    let email = address_of(company);
    let token = world.newest_token(email.as_str()).await;
    set_password(&world.portal, Some(&token), PASSPHRASE)
        .await
        .unwrap();
    enter(world, email.as_str(), PASSPHRASE).await
}

/// Signs a member in.
pub(crate) async fn enter(world: &World, email: &str, password: &str) -> Member {
    let session = sign_in(&world.portal, email, password, &browser())
        .await
        .unwrap();
    let found = find_session(&world.portal, session.token.as_str()).await;
    match found.unwrap() {
        Some(SignedIn::Member(member, _)) => member,
        other => panic!("{other:?}"),
    }
}

/// An account of the former programme with two products.
pub(crate) async fn add_old_account(world: &World, email: &str) -> OldAccountId {
    let id = OldAccountId::from_uuid(world.portal.ids.uuid());
    let old = OldAccount {
        id,
        email: email.to_owned(),
        member_number: "OLD42".to_owned(),
        migrated_at: None,
    };
    world
        .write(async |connection| {
            old_accounts::insert(connection, &old).await?;
            for (name, serial_number) in [("EOS R5", "0230 5100"), ("EOS R7", "0230 2100")] {
                let model = models::find_by_name(connection, name).await?.unwrap();
                let details = OldDetails {
                    serial_number: Some(serial_number.to_owned()),
                    ..OldDetails::default()
                };
                let product = world.portal.ids.uuid();
                old_accounts::insert_product(connection, product, id, model.id, &details).await?;
            }
            Ok(())
        })
        .await;
    id
}

/// The same portal, whose operator has applications approved without staff.
pub(crate) fn automatic(world: &World) -> Portal {
    let settings = Settings {
        automatic_approval: true,
        ..(*world.portal.settings).clone()
    };
    Portal {
        settings: Arc::new(settings),
        ..world.portal.clone()
    }
}
