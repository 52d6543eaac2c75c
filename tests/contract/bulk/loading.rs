use cps_backend::product_file::ProductFileError;
use cps_backend::service::{
    Lines, LoadError, ServiceError, list_problems, load_products, register_product, show_upload,
};
use cps_domain::{Field, LineProblem, Problem, ProductColumn};

use super::{at, complete, counts, load, problems_of, register, show};
use crate::world::{both_engines, complete_form};

both_engines! {
    /// Nothing is registered by looking; every line says all that is wrong with it, by the rules of the form.
    async fn every_line_says_what_is_wrong(world: World) {
        let (member, other) = (world.member("Load Ltd", "ES").await, world.member("Other Ltd", "GB").await);
        register_product(&world.portal, &member, &complete_form("EOS R5", "MINE0001")).await.unwrap();
        register_product(&world.portal, &other, &complete_form("EOS R5", "TAKEN001")).await.unwrap();
        let id = load(world, &member, &[
            &complete("EOS R5", "NEW00001"),
            "eos r6 mark,,,,",
            "EOS R5,taken 001,20/11/2025,es,Niobo Digital",
            &complete("EOS R5", "MINE0001"),
            &complete("EOS R5", "new0 0001"),
            &complete("EOS R6", "NEW00001"),
            "EOS R9000,1,2030-01-01,XX,",
            "EOS R5,NEW00002,2019-12-31,ES",
            ",,,,Niobo",
            "EOS R7,LACKS001,,,",
        ]).await;
        let page = show(world, &member, id).await;
        assert_eq!((counts(&page), page.incomplete_count), ([10, 7, 0], 1));
        assert_eq!(page.ready_count(), 3);
        let found: Vec<_> = page.rows.iter().map(problems_of).collect();
        let expected: [(u32, &[LineProblem]); 10] = [
            (2, &[]),
            (3, &[at(Field::Model, Problem::UnknownModel)]),
            (4, &[at(Field::SerialNumber, Problem::SerialTaken)]),
            (5, &[at(Field::SerialNumber, Problem::SerialAlreadyYours)]),
            (6, &[LineProblem::Repeated { line: 2 }]),
            (7, &[]),
            (8, &[
                at(Field::Model, Problem::UnknownModel),
                at(Field::SerialNumber, Problem::Malformed),
                at(Field::PurchaseDate, Problem::InTheFuture),
                at(Field::PurchaseCountry, Problem::UnknownCountry),
            ]),
            (9, &[LineProblem::Cells { found: 4, expected: 5 }]),
            (10, &[at(Field::Model, Problem::Required)]),
            (11, &[]),
        ];
        assert_eq!(found, expected);
        assert_eq!(page.rows[1].cells.cell(ProductColumn::Model), "eos r6 mark");
        assert_eq!(world.account_of(&member).await.product_count, 1);
    }

    /// A file that makes no sense is not kept, and the one before stays.
    async fn a_file_without_products_is_refused(world: World) {
        let member = world.member("Refused Ltd", "ES").await;
        let id = load(world, &member, &["EOS R5,,,,"]).await;
        let refused = load_products(&world.portal, &member, b"serial_number\n1").await;
        assert!(matches!(refused, Err(LoadError::File(ProductFileError::NoModel))));
        assert_eq!(counts(&show(world, &member, id).await), [1, 0, 0]);
    }

    /// The account's next file takes the place of the one before, whatever became of it; other accounts' files stay.
    async fn the_next_file_takes_its_place(world: World) {
        let (member, other) = (world.member("Next Ltd", "ES").await, world.member("Stays Ltd", "ES").await);
        let first = load(world, &member, &["EOS R5,,,,"]).await;
        let others = load(world, &other, &["EOS R5,,,,"]).await;
        register(world, &member, first).await;
        let second = load(world, &member, &["EOS R6,,,,"]).await;
        let gone = show_upload(&world.portal, &member, first, None, 0).await;
        assert!(matches!(gone, Err(ServiceError::NotFound)));
        assert_eq!(counts(&show(world, &member, second).await), [1, 0, 0]);
        assert_eq!(counts(&show(world, &other, others).await), [1, 0, 0]);
        assert_eq!(world.count("SELECT COUNT(*) FROM product_upload_lines").await, 2);
    }

    /// Two files of one account at the same moment: one is left, whole.
    async fn at_the_same_moment_one_file_is_left(world: World) {
        let member = world.member("Twice Ltd", "ES").await;
        let mut tasks = Vec::new();
        for _ in 0..4 {
            let (portal, member) = (world.portal.clone(), member.clone());
            tasks.push(tokio::spawn(async move {
                load_products(&portal, &member, b"model\nEOS R5\nEOS R6\n").await
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM product_uploads").await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM product_upload_lines").await, 2);
    }

    /// Somebody else's file is not there.
    async fn it_is_the_members_own(world: World) {
        let (member, other) = (world.member("Own Ltd", "ES").await, world.member("Curious Ltd", "ES").await);
        let id = load(world, &member, &["EOS R5,,,,"]).await;
        let seen = show_upload(&world.portal, &other, id, None, 0).await;
        assert!(matches!(seen, Err(ServiceError::NotFound)));
        let listed = list_problems(&world.portal, &other, id).await;
        assert!(matches!(listed, Err(ServiceError::NotFound)));
        let registered = cps_backend::service::register_upload(&world.portal, &other, id).await;
        assert!(matches!(registered, Err(ServiceError::NotFound)));
        assert_eq!(world.count("SELECT COUNT(*) FROM products").await, 0);
    }

    /// Lines come page by page, those with problems first if there are any.
    async fn lines_come_page_by_page(world: World) {
        let member = world.member("Pages Ltd", "ES").await;
        let lines: Vec<String> = (0..151).map(|line| match line % 2 {
            0 => "EOS R9000,,,,".to_owned(),
            _ => format!("EOS R5,PAGE{line:04},,,"),
        }).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let id = load(world, &member, &lines).await;
        let mut seen = Vec::new();
        for (lines, expected) in [(None, 76), (Some(Lines::Problems), 76), (Some(Lines::All), 151)] {
            seen.clear();
            let mut after = Some(0);
            while let Some(line) = after {
                let page = show_upload(&world.portal, &member, id, lines, line).await.unwrap();
                assert_eq!(page.only_problems, expected == 76);
                seen.extend(page.rows.iter().map(|row| row.line));
                after = page.next_page;
            }
            assert_eq!(seen.len(), expected);
            assert!(seen.is_sorted_by(|one, other| one < other), "{seen:?}");
        }
        assert_eq!(list_problems(&world.portal, &member, id).await.unwrap().len(), 76);
    }
}
