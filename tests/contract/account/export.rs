use cps_backend::jobs::run_due;
use cps_backend::service::{
    change_password, export_account, load_products, register_product, request_password_reset,
    request_support, sign_in,
};
use cps_domain::{Language, SupportForm};
use serde_json::Value;

use crate::accounts::steps::PASSPHRASE;
use crate::joining::journey::{join_by_transfer, silver_member};
use crate::world::{PASSWORD, address_of, both_engines, browser, complete_form};

const COMPANY: &str = "Estudio Uno S.L.";

both_engines! {
    /// Everything about the account is in it: the business, its products, membership, invoices, mails, requests, and history.
    async fn the_download_holds_everything(world: World) {
        let member = silver_member(world, COMPANY, "ES").await;
        register_product(&world.portal, &member, &complete_form("EOS R5", "SERIAL42")).await.unwrap();
        load_products(&world.portal, &member, b"model,dealer\nEOS R6,Foto Sur\n").await.unwrap();
        join_by_transfer(world, &member).await;
        world.clock.advance_seconds(world.portal.settings.invoice_delay_seconds);
        run_due(&world.portal).await.unwrap();
        let form = SupportForm {
            email: address_of(COMPANY).to_string(),
            topic: "other".to_owned(),
            message: "¿Cuándo llega la factura?".to_owned(),
        };
        let signed_in = world.signed_in(COMPANY).await;
        request_support(&world.portal, Some(&signed_in), Language::Spanish, &form, &browser()).await.unwrap();

        let data = export_account(&world.portal, &member).await.unwrap();
        assert_eq!(data["exported_at"], "2026-06-01T14:00:00Z");
        assert_eq!(data["account"]["company"], COMPANY);
        assert_eq!(data["account"]["vat_number"], "ES12345678");
        assert_eq!(list(&data["products"]).len(), 2);
        assert!(data["products"].to_string().contains("SERIAL42"));
        assert_eq!(data["loaded_products"][0]["dealer"], "Foto Sur");
        assert_eq!(data["subscriptions"][0]["level"], "silver");
        assert_eq!(data["subscriptions"][0]["member_number"], data["account"]["member_number"]);
        assert_eq!(list(&data["invoices"]).len(), 1);
        assert_eq!(data["invoices"][0]["buyer"]["name"], COMPANY);
        assert_eq!(data["invoices"][0]["standing"], "open");
        assert_eq!(data["support_requests"][0]["message"], form.message.as_str());
        let kinds: Vec<_> = list(&data["mails"]).iter().map(|mail| mail["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["invitation", "welcome", "invoice_issued", "support_request"]);
        assert_eq!(data["mails"][0]["sent_at"], "2026-06-01T14:00:00Z");
        let history: Vec<_> = list(&data["history"]).iter().map(|entry| entry["action"].as_str().unwrap()).collect();
        for action in ["product_registered", "account_invited", "subscription_started", "invoice_issued", "account_exported"] {
            assert!(history.contains(&action), "{action} is missing: {history:?}");
        }
    }

    /// Long lists are in it to their ends.
    async fn the_download_holds_every_page(world: World) {
        let member = world.member(COMPANY, "ES").await;
        for _ in 0..120 {
            world.complete_product(&member, "RF 50mm F1.8 STM").await;
        }
        let data = export_account(&world.portal, &member).await.unwrap();
        assert_eq!(list(&data["products"]).len(), 120);
        let mut ids: Vec<_> = list(&data["products"]).iter().map(|product| product["id"].to_string()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 120);
    }

    /// Nothing in it opens anything: no password, no hash, no token; and nothing of anybody else.
    async fn the_download_holds_no_secret(world: World) {
        let member = world.member(COMPANY, "ES").await;
        let other = silver_member(world, "Otro Estudio S.L.", "ES").await;
        join_by_transfer(world, &other).await;
        let session = sign_in(&world.portal, address_of(COMPANY).as_str(), PASSWORD, &browser()).await.unwrap();
        change_password(&world.portal, &member, session.token.as_str(), PASSWORD, PASSPHRASE).await.unwrap();
        request_password_reset(&world.portal, address_of(COMPANY).as_str(), &browser()).await.unwrap();
        let token = world.newest_token(address_of(COMPANY).as_str()).await;
        let data = export_account(&world.portal, &member).await.unwrap().to_string();
        let hashes = [
            world.text("SELECT MAX(password_hash) FROM users").await,
            world.text("SELECT MIN(password_hash) FROM users").await,
            world.text("SELECT MAX(token_hash) FROM sessions").await,
            world.text("SELECT MIN(token_hash) FROM sessions").await,
            world.text("SELECT MAX(token_hash) FROM link_tokens").await,
            world.text("SELECT MAX(id) FROM links").await,
        ];
        for secret in hashes.iter().map(String::as_str).chain([session.token.as_str(), &token, "argon2", PASSPHRASE, "Otro Estudio"]) {
            assert!(!data.contains(secret), "{secret} is in it");
        }
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}
