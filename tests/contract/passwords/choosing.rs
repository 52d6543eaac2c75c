use cps_backend::service::set_password;
use cps_domain::{Field, Problem};

use crate::accounts::steps::{approved, enter};
use crate::joining::journey::rejected;
use crate::world::{address_of, both_engines};

both_engines! {
    /// Short, endless, common and own words are refused, each with its reason.
    async fn what_others_would_guess_is_refused(world: World) {
        let token = approved(world, "Objetivo Norte S.L.").await;
        let endless = "lantern velvet harbour tripod ".repeat(5);
        for (password, problem) in [
            ("", Problem::Required),
            ("xq7 vhz 2kp", Problem::TooShort { min: 12 }),
            (&endless[..129], Problem::TooLong { max: 128 }),
            ("password1234", Problem::PasswordCommon),
            ("Passw0rd2026!", Problem::PasswordCommon),
            ("qwertyuiopas", Problem::PasswordCommon),
            ("aaaaaaaaaaaaaaaa", Problem::PasswordCommon),
            ("abcdefghijkl", Problem::PasswordCommon),
            ("123456789012", Problem::PasswordCommon),
            ("iloveyouiloveyou", Problem::PasswordCommon),
            ("meadow objetivo kettle", Problem::PasswordOwnWords),
            ("xq7vhz-NORTE-2kpwz", Problem::PasswordOwnWords),
            ("meadow compras kettle", Problem::PasswordOwnWords),
            ("objetivo-norte-s-l-@test.cps.example", Problem::PasswordOwnWords),
        ] {
            let refused = set_password(&world.portal, Some(&token), password).await;
            assert_eq!(rejected(refused), [(Field::NewPassword, problem)], "{password}");
        }
    }

    /// Four words are a password, in any script, with spaces, and exactly as they were typed.
    async fn four_words_are_a_password(world: World) {
        let longest = "lantern velvet harbour tripod ".repeat(5);
        for (place, password) in [
            "lantern velvet harbour tripod",
            "Ñandú trípode café lluvia",
            " 望遠鏡 写真 海岸 提灯 雨傘 ",
            &longest[..128],
        ].into_iter().enumerate() {
            let company = format!("Objetivo {place} S.L.");
            let email = address_of(&company);
            let token = approved(world, &company).await;
            set_password(&world.portal, Some(&token), password).await.unwrap();
            enter(world, email.as_str(), password).await;
        }
    }
}
