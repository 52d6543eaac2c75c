use super::*;
use crate::clock::Clock;

fn passwords() -> Passwords {
    Passwords::new(Ids::new(Clock::system()))
}

#[tokio::test]
async fn only_the_password_itself_matches() {
    let passwords = passwords();
    let hash = passwords.hash("correct horse").await.unwrap();
    assert!(
        passwords
            .matches("correct horse", Some(hash.clone()))
            .await
            .unwrap()
    );
    assert!(
        !passwords
            .matches("wrong horse", Some(hash.clone()))
            .await
            .unwrap()
    );
    assert_ne!(
        hash,
        passwords.hash("correct horse").await.unwrap(),
        "each hash has its own salt"
    );
}

/// An address that nobody has costs as much work as a wrong password: the same algorithm with the same parameters.
#[tokio::test]
async fn nobody_is_checked_like_anybody() {
    let passwords = passwords();
    let hash = passwords.hash("correct horse").await.unwrap();
    let parameters = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
    assert_eq!(parameters(NO_PASSWORD), parameters(&hash));
    assert_eq!(parameters(NO_PASSWORD), "$argon2id$v=19$m=19456,t=2,p=1");
    assert!(!passwords.matches("", None).await.unwrap());
}

#[tokio::test]
async fn a_stored_text_that_is_no_hash_is_an_error() {
    let checked = passwords()
        .matches("correct horse", Some("plain".to_owned()))
        .await;
    assert!(matches!(checked, Err(PasswordError::Hash(_))));
}
