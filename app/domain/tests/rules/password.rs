use cps_domain::{PASSWORD_MAX, PASSWORD_MIN, Problem, check_password, own_words};

fn check(password: &str) -> Result<(), Problem> {
    let words = own_words(&["Estudio Luz S.L.", "Ana Ruiz", "hola@luz-demo.cps.example"]);
    check_password(password, &words)
}

#[test]
fn length_is_all_that_counts() {
    for password in [
        "aaaaaaaaaaaa",
        "correct horse battery staple",
        "cámara y trípode",
        "  spaces  too  ",
        "🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑",
    ] {
        assert_eq!(check(password), Ok(()), "{password}");
    }
}

#[test]
fn it_has_12_to_128_characters() {
    assert_eq!((PASSWORD_MIN, PASSWORD_MAX), (12, 128));
    assert_eq!(check(""), Err(Problem::Required));
    assert_eq!(check(&"ñ".repeat(11)), Err(Problem::TooShort { min: 12 }));
    assert_eq!(check(&"ñ".repeat(12)), Ok(()));
    assert_eq!(check(&"ñ".repeat(128)), Ok(()));
    assert_eq!(check(&"ñ".repeat(129)), Err(Problem::TooLong { max: 128 }));
}

#[test]
fn spaces_are_characters() {
    assert_eq!(check(" "), Err(Problem::TooShort { min: 12 }));
    assert_eq!(check(&" ".repeat(12)), Ok(()));
}

#[test]
fn it_holds_none_of_the_owners_words() {
    for password in [
        "estudio-2026-x",
        "miESTUDIOdefotos",
        "xxxxxx ruiz xxxxxx",
        "hola hola hola",
    ] {
        assert_eq!(
            check(password),
            Err(Problem::PasswordOwnWords),
            "{password}"
        );
    }
}

#[test]
fn words_of_three_letters_say_nothing() {
    assert_eq!(check("banana con luz"), Ok(()));
}

#[test]
fn what_is_too_short_is_not_compared() {
    assert_eq!(check("estudio"), Err(Problem::TooShort { min: 12 }));
}

#[test]
fn own_words_are_in_lower_case_without_what_joins_them() {
    let words = own_words(&[
        "ÓPTICA Núñez & Hijos, S.L.",
        "",
        "foto.taller+cps@uno-dos.example",
    ]);
    assert_eq!(
        words,
        ["óptica", "núñez", "hijos", "foto", "taller", "example"]
    );
}
