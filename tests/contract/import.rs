//! `cps import-legacy`: the former programme's accounts and products.

use std::time::{Duration, Instant};

use cps_backend::service::{
    ImportError, Imported, Member, WrongLine, WrongLineReason, import_old_accounts, list_products,
    migrate_products,
};
use cps_backend::store::old_accounts;
use cps_domain::view::ProductQuery;
use cps_domain::{Detail, Points};

use crate::world::{World, both_engines};

const HEADER: &str =
    "email,member_number,model,serial_number,purchase_date,purchase_country,dealer\n";

const ANA: &str = "\
ana@old.test.example,ES1,EOS R5,0230 5100,2021-04-21,ES,Niobo Digital
ana@old.test.example,ES1,EF 40mm F2.8 STM,,,,
";

both_engines! {
    /// Everything goes in, and the same file again changes nothing: as many twins are there as the file has.
    async fn the_same_file_again_changes_nothing(world: World) {
        let file = format!("{HEADER}{ANA}\
            joan@old.test.example,ES2,,,,,\n\
            joan@old.test.example,ES2,,,,,\n\
            ANA@old.test.example,ES1,EF 40mm F2.8 STM,,,,\n\
            ana@old.test.example,ES1,ef 40MM f2.8 STM,sn 7,last summer,Spain,\n");
        let imported = import(world, &file).await;
        assert_eq!(imported, Imported { accounts: 2, products: 4, unchanged: 1, wrong: vec![] });
        let stored = contents(world).await;
        assert_eq!(stored.matches("EF 40mm F2.8 STM").count(), 3);
        assert!(stored.contains("|sn 7|last summer|Spain|-"), "kept as it is: {stored}");

        let imported = import(world, &file).await;
        assert_eq!(imported, Imported { accounts: 0, products: 0, unchanged: 6, wrong: vec![] });
        assert_eq!(contents(world).await, stored);

        let more = format!("{file}ana@old.test.example,ES1,EF 40mm F2.8 STM,,,,\n");
        let imported = import(world, &more).await;
        assert_eq!(imported, Imported { accounts: 0, products: 1, unchanged: 6, wrong: vec![] });
        assert_eq!(contents(world).await.matches("EF 40mm F2.8 STM").count(), 4);
        // Two accounts came in, and one of them got another product.
        let recorded = "SELECT COUNT(*) FROM audit WHERE action = 'old_account_imported'";
        assert_eq!(world.count(recorded).await, 3);
    }

    /// Each wrong line is reported with its number and what is wrong, in words; the others go in.
    async fn wrong_lines_are_reported_and_the_rest_goes_in(world: World) {
        let long = "x".repeat(201);
        let mut file = format!("{HEADER}{ANA}\
            ana@old.test.example,ES1\n\
            ana@old.test.example,ES1,EOS R5,1,,,Niobo, Digital\n\
            ,ES3,EOS R5,1,,,\n\
            ana.old.test.example,ES3,EOS R5,1,,,\n\
            \n\
            lost@old.test.example,,EOS R5,1,,,\n\
            ana@old.test.example,ES3,EOS R5,1,,,\n\
            lost@old.test.example,ES4,EOS 5E,1,,,\n\
            ana@old.test.example,ES1,,1,,,\n\
            ana@old.test.example,ES1,EOS R5,1,,,{long}\n\
            ana@old.test.example,ES1,EOS R5,1\t2,,,\n\
            ana@old.test.example,ES1,EOS R5,1,,,\"Niobo\n").into_bytes();
        file.extend_from_slice(b"ana@old.test.example,ES1,EOS R5,1,,,\xD3ptica\n");
        file.extend_from_slice(b"joan@old.test.example,ES2,EOS R5,23,,,");
        let imported = import_old_accounts(&world.portal, file.as_slice()).await.unwrap();
        let added = (imported.accounts, imported.products, imported.unchanged);
        let said: Vec<String> = imported.wrong.iter().map(WrongLine::to_string).collect();
        assert_eq!(said, [
            "line 4: it has 2 columns and the first line 7",
            "line 5: it has 8 columns and the first line 7",
            "line 6: the e-mail address is missing",
            "line 7: \"ana.old.test.example\" is no e-mail address",
            "line 9: the member number is missing",
            "line 10: the account has another member number, \"ES1\"",
            "line 11: there is no model \"EOS 5E\"",
            "line 12: there are details but no model",
            "line 13: dealer has more than 200 characters",
            "line 14: serial_number holds a control character",
            "line 16: it is no UTF-8 text",
        ]);
        // The quotation mark that nobody closed spoiled no line after its own.
        assert_eq!(added, (2, 4, 0));
        assert!(!contents(world).await.contains("lost@"));
    }

    /// Spreadsheets write files in many ways: with a byte order mark, semicolons, quotation marks, other line ends, spaces, empty
    /// lines, columns of their own.
    async fn what_spreadsheets_write_is_read(world: World) {
        let file = "\u{feff}\"dealer\"; note;model;email;purchase_country;member_number ;serial_number;purchase_date\r\n\
            \"Niobo; \"\"Digital\"\"\";x; eos r5 ;Ana@Old.Test.Example;ES; ES1;0230 5100;2021-04-21\r\n\
            ;;;;;;;\r\n\
            \r\n\
            Óptica, S.L.;;EOS R5;ana@old.test.example;;ES1;;\r\n\
            ;;EOS 5E;ana@old.test.example;;ES1;;";
        let imported = import(world, file).await;
        let wrong = WrongLine { line: 6, reason: WrongLineReason::UnknownModel("EOS 5E".to_owned()) };
        assert_eq!(imported, Imported { accounts: 1, products: 2, unchanged: 0, wrong: vec![wrong] });
        assert_eq!(contents(world).await, "\
            ana@old.test.example|ES1|EOS R5|-|-|-|Óptica, S.L.\n\
            ana@old.test.example|ES1|EOS R5|0230 5100|2021-04-21|ES|Niobo; \"Digital\"");
    }

    /// Without a line that names each column once, nothing is read.
    async fn the_first_line_must_name_the_columns(world: World) {
        let refused = async |file: &[u8]| {
            import_old_accounts(&world.portal, file).await.unwrap_err()
        };
        assert!(matches!(refused(b"").await, ImportError::Header));
        assert!(matches!(refused(b"\xFF\xFEe\0m\0").await, ImportError::Header));
        let lacking = format!("{}{ANA}", HEADER.replace("dealer", "merchant"));
        assert!(matches!(refused(lacking.as_bytes()).await, ImportError::MissingColumn("dealer")));
        let twice = format!("{}{ANA}", HEADER.replace("dealer", "dealer,model"));
        assert!(matches!(refused(twice.as_bytes()).await, ImportError::RepeatedColumn("model")));
        assert_eq!(world.count("SELECT COUNT(*) FROM old_accounts").await, 0);
    }

    /// What came in moves over by the rules: what is incomplete stays incomplete, the number is remembered, and later lines for the
    /// account are reported.
    async fn imported_products_move_over(world: World) {
        let file = format!("{HEADER}{ANA}");
        import(world, &file).await;
        let member = returning_member(world, "ana@old.test.example").await;
        let migrated = migrate_products(&world.portal, &member).await.unwrap();
        assert_eq!((migrated.moved, migrated.taken.len()), (2, 0));
        let page = list_products(&world.portal, &member, &ProductQuery::default()).await.unwrap();
        assert_eq!((page.points, page.product_count, page.incomplete_count), (Points(350), 2, 1));
        assert_eq!(page.rows[0].missing(), Detail::ALL);
        assert_eq!(world.account_of(&member).await.old_member_number.as_deref(), Some("ES1"));

        let stored = contents(world).await;
        let more = format!("{file}ana@old.test.example,ES1,EOS R5,999,,,\nana@old.test.example,ES1,,,,,\n");
        let imported = import(world, &more).await;
        let wrong = WrongLine { line: 4, reason: WrongLineReason::Migrated };
        assert_eq!(imported, Imported { accounts: 0, products: 0, unchanged: 3, wrong: vec![wrong] });
        assert_eq!(contents(world).await, stored);
    }

    /// The number with which an account came in is its number.
    async fn an_account_keeps_its_member_number(world: World) {
        import(world, &format!("{HEADER}{ANA}")).await;
        let stored = contents(world).await;
        let imported = import(world, &format!("{HEADER}{}", ANA.replace("ES1", "ES9"))).await;
        let reason = WrongLineReason::OtherMemberNumber("ES1".to_owned());
        let wrong = [2, 3].map(|line| WrongLine { line, reason: reason.clone() }).to_vec();
        assert_eq!(imported, Imported { accounts: 0, products: 0, unchanged: 0, wrong });
        assert_eq!(contents(world).await, stored);
    }

    /// When the store fails no account is in by half, and the same file goes in later.
    async fn an_account_is_in_with_all_its_lines_or_none(world: World) {
        let file = format!("{HEADER}{ANA}");
        // The record of it is written last.
        world.run("ALTER TABLE audit RENAME TO audit_away").await;
        let failed = import_old_accounts(&world.portal, file.as_bytes()).await;
        assert!(matches!(failed, Err(ImportError::Store(_))), "{failed:?}");
        assert_eq!(world.count("SELECT COUNT(*) FROM old_accounts").await, 0);
        assert_eq!(world.count("SELECT COUNT(*) FROM old_products").await, 0);

        world.run("ALTER TABLE audit_away RENAME TO audit").await;
        assert_eq!(import(world, &file).await.products, 2);
    }

    /// Thousands of lines take seconds, not minutes.
    async fn a_large_file_goes_in_quickly(world: World) {
        let mut file = HEADER.to_owned();
        for number in 0..5000 {
            let account = number / 2;
            file += &format!("member{account}@old.test.example,ES{account},EOS R5,{number},2021-04-21,ES,\n");
        }
        let start = Instant::now();
        let imported = import(world, &file).await;
        let took = start.elapsed();
        assert_eq!(imported, Imported { accounts: 2500, products: 5000, unchanged: 0, wrong: vec![] });
        assert_eq!(world.count("SELECT COUNT(*) FROM old_products").await, 5000);
        assert!(took < Duration::from_secs(30), "{took:?}");
    }
}

async fn import(world: &World, file: &str) -> Imported {
    import_old_accounts(&world.portal, file.as_bytes())
        .await
        .unwrap()
}

/// Everything that came in, a line a product, in alphabetical order.
async fn contents(world: &World) -> String {
    let text = world
        .text(
            "SELECT COALESCE(string_agg(old_accounts.email || '|' || old_accounts.member_number
                || '|' || COALESCE(models.name, '-') || '|' || COALESCE(old_products.serial_number, '-')
                || '|' || COALESCE(old_products.purchase_date, '-')
                || '|' || COALESCE(old_products.purchase_country, '-')
                || '|' || COALESCE(old_products.dealer, '-'), '\n'), '')
            FROM old_accounts
            LEFT JOIN old_products ON old_products.old_account_id = old_accounts.id
            LEFT JOIN models ON models.id = old_products.model_id",
        )
        .await;
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.join("\n")
}

/// A member of an account to which staff linked the old account with this address.
async fn returning_member(world: &World, old_email: &str) -> Member {
    let old = world
        .write(async |connection| old_accounts::find_by_email(connection, old_email).await)
        .await
        .unwrap();
    let mut account = world.account("Returning S.L.", "ES");
    account.old_account_id = Some(old.id);
    world.member_of(&account).await
}
