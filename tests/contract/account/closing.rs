use cps_backend::jobs::run_due;
use cps_backend::service::{
    Member, ServiceError, change_account, close_account, find_session, list_accounts,
    register_product, sign_in,
};
use cps_domain::{AccountForm, Field, Problem};

use crate::accounts::steps::{PASSPHRASE, approve, enter, form, send, settle_in};
use crate::invoicing::{joined, only_invoice, pay, receive, wait_and_work};
use crate::joining::journey::{join_by_transfer, rejected, silver_member};
use crate::staff::staff;
use crate::world::{PASSWORD, World, address_of, both_engines, browser, complete_form};

const COMPANY: &str = "Estudio Uno S.L.";
const PENDING: [(Field, Problem); 1] = [(Field::Form, Problem::InvoicePending)];
const OPEN: [(Field, Problem); 1] = [(Field::Form, Problem::MoneyOpen)];
const CLOSED: &str = "SELECT COUNT(*) FROM accounts WHERE closed_at IS NOT NULL";
const INVOICES: &str =
    "SELECT id || number || issued_on || net || vat || gross || issuer || buyer || member_number
    || COALESCE(purchase_order, '') || language FROM documents";

both_engines! {
    /// It takes the password and a tick; without either nothing happens, and guessing the password slows down.
    async fn closing_must_be_meant(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let before = world.account_of(&member).await;
        let try_to_close = async |password: &'static str, confirmed| {
            rejected(close_account(&world.portal, &member, password, confirmed).await)
        };
        assert_eq!(try_to_close(PASSWORD, false).await, [(Field::Confirmed, Problem::NotConfirmed)]);
        assert_eq!(try_to_close("", true).await, [(Field::Password, Problem::Required)]);
        for _ in 0..6 {
            assert_eq!(try_to_close("wrong horse", true).await, [(Field::Password, Problem::WrongPassword)]);
        }
        let waiting = [(Field::Form, Problem::TooManyAttempts { minutes: 1 })];
        assert_eq!(try_to_close(PASSWORD, true).await, waiting);
        assert_eq!((world.account_of(&member).await, world.count(CLOSED).await), (before, 0));
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0);
        world.clock.advance_seconds(2);
        close(world, &member).await;
        assert_eq!(world.count(CLOSED).await, 1);
    }

    /// An invoice on its way must say whom it is for: the account closes once it is issued and paid, and the invoice stays as it is.
    async fn an_account_closes_after_its_invoice(world: World) {
        let member = silver_member(world, COMPANY, "ES").await;
        join_by_transfer(world, &member).await;
        assert_eq!(rejected(close_account(&world.portal, &member, PASSWORD, true).await), PENDING);
        assert_eq!(world.account_of(&member).await.company, COMPANY);
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        assert_eq!(rejected(close_account(&world.portal, &member, PASSWORD, true).await), PENDING);
        run_due(&world.portal).await.unwrap();

        let issued = world.text(INVOICES).await;
        assert!(issued.contains(COMPANY) && issued.contains("ES12345678"));
        assert_eq!(rejected(close_account(&world.portal, &member, PASSWORD, true).await), OPEN);
        pay(world, &member).await;
        close(world, &member).await;
        assert_eq!(world.text(INVOICES).await, issued);
        world.days_pass(400);
        run_due(&world.portal).await.unwrap();
        assert_eq!((world.text(INVOICES).await, world.count("SELECT COUNT(*) FROM documents").await), (issued, 1));
        let live = "SELECT COUNT(*) FROM subscriptions WHERE ended_at IS NULL OR renewal = 'automatic' OR card_brand IS NOT NULL";
        assert_eq!(world.count(live).await, 0);
        assert_eq!(world.count("SELECT COUNT(*) FROM subscriptions").await, 1);
    }

    /// Nor does it while the member is owed.
    async fn an_account_closes_after_its_balance(world: World) {
        let member = joined(world, COMPANY, "ES").await;
        wait_and_work(world).await;
        let open = only_invoice(world, &member).await.open.amount;
        receive(world, &member, open + 1).await;
        assert_eq!(rejected(close_account(&world.portal, &member, PASSWORD, true).await), OPEN);
        world.run("DELETE FROM postings WHERE book = 'balance'").await;
        close(world, &member).await;
    }

    /// Nobody is signed in any more, nobody can sign in, and staff do not see the account any more.
    async fn a_closed_account_opens_to_nobody(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        let session = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await.unwrap();
        let other = world.member("Estudio Dos S.L.", "ES").await;
        close(world, &member).await;
        assert_eq!(find_session(&world.portal, session.token.as_str()).await.unwrap(), None);
        let again = sign_in(&world.portal, email.as_str(), PASSWORD, &browser()).await;
        assert_eq!(rejected(again), [(Field::Form, Problem::WrongCredentials)]);
        let erased = world.text("SELECT email FROM users WHERE email LIKE '%@closed.invalid'").await;
        let again = sign_in(&world.portal, &erased, PASSWORD, &browser()).await;
        assert_eq!(rejected(again), [(Field::Form, Problem::WrongCredentials)]);
        let page = list_accounts(&world.portal, &staff(world).await, "", None).await.unwrap();
        let companies: Vec<_> = page.rows.iter().map(|row| row.company.as_str()).collect();
        assert_eq!(companies, ["Estudio Dos S.L."]);
        enter(world, address_of("Estudio Dos S.L.").as_str(), PASSWORD).await;
        assert_eq!(world.account_of(&other).await.company, "Estudio Dos S.L.");
    }

    /// The last mail says that it is done, and is erased once it has arrived.
    async fn the_last_mail_leaves_nothing_behind(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let email = address_of(COMPANY);
        close(world, &member).await;
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 1);
        let mail = world.newest_mail(email.as_str()).await.unwrap();
        assert!(mail.letter.text.contains("Accounts"), "{}", mail.letter.text);
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0);
        world.run("UPDATE jobs SET done_at = NULL").await;
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.mailbox.arrived(email.as_str()).len(), 1);
    }

    /// What the account held is free: its address for another application, its serial numbers for others.
    async fn what_it_held_is_free_for_others(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let product = complete_form("EOS R5", "SERIAL42");
        register_product(&world.portal, &member, &product).await.unwrap();
        close(world, &member).await;
        let other = world.member("Estudio Dos S.L.", "ES").await;
        register_product(&world.portal, &other, &product).await.unwrap();

        send(world, &form(COMPANY)).await;
        approve(world, false).await;
        let again = settle_in(world, COMPANY).await;
        assert_ne!(again.account_id(), member.account_id());
        assert_eq!(world.account_of(&again).await.product_count, 0);
        close_account(&world.portal, &again, PASSPHRASE, true).await.unwrap();
        assert_eq!(world.count(CLOSED).await, 2);
    }

    /// What another tab sends at the last moment finds the account closed, and leaves nothing in it.
    async fn a_late_request_finds_the_account_closed(world: World) {
        let member = world.member(COMPANY, "ES").await;
        close(world, &member).await;
        let product = complete_form("EOS R5", "SERIAL42");
        assert!(register_product(&world.portal, &member, &product).await.is_err());
        let details = AccountForm { contact: "Compras".to_owned(), address: String::new(), language: "es".to_owned() };
        let changed = change_account(&world.portal, &member, &details).await;
        assert!(matches!(changed, Err(ServiceError::NotFound)), "{changed:?}");
        assert!(close_account(&world.portal, &member, PASSWORD, true).await.is_err());
        assert_eq!(world.count("SELECT COUNT(*) FROM products").await, 0);
        assert_eq!(world.places_of("Compras").await, Vec::<String>::new());
        assert_eq!(world.mailbox.all().len(), 0);
    }

    /// When anything fails nothing is closed.
    async fn closing_is_whole_or_not_at_all(world: World) {
        let member = world.member(COMPANY, "ES").await;
        world.complete_product(&member, "EOS R5").await;
        let before = world.account_of(&member).await;
        world.run("ALTER TABLE jobs RENAME TO jobs_away").await;
        let failed = close_account(&world.portal, &member, PASSWORD, true).await;
        assert!(matches!(failed, Err(ServiceError::Store(_))), "{failed:?}");
        world.run("ALTER TABLE jobs_away RENAME TO jobs").await;
        assert_eq!((world.account_of(&member).await, world.count("SELECT COUNT(*) FROM products").await), (before, 1));
        enter(world, address_of(COMPANY).as_str(), PASSWORD).await;
        close(world, &member).await;
    }
}

async fn close(world: &World, member: &Member) {
    close_account(&world.portal, member, PASSWORD, true)
        .await
        .unwrap();
}
