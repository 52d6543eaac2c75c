use cps_domain::SearchText;

fn finds(typed: &str, text: &str) -> bool {
    SearchText::new(text).has_every_word_of(typed)
}

#[test]
fn every_word_must_occur_in_any_order() {
    let text = "¿Cuándo recibo la factura? En pocas horas.";
    for typed in ["factura", "horas factura", "  pocas\tcuándo ", "fact"] {
        assert!(finds(typed, text), "{typed:?}");
    }
    for typed in ["tarjeta", "factura tarjeta", "pocashoras"] {
        assert!(!finds(typed, text), "{typed:?}");
    }
}

#[test]
fn capitals_and_accents_make_no_difference() {
    for typed in [
        "contraseña",
        "CONTRASEÑA",
        "contrasena",
        "contrasen\u{303}a",
    ] {
        assert!(finds(typed, "Tu contraseña"), "{typed:?}");
        assert!(finds(typed, "tu contrasena"), "{typed:?}");
        assert!(finds(typed, "TU CONTRASEN\u{303}A"), "{typed:?}");
    }
    assert!(finds("migracion lodz cesky", "Migración, Łódź, Český"));
}

#[test]
fn punctuation_makes_no_difference() {
    for typed in ["email", "E-mail", "«e-mail»", "(e-mail,"] {
        assert!(finds(typed, "Your e-mail address"), "{typed:?}");
    }
    assert!(finds("2000", "with 2,000 points"));
    assert!(finds("¿2.000?", "with 2,000 points"));
}

#[test]
fn nothing_typed_finds_every_text() {
    for typed in ["", "  ", "¿?", "\u{301}"] {
        assert!(finds(typed, "Anything"), "{typed:?}");
        assert!(finds(typed, ""), "{typed:?}");
    }
    assert!(!finds("a", ""));
}
