//! What a closed account leaves behind, looked for in every column of every table.

use cps_backend::jobs::run_due;
use cps_backend::service::{
    Member, apply, close_account, load_products, migrate_products, register_product,
    reject_application, request_password_reset, request_support,
};
use cps_domain::{ApplicationForm, Language, SupportForm};

use crate::accounts::steps::{
    PASSPHRASE, add_old_account, approve, automatic, form_naming, pending, send, settle_in,
};
use crate::invoicing::pay;
use crate::joining::journey::join_by_transfer;
use crate::mailbox::Mood;
use crate::staff::staff;
use crate::world::{World, address_of, both_engines, browser, complete_form};

const COMPANY: &str = "Objetivo Norte S.L.";
const CONTACT: &str = "Contabilidad y compras";
const LOADED: &str = "Una tienda de la lista";
const OLD: &str = "archive@old.test.example";

both_engines! {
    /// A whole life in the portal: rejected, applied again, approved, moved, joined, helped, closed. Nothing of it is left but
    /// what the invoices say.
    async fn nothing_but_the_invoices(world: World) {
        let member = a_whole_life(world).await;
        let traces = traces_of(world, &member).await;
        for trace in &traces {
            assert!(!world.places_of(trace).await.is_empty(), "{trace} was never kept: the test shows nothing");
        }
        close_account(&world.portal, &member, PASSPHRASE, true).await.unwrap();
        run_due(&world.portal).await.unwrap();
        nothing_is_left(world, &traces).await;
        assert!(world.text("SELECT buyer FROM documents").await.contains(COMPANY));
    }

    /// Nor is anything left when the last mail cannot be delivered.
    async fn nothing_when_the_last_mail_is_refused(world: World) {
        let member = a_whole_life(world).await;
        let traces = traces_of(world, &member).await;
        close_account(&world.portal, &member, PASSPHRASE, true).await.unwrap();
        world.mailbox.turns(Mood::Refusing);
        run_due(&world.portal).await.unwrap();
        nothing_is_left(world, &traces).await;
    }

    /// What others wrote, hold, or applied for stays theirs.
    async fn what_is_others_stays(world: World) {
        let member = a_whole_life(world).await;
        let other = world.member("Estudio Dos S.L.", "ES").await;
        world.complete_product(&other, "EOS R1").await;
        ask_support(world, "somebody@test.cps.example").await;
        send(world, &form_naming("Estudio Tres S.L.", address_of(COMPANY).as_str())).await;
        run_due(&world.portal).await.unwrap();
        close_account(&world.portal, &member, PASSPHRASE, true).await.unwrap();
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.account_of(&other).await.product_count, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM products").await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM support_requests").await, 1);
        assert_eq!(pending(world).await[0].company, "Estudio Tres S.L.");
        let kinds = "SELECT COUNT(*) FROM mails WHERE kind IN ('invitation', 'support_request', 'application_received')";
        assert_eq!((world.count(kinds).await, world.count("SELECT COUNT(*) FROM mails").await), (3, 3));
    }
}

/// An application that is rejected, another one that is confirmed by the owner of an old account and approved, a migration,
/// a membership with its invoice, a reset, and questions to support, signed in and not.
async fn a_whole_life(world: &World) -> Member {
    let portal = automatic(world);
    add_old_account(world, OLD).await;
    let form = ApplicationForm {
        contact: CONTACT.to_owned(),
        ..form_naming(COMPANY, OLD)
    };
    apply(&portal, &form, &browser()).await.unwrap();
    run_due(&world.portal).await.unwrap();
    let staff = staff(world).await;
    let id = pending(world).await[0].id;
    reject_application(&world.portal, &staff, id, "Todavía no")
        .await
        .unwrap();
    apply(&portal, &form, &browser()).await.unwrap();
    send(world, &form).await;
    approve(world, true).await;
    let member = settle_in(world, COMPANY).await;
    migrate_products(&world.portal, &member).await.unwrap();
    let list = format!("model,dealer\nEOS R5,{LOADED}\n");
    load_products(&world.portal, &member, list.as_bytes())
        .await
        .unwrap();
    world.complete_product(&member, "EOS R1").await;
    let product = complete_form("EOS R5", "SERIAL42");
    register_product(&world.portal, &member, &product)
        .await
        .unwrap();
    join_by_transfer(world, &member).await;
    let email = address_of(COMPANY);
    request_password_reset(&world.portal, email.as_str(), &browser())
        .await
        .unwrap();
    ask_support(world, email.as_str()).await;
    world
        .clock
        .advance_seconds(world.portal.settings.invoice_delay_seconds);
    run_due(&world.portal).await.unwrap();
    pay(world, &member).await;
    member
}

/// Writes to support without signing in.
async fn ask_support(world: &World, email: &str) {
    let form = SupportForm {
        email: email.to_owned(),
        topic: "account".to_owned(),
        message: format!("¿Quién es {email}?"),
    };
    request_support(&world.portal, None, Language::Spanish, &form, &browser())
        .await
        .unwrap();
}

/// What must not be left.
async fn traces_of(world: &World, member: &Member) -> Vec<String> {
    let account = world.account_of(member).await;
    vec![
        account.company,
        account.contact,
        account.email,
        account.vat_number,
        OLD.to_owned(),
        LOADED.to_owned(),
        "OLD42".to_owned(),
        "SERIAL42".to_owned(),
        "02305100".to_owned(),
    ]
}

async fn nothing_is_left(world: &World, traces: &[String]) {
    for trace in traces {
        let mut places = world.places_of(trace).await;
        places.retain(|place| place != "documents.buyer");
        assert_eq!(places, Vec::<String>::new(), "{trace} is left behind");
    }
}
