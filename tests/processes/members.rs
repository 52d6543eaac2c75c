//! Members to test with, made through the store and the services in the test's own process.

use cps_backend::payments::sandbox;
use cps_backend::portal::Portal;
use cps_backend::service::{
    Client, Member, PurchaseForm, SignedIn, check_out, find_session, finish_card_checkout,
    purchase, register_product, review_checkout, sign_in,
};
use cps_backend::store::StoreError;
use cps_backend::store::accounts::{self, Account};
use cps_backend::store::users::{self, User};
use cps_domain::view::CheckOutNext;
use cps_domain::{
    AccountId, CountryCode, EmailAddress, Language, LevelCode, PaymentMethod, Points, ProductForm,
    UserId,
};

/// The password of all of them.
pub(crate) const PASSWORD: &str = "camera-obscura-2026";

/// [`PASSWORD`] hashed with as little memory and as few passes as argon2 takes: a check reads them from the hash, and so is quick.
const QUICK_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$tgR7ntfTzziNyafpGLFix3mV3N7dPzbDBYLoYSbQDMg";

/// A member of a new British account without products, who signs in with this address and [`PASSWORD`].
pub(crate) async fn add(portal: &Portal, email: &str) -> Member {
    let country = CountryCode::parse("GB").unwrap();
    let account = Account {
        id: AccountId::from_uuid(portal.ids.uuid()),
        company: email.to_owned(),
        vat_number: "GB999999973".to_owned(),
        vat_number_valid: true,
        country,
        language: Language::English,
        contact: "Accounts".to_owned(),
        email: email.to_owned(),
        address: "1 Aperture Yard\nLondon E2 8AA".to_owned(),
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
        email: EmailAddress::parse(email).unwrap(),
        password_hash: QUICK_HASH.to_owned(),
        language: account.language,
        created_at: portal.clock.now(),
    };
    let added: Result<(), StoreError> = portal
        .db
        .write(async |connection| {
            accounts::insert(connection, &account).await?;
            users::insert(connection, &user).await
        })
        .await;
    added.unwrap();
    let client = Client {
        address: "192.0.2.7".to_owned(),
        user_agent: String::new(),
    };
    let session = sign_in(portal, email, PASSWORD, &client).await.unwrap();
    let who = find_session(portal, session.token.as_str()).await.unwrap();
    match who.unwrap() {
        SignedIn::Member(member, _) => member,
        SignedIn::Staff(..) => panic!("a member is not staff"),
    }
}

/// So many members with the points for Silver, with their addresses.
pub(crate) async fn add_silver(
    portal: &Portal,
    name: &str,
    number: usize,
) -> Vec<(String, Member)> {
    let mut added = Vec::new();
    for place in 0..number {
        let email = format!("{name}-{place}@test.cps.example");
        let member = add(portal, &email).await;
        let (_, random) = portal.ids.uuid().as_u64_pair();
        let form = ProductForm {
            model: "EOS R1".to_owned(),
            serial_number: format!("{random:016X}"),
            purchase_date: "2025-01-20".to_owned(),
            purchase_date_estimated: false,
            purchase_country: "GB".to_owned(),
            dealer: "Northern Lens Leeds".to_owned(),
            dealer_estimated: false,
        };
        register_product(portal, &member, &form).await.unwrap();
        added.push((email, member));
    }
    added
}

/// Has a member with the points for it join at Silver by card.
pub(crate) async fn join_by_card(portal: &Portal, member: &Member) {
    let page = review_checkout(portal, member, LevelCode::Silver, None, false).await;
    let page = page.unwrap();
    let form = PurchaseForm {
        key: page.key,
        level: page.level,
        renewal: page.renewal,
        purchase_order: String::new(),
        terms: true,
        price_minor: page.price.net.amount,
    };
    let key = purchase(portal, member, &form).await.unwrap();
    let next = check_out(portal, member, key, PaymentMethod::Card).await;
    let CheckOutNext::Visit(page) = next.unwrap() else {
        panic!("the card was not asked for");
    };
    let id = page
        .strip_prefix("/sandbox/cards/")
        .unwrap()
        .parse()
        .unwrap();
    sandbox::enter_card(portal, id, "4242 4242 4242 4242", "12/35", "123")
        .await
        .unwrap();
    let done = finish_card_checkout(portal, member, key).await;
    assert_eq!(done.unwrap(), CheckOutNext::Done);
}
