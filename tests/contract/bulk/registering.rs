use std::pin::pin;
use std::time::Instant;

use cps_backend::jobs::run_due;
use cps_backend::service::{load_products, register_product, register_upload, show_product};
use cps_domain::{Field, PRODUCT_FILE_LINES, Points, Problem};

use super::{HEADER, at, complete, counts, load, problems_of, register, show};
use crate::world::{both_engines, complete_form};

/// So many products of others are registered while one member's list is.
const OTHERS: usize = 30;

both_engines! {
    /// What can be registered is, as if each had been typed into the form: its points count, its history says so.
    async fn what_can_be_registered_is(world: World) {
        let member = world.member("Register Ltd", "ES").await;
        let id = load(world, &member, &[
            &complete("EOS R5", "BULK0001"),
            "EOS R7,BULK0002,,,",
            "EOS R9000,,,,",
        ]).await;
        register(world, &member, id).await;
        let page = show(world, &member, id).await;
        assert_eq!((counts(&page), page.ready_count()), ([3, 1, 2], 0));
        let registered: Vec<_> = page.rows.iter().map(|row| row.registered).collect();
        assert_eq!(registered, [true, true, false]);
        let account = world.account_of(&member).await;
        assert_eq!((account.points, account.product_count, account.incomplete_count), (Points(350), 2, 1));
        let complete = "SELECT id FROM products WHERE NOT incomplete";
        let product = world.text(complete).await.parse().unwrap();
        let product = show_product(&world.portal, &member, product).await.unwrap();
        let history: Vec<_> = product.history.iter().map(|line| line.action.as_str()).collect();
        assert_eq!(history, ["completed", "registered"]);
    }

    /// Again does nothing, also for what has no serial number to be known by.
    async fn twice_registers_once(world: World) {
        let member = world.member("Once Ltd", "ES").await;
        let id = load(world, &member, &["EOS R5,,,,", "EOS R5,,,,", &complete("EOS R5", "ONCE0001")]).await;
        register(world, &member, id).await;
        register(world, &member, id).await;
        assert_eq!(counts(&show(world, &member, id).await), [3, 0, 3]);
        assert_eq!(world.account_of(&member).await.product_count, 3);
    }

    /// The same button in several tabs at the same moment.
    async fn at_the_same_moment_registers_once(world: World) {
        let member = world.member("Tabs Ltd", "ES").await;
        let lines: Vec<String> = (0..250).map(|line| format!("EOS R5,TABS{line:04},,,")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).chain(["EOS R6,,,,"; 50]).collect();
        let id = load(world, &member, &lines).await;
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let (portal, member) = (world.portal.clone(), member.clone());
            tasks.push(tokio::spawn(async move { register_upload(&portal, &member, id).await }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(counts(&show(world, &member, id).await), [300, 0, 300]);
        assert_eq!(world.account_of(&member).await.product_count, 300);
    }

    /// What was taken since the file was read is said, and the others are registered.
    async fn what_was_taken_meanwhile_is_said(world: World) {
        let (member, other) = (world.member("Slow Ltd", "ES").await, world.member("Quick Ltd", "GB").await);
        let id = load(world, &member, &[&complete("EOS R5", "RACE0001"), &complete("EOS R5", "RACE0002")]).await;
        register_product(&world.portal, &other, &complete_form("EOS R5", "RACE0001")).await.unwrap();
        register(world, &member, id).await;
        let page = show(world, &member, id).await;
        assert_eq!(counts(&page), [2, 1, 1]);
        let taken = [at(Field::SerialNumber, Problem::SerialTaken)];
        assert_eq!(problems_of(&page.rows[0]), (2, &taken[..]));
        assert!(page.rows[1].registered);
    }

    /// The lines to correct come back corrected, in a file with other columns beside; what was registered is not taken twice.
    async fn corrected_lines_are_loaded_again(world: World) {
        let member = world.member("Again Ltd", "ES").await;
        let id = load(world, &member, &[&complete("EOS R5", "OKAY0001"), &complete("EOS R 5", "WRONG001")]).await;
        register(world, &member, id).await;
        let corrected = format!(
            "\u{feff}line;{};problem\r\n3;EOS R5;WRONG001;20/11/2025;ES;Niobo Digital;Modelo: …\r\n\
             2;EOS R5;OKAY0001;20/11/2025;ES;Niobo Digital;\r\n",
            HEADER.replace(',', ";")
        );
        let id = load_products(&world.portal, &member, corrected.as_bytes()).await.unwrap();
        register(world, &member, id).await;
        assert_eq!(counts(&show(world, &member, id).await), [2, 1, 1]);
        assert_eq!(world.account_of(&member).await.points, Points(700));
    }

    /// With enough points an account is invited, once, however many transactions it takes.
    async fn enough_points_invite_once(world: World) {
        let member = world.member("Invite Ltd", "ES").await;
        let lines: Vec<String> = (0..250).map(|line| complete("EOS R5", &format!("MANY{line:04}"))).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let id = load(world, &member, &lines).await;
        register(world, &member, id).await;
        run_due(&world.portal).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE kind = 'invitation'").await, 1);
        assert_eq!(world.account_of(&member).await.points, Points(250 * 350));
    }

    /// Others register theirs in between, however many products a list has.
    async fn others_go_on_meanwhile(world: World) {
        let (member, other) = (world.member("Whole Ltd", "ES").await, world.member("Between Ltd", "ES").await);
        let lines: Vec<String> = (0..PRODUCT_FILE_LINES).map(|line| complete("EOS R5", &format!("WHOLE{line:05}"))).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let began = Instant::now();
        let id = load(world, &member, &lines).await;
        let loaded = began.elapsed();
        let began = Instant::now();
        let mut registering = pin!(register_upload(&world.portal, &member, id));
        let mut waits = Vec::new();
        loop {
            let asked = Instant::now();
            tokio::select! {
                biased;
                registered = &mut registering => break registered.unwrap(),
                _ = world.complete_product(&other, "EOS R5"), if waits.len() < OTHERS => {
                    waits.push(asked.elapsed());
                }
            };
        }
        println!(
            "5,000 products: checked in {loaded:?}, registered in {:?}; {OTHERS} others in between, the slowest {:?}",
            began.elapsed(), waits.iter().max()
        );
        assert_eq!(counts(&show(world, &member, id).await), [5_000, 0, 5_000]);
        assert_eq!(waits.len(), OTHERS, "some had to wait for all of it");
    }
}
