//! Signing in and out, and how long that lasts.

use cps_backend::portal::Settings;
use cps_backend::service::{
    ServiceError, SignedIn, change_language, find_session, sign_in, sign_out,
};
use cps_domain::view::Role;
use cps_domain::{Field, FieldProblem, Language, Problem};

use crate::world::{PASSWORD, World, address_of, both_engines, browser};

both_engines! {
    /// The right password opens a session, whatever the case of the address.
    async fn the_right_password_signs_in(world: World) {
        let member = world.member("Studio Ltd", "GB").await;
        let email = address_of("Studio Ltd").to_string();
        let session = sign_in(&world.portal, &format!(" {} ", email.to_uppercase()), PASSWORD, &browser()).await.unwrap();
        assert_eq!((session.viewer.company.as_str(), session.viewer.email.as_str()), ("Studio Ltd", email.as_str()));
        assert_eq!((session.viewer.role, session.viewer.language), (Role::Member, Language::English));
        match find_session(&world.portal, session.token.as_str()).await.unwrap() {
            Some(SignedIn::Member(found, viewer)) => assert_eq!((found, viewer), (member, session.viewer)),
            other => panic!("{other:?}"),
        }
    }

    /// A wrong password and an unknown address get one and the same answer.
    async fn wrong_credentials_do_not_say_which(world: World) {
        world.member("Studio Ltd", "GB").await;
        let email = address_of("Studio Ltd").to_string();
        let wrong = FieldProblem::new(Field::Form, Problem::WrongCredentials);
        assert_eq!(refused(world, &email, "wrong horse").await, [wrong]);
        assert_eq!(refused(world, "nobody@test.cps.example", PASSWORD).await, [wrong]);
        assert_eq!(refused(world, "", "").await, [
            FieldProblem::new(Field::Email, Problem::Required),
            FieldProblem::new(Field::Password, Problem::Required),
        ]);
        let long = "x".repeat(1000);
        let too_long = FieldProblem::new(Field::Password, Problem::TooLong { max: 256 });
        assert_eq!(refused(world, &email, &long).await, [too_long]);
    }

    /// Whoever reads the table cannot sign in with what stands there.
    async fn only_a_hash_of_the_token_is_stored(world: World) {
        let token = token(world).await;
        assert_eq!(token.len(), 64);
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 2);
        assert!(is_open(world, &token).await);
        assert!(!is_open(world, &stored_hash(world).await).await);
        assert_ne!(stored_hash(world).await, token);
        for nonsense in ["", "x", &token[1..]] {
            assert!(!is_open(world, nonsense).await);
        }
    }

    /// A session that is not used ends; each use starts its time again.
    async fn an_idle_session_ends(world: World) {
        let token = token(world).await;
        let idle = Settings::SESSION_IDLE_SECONDS;
        for _ in 0..3 {
            world.clock.advance_seconds(idle - 1);
            assert!(is_open(world, &token).await);
        }
        world.clock.advance_seconds(idle);
        assert!(!is_open(world, &token).await);
    }

    /// A session ends after its time, however much it is used.
    async fn no_session_lasts_for_ever(world: World) {
        let token = token(world).await;
        let step = Settings::SESSION_IDLE_SECONDS / 2;
        for _ in 0..Settings::SESSION_ABSOLUTE_SECONDS / step - 1 {
            world.clock.advance_seconds(step);
            assert!(is_open(world, &token).await);
        }
        world.clock.advance_seconds(step);
        assert!(!is_open(world, &token).await);
        // The next sign-in clears it away.
        self::token(world).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 1);
    }

    /// Signing out ends this session and no other, and doing so twice is no error.
    async fn signing_out_ends_the_session(world: World) {
        let token = token(world).await;
        let elsewhere = sign_in(&world.portal, address_of("Studio Ltd").as_str(), PASSWORD, &browser()).await.unwrap();
        sign_out(&world.portal, &token).await.unwrap();
        sign_out(&world.portal, &token).await.unwrap();
        assert!(!is_open(world, &token).await);
        assert!(is_open(world, elsewhere.token.as_str()).await);
    }

    /// The chosen language holds in every session of the user.
    async fn the_language_is_the_users(world: World) {
        let token = token(world).await;
        let signed_in = find_session(&world.portal, &token).await.unwrap().unwrap();
        change_language(&world.portal, &signed_in, Language::Spanish).await.unwrap();
        let signed_in = world.signed_in("Studio Ltd").await;
        assert_eq!(signed_in.viewer().language, Language::Spanish);
    }
}

/// Signs the member of a new account in.
async fn token(world: &World) -> String {
    let email = address_of("Studio Ltd");
    if world.count("SELECT COUNT(*) FROM accounts").await == 0 {
        world.member("Studio Ltd", "GB").await;
    }
    let session = sign_in(&world.portal, email.as_str(), PASSWORD, &browser())
        .await
        .unwrap();
    assert!(
        !format!("{session:?}").contains(session.token.as_str()),
        "a log must not hold it"
    );
    session.token.as_str().to_owned()
}

async fn is_open(world: &World, token: &str) -> bool {
    find_session(&world.portal, token).await.unwrap().is_some()
}

async fn stored_hash(world: &World) -> String {
    world.text("SELECT MAX(token_hash) FROM sessions").await
}

async fn refused(world: &World, email: &str, password: &str) -> Vec<FieldProblem> {
    match sign_in(&world.portal, email, password, &browser()).await {
        Err(ServiceError::Rejected(problems)) => problems,
        other => panic!("{other:?}"),
    }
}
