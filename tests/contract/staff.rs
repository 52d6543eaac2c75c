//! Staff.

use cps_backend::service::{
    ServiceError, SignedIn, Staff, StaffAdded, add_staff, find_session, list_accounts, sign_in,
};
use cps_backend::store::accounts;
use cps_domain::view::Role;
use cps_domain::{Field, FieldProblem, Points, Problem};

use crate::world::{PASSWORD, World, address_of, both_engines, browser};

both_engines! {
    /// Who is added can sign in, as staff; added again they have a new password and old sessions are over.
    async fn staff_sign_in_with_their_latest_password(world: World) {
        let (portal, email) = (&world.portal, "desk@test.cps.example");
        assert_eq!(add_staff(portal, email, "one").await.unwrap(), StaffAdded::Added);
        let session = sign_in(portal, email, "one", &browser()).await.unwrap();
        assert_eq!(session.viewer.role, Role::Staff);
        let token = session.token.as_str();
        let found = find_session(portal, token).await.unwrap();
        assert!(matches!(found, Some(SignedIn::Staff(..))));

        assert_eq!(add_staff(portal, email, "two").await.unwrap(), StaffAdded::PasswordChanged);
        assert_eq!(find_session(portal, token).await.unwrap(), None);
        assert!(matches!(sign_in(portal, email, "one", &browser()).await, Err(ServiceError::Rejected(_))));
        sign_in(portal, email, "two", &browser()).await.unwrap();
    }

    /// A member stays a member.
    async fn a_members_address_is_left_alone(world: World) {
        let member = world.member("Member Ltd", "GB").await;
        let email = address_of("Member Ltd");
        let added = add_staff(&world.portal, email.as_str(), "new").await.unwrap();
        assert_eq!(added, StaffAdded::AddressOfMember);
        assert_eq!(world.signed_in("Member Ltd").await.user_id(), member.user_id());
    }

    /// Accounts are found by a part of their company, address or VAT number, whatever the case, and `%` means itself.
    async fn accounts_are_found_by_a_part_of_their_name(world: World) {
        for company in ["beta 100% Ltd", "Alpha Ltd", "Gamma Ltd"] {
            let member = world.member(company, "GB").await;
            world.complete_product(&member, "EOS R5").await;
        }
        let staff = staff(world).await;
        for (search, found) in [
            ("", vec!["Alpha Ltd", "beta 100% Ltd", "Gamma Ltd"]),
            (" LTD ", vec!["Alpha Ltd", "beta 100% Ltd", "Gamma Ltd"]),
            ("alpha-ltd@", vec!["Alpha Ltd"]),
            ("gb1234", vec!["Alpha Ltd", "beta 100% Ltd", "Gamma Ltd"]),
            ("0%", vec!["beta 100% Ltd"]),
            ("a%a", vec![]),
            ("_", vec![]),
        ] {
            let page = list_accounts(&world.portal, &staff, search, None).await.unwrap();
            let companies: Vec<&str> = page.rows.iter().map(|row| row.company.as_str()).collect();
            assert_eq!((companies, page.next_page), (found, None), "{search}");
        }
        let page = list_accounts(&world.portal, &staff, "alpha", None).await.unwrap();
        assert_eq!((page.rows[0].points, page.rows[0].product_count), (Points(350), 1));
        assert_eq!((page.rows[0].level, page.rows[0].member_number), (None, None));
    }

    /// The pages together hold each account once.
    async fn pages_of_accounts_follow_each_other(world: World) {
        let accounts: Vec<_> = (0..70).map(|number| world.account(&format!("Ñu {}", number % 9), "ES")).collect();
        world.write(async |connection| {
            for account in &accounts {
                accounts::insert(connection, account).await?;
            }
            Ok(())
        }).await;
        let staff = staff(world).await;
        let first = list_accounts(&world.portal, &staff, "", None).await.unwrap();
        let second = list_accounts(&world.portal, &staff, "", first.next_page.as_deref()).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next_page), (50, 20, None));
        let mut ids: Vec<_> = first.rows.iter().chain(&second.rows).map(|row| row.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 70);
    }

    /// An empty password or no address is refused.
    async fn staff_need_an_address_and_a_password(world: World) {
        for (email, password, expected) in [
            ("desk", "secret", FieldProblem::new(Field::Email, Problem::Malformed)),
            ("desk@test.cps.example", "", FieldProblem::new(Field::Password, Problem::Required)),
        ] {
            match add_staff(&world.portal, email, password).await {
                Err(ServiceError::Rejected(problems)) => assert_eq!(problems, [expected]),
                other => panic!("{other:?}"),
            }
        }
    }
}

/// A member of staff, signed in.
pub(crate) async fn staff(world: &World) -> Staff {
    let email = "desk@test.cps.example";
    add_staff(&world.portal, email, PASSWORD).await.unwrap();
    let session = sign_in(&world.portal, email, PASSWORD, &browser())
        .await
        .unwrap();
    match find_session(&world.portal, session.token.as_str())
        .await
        .unwrap()
    {
        Some(SignedIn::Staff(staff, _)) => staff,
        other => panic!("{other:?}"),
    }
}
