use cps_backend::jobs::run_due;
use cps_backend::service::{change_account, show_account, show_invoice};
use cps_domain::{AccountForm, Field, Language, Problem};

use crate::joining::journey::{invoices, join_by_transfer, rejected, silver_member};
use crate::world::{address_of, both_engines};

const COMPANY: &str = "Estudio Uno S.L.";

both_engines! {
    /// What a member changes holds from then on: on the page, in the pages' and the mails' language, and on the next invoice.
    async fn a_change_holds_from_then_on(world: World) {
        let member = silver_member(world, COMPANY, "ES").await;
        let form = AccountForm {
            contact: " Contabilidad  y compras ".to_owned(),
            address: "Calle del Obturador 12\r\n\r\n\r\n 28012 Madrid \n".to_owned(),
            language: "es".to_owned(),
        };
        let language = change_account(&world.portal, &member, &form).await.unwrap();
        assert_eq!(language, Language::Spanish);
        let page = show_account(&world.portal, &member, None, "").await.unwrap();
        assert_eq!(page.contact, "Contabilidad y compras");
        assert_eq!(page.address, "Calle del Obturador 12\n\n28012 Madrid");
        assert_eq!((page.language, page.company.as_str()), (Language::Spanish, COMPANY));
        assert_eq!(world.signed_in(COMPANY).await.viewer().language, Language::Spanish);

        world.complete_product(&member, "EOS R1").await;
        join_by_transfer(world, &member).await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        run_due(&world.portal).await.unwrap();
        let row = invoices(world, &member).await.remove(0);
        let invoice = show_invoice(&world.portal, &member, row.id).await.unwrap();
        assert_eq!(invoice.buyer.address, ["Calle del Obturador 12", "", "28012 Madrid"]);
        assert_eq!(world.text("SELECT language FROM documents").await, "es");
        let changed = "SELECT COUNT(*) FROM audit WHERE action = 'account_changed' AND account_id = subject";
        assert_eq!(world.count(changed).await, 1);
    }

    /// Mails that are written after the change are in the new language.
    async fn mails_follow_the_language(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let form = AccountForm { contact: "Compras".to_owned(), address: String::new(), language: "es".to_owned() };
        change_account(&world.portal, &member, &form).await.unwrap();
        world.complete_product(&member, "EOS R1").await;
        let mail = world.newest_mail(address_of(COMPANY).as_str()).await.unwrap();
        assert_eq!(mail.language, Language::Spanish);
        assert!(mail.letter.text.contains("Compras"));
    }

    /// Every problem is said at once, and nothing is changed; another's account is never touched.
    async fn a_wrong_form_changes_nothing(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let other = world.member("Estudio Dos S.L.", "ES").await;
        let (before, others) = (world.account_of(&member).await, world.account_of(&other).await);
        let form = AccountForm { contact: String::new(), address: "x".repeat(301), language: "xx".to_owned() };
        assert_eq!(rejected(change_account(&world.portal, &member, &form).await), [
            (Field::Contact, Problem::Required),
            (Field::Address, Problem::TooLong { max: 300 }),
            (Field::Language, Problem::Required),
        ]);
        assert_eq!(world.account_of(&member).await, before);
        let form = AccountForm { contact: "Compras".to_owned(), address: String::new(), language: "es".to_owned() };
        change_account(&world.portal, &member, &form).await.unwrap();
        assert_eq!(world.account_of(&other).await, others);
        assert_eq!(world.account_of(&member).await.address, "");
    }
}
