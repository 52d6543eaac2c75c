use cps_backend::service::{migrate_products, register_product, remove_product};
use cps_domain::Language;

use crate::accounts::steps::add_old_account;
use crate::joining::journey::rejected;
use crate::world::{address_of, both_engines, complete_form};

const COMPANY: &str = "Estudio Uno S.L.";

both_engines! {
    /// The invitation arrives once, when the account first has 500 points, and says how many it has.
    async fn an_invitation_arrives_once(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        world.complete_product(&member, "EOS R5").await;
        assert_eq!(world.newest_mail(email.as_str()).await, None);
        let last = world.complete_product(&member, "EOS R1").await;
        let mail = world.newest_mail(email.as_str()).await.unwrap();
        assert!(mail.letter.text.contains("1,050"), "{}", mail.letter.text);
        assert_eq!(mail.language, Language::English);

        remove_product(&world.portal, &member, last).await.unwrap();
        world.complete_product(&member, "EOS R1").await;
        world.newest_mail(email.as_str()).await;
        assert_eq!(world.mailbox.all().len(), 1);
    }

    /// The mail after the migration says what moved and what stayed behind, and why.
    async fn the_migration_is_summed_up(world: World) {
        let old = add_old_account(world, "archive@old.test.example").await;
        let other = world.member("Other Ltd", "GB").await;
        register_product(&world.portal, &other, &complete_form("EOS R7", "02302100")).await.unwrap();
        let mut account = world.account(COMPANY, "ES");
        account.old_account_id = Some(old);
        let member = world.member_of(&account).await;
        migrate_products(&world.portal, &member).await.unwrap();
        let mail = world.newest_mail(address_of(COMPANY).as_str()).await.unwrap();
        assert!(mail.letter.text.contains("02302100") && !mail.letter.text.contains("02305100"), "{}", mail.letter.text);
        assert!(mail.letter.text.contains("One product was migrated"), "{}", mail.letter.text);
        rejected(migrate_products(&world.portal, &member).await);
        world.newest_mail(address_of(COMPANY).as_str()).await;
        assert_eq!(world.mailbox.all().len(), 1);
    }

    /// Mail about the account goes out in its language, to its contact.
    async fn news_are_written_in_the_accounts_language(world: World) {
        let mut account = world.account(COMPANY, "ES");
        account.language = Language::Spanish;
        account.contact = "Compras".to_owned();
        let member = world.member_of(&account).await;
        world.complete_product(&member, "EOS R1").await;
        let mail = world.newest_mail(address_of(COMPANY).as_str()).await.unwrap();
        assert_eq!(mail.language, Language::Spanish);
        assert!(mail.letter.text.starts_with("Hola, Compras:"), "{}", mail.letter.text);
    }
}
