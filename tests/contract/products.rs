//! Registering, completing, correcting and removing products.

use cps_backend::service::{
    Member, ServiceError, change_product, register_product, remove_product, show_product,
};
use cps_backend::store::models;
use cps_domain::{Detail, Field, FieldProblem, Points, Problem, ProductForm, ProductId};

use crate::world::{World, both_engines, complete_form};

both_engines! {
    /// With all four details a product counts from the day it is registered.
    async fn a_complete_product_counts_at_once(world: World) {
        let member = world.member("Complete Ltd", "GB").await;
        let id = world.complete_product(&member, "EOS R5").await;
        let page = show_product(&world.portal, &member, id).await.unwrap();
        assert!(page.complete);
        assert_eq!((page.points, page.model.as_str()), (Points(350), "EOS R5"));
        assert_eq!((page.completed_on, page.registered_on), (Some(page.today), page.today));
        assert_eq!(world.account_of(&member).await.points, Points(350));
    }

    /// A product that lacks a detail says what it would bring; the last detail makes it count.
    async fn the_last_detail_makes_a_product_count(world: World) {
        let member = world.member("Complete Later Ltd", "GB").await;
        let form = ProductForm { dealer: String::new(), ..complete_form("EOS R7", "0230 2100") };
        let id = register_product(&world.portal, &member, &form).await.unwrap();
        let page = show_product(&world.portal, &member, id).await.unwrap();
        assert_eq!(page.details.missing(), [Detail::Dealer]);
        assert_eq!((page.complete, page.points), (false, Points(130)));
        let account = world.account_of(&member).await;
        assert_eq!((account.points, account.incomplete_count), (Points(0), 1));

        world.days_pass(3);
        let form = ProductForm { dealer: " Niobo  Digital ".to_owned(), dealer_estimated: true, ..form };
        change_product(&world.portal, &member, id, &form).await.unwrap();
        let page = show_product(&world.portal, &member, id).await.unwrap();
        assert_eq!((page.complete, page.points), (true, Points(130)));
        assert_eq!(page.details.dealer.unwrap().as_str(), "Niobo Digital");
        assert!(page.details.dealer_estimated);
        assert_eq!((page.completed_on, page.registered_on), (Some(page.today), page.today.plus_days(-3)));
        let account = world.account_of(&member).await;
        assert_eq!((account.points, account.incomplete_count), (Points(130), 0));
    }

    /// What the model counts later does not alter what was fixed, but holds for what is completed later.
    async fn points_are_fixed_on_completion(world: World) {
        let member = world.member("Fixed Ltd", "GB").await;
        let early = world.complete_product(&member, "EOS R8").await;
        let late = world.incomplete_product(&member, "EOS R8").await;
        let tomorrow = world.clock.today().plus_days(1);
        world.write(async |connection| {
            let model = models::find_by_name(connection, "EOS R8").await?.unwrap();
            models::add_points(connection, model.id, tomorrow, Points(99)).await
        }).await;
        assert_eq!(points(world, &member, late).await, Points(150), "the new value holds from tomorrow on");

        world.days_pass(1);
        assert_eq!(points(world, &member, late).await, Points(99));
        let form = complete_form("EOS R8", "LATE0001");
        change_product(&world.portal, &member, late, &form).await.unwrap();
        assert_eq!(points(world, &member, early).await, Points(150));
        let corrected = complete_form("EOS R8", "EARLY001");
        change_product(&world.portal, &member, early, &corrected).await.unwrap();
        assert_eq!(points(world, &member, early).await, Points(150));
        assert_eq!(world.account_of(&member).await.points, Points(150 + 99));
    }

    /// A serial number is unique per model among live products, and the message tells one's own from someone else's.
    async fn a_serial_number_is_registered_once(world: World) {
        let one = world.member("First Ltd", "GB").await;
        let other = world.member("Second Ltd", "ES").await;
        let form = complete_form("EOS R5", "ab12 3456");
        register_product(&world.portal, &one, &form).await.unwrap();

        let again = ProductForm { serial_number: "AB1 23 456".to_owned(), ..form.clone() };
        let yours = register_product(&world.portal, &one, &again).await;
        assert_rejected(yours, Field::SerialNumber, Problem::SerialAlreadyYours);
        let taken = register_product(&world.portal, &other, &again).await;
        assert_rejected(taken, Field::SerialNumber, Problem::SerialTaken);

        let elsewhere = ProductForm { model: "EOS R6".to_owned(), ..again.clone() };
        let id = register_product(&world.portal, &other, &elsewhere).await.unwrap();
        change_product(&world.portal, &other, id, &elsewhere).await.unwrap();
        let mine = world.complete_product(&other, "EOS R5").await;
        let changed = change_product(&world.portal, &other, mine, &again).await;
        assert_rejected(changed, Field::SerialNumber, Problem::SerialTaken);
        assert_eq!(world.account_of(&other).await.product_count, 2);
    }

    /// Of several accounts that register one serial number at the same moment one succeeds, and the others are told why not.
    async fn a_serial_number_is_registered_once_at_the_same_moment(world: World) {
        let form = complete_form("EOS R5", "RACE0001");
        let mut tasks = Vec::new();
        for company in ["One Ltd", "Two Ltd", "Three Ltd", "Four Ltd"] {
            let member = world.member(company, "GB").await;
            let (portal, form) = (world.portal.clone(), form.clone());
            tasks.push(tokio::spawn(async move { register_product(&portal, &member, &form).await }));
        }
        let mut registered = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => registered += 1,
                refused => assert_rejected(refused, Field::SerialNumber, Problem::SerialTaken),
            }
        }
        assert_eq!(registered, 1);
    }

    /// Removing a product takes its points away and frees its serial number, for anyone.
    async fn removing_frees_the_serial_number(world: World) {
        let one = world.member("Seller Ltd", "GB").await;
        let other = world.member("Buyer Ltd", "ES").await;
        let form = complete_form("EOS R5", "AB123456");
        let id = register_product(&world.portal, &one, &form).await.unwrap();
        remove_product(&world.portal, &one, id).await.unwrap();
        let account = world.account_of(&one).await;
        assert_eq!((account.points, account.product_count), (Points(0), 0));
        assert!(matches!(show_product(&world.portal, &one, id).await, Err(ServiceError::NotFound)));
        assert!(matches!(remove_product(&world.portal, &one, id).await, Err(ServiceError::NotFound)));
        register_product(&world.portal, &other, &form).await.unwrap();
        assert_eq!(world.account_of(&other).await.points, Points(350));
    }

    /// Another account's id is answered exactly as an id that does not exist, and nothing happens to the product.
    async fn someone_elses_product_is_not_there(world: World) {
        let owner = world.member("Owner Ltd", "GB").await;
        let stranger = world.member("Stranger Ltd", "GB").await;
        let theirs = world.incomplete_product(&owner, "EOS R5").await;
        let nobodys = ProductId::from_uuid(world.portal.ids.uuid());
        for id in [theirs, nobodys] {
            let form = complete_form("EOS R5", "AB123456");
            let answers = [
                show_product(&world.portal, &stranger, id).await.map(drop),
                change_product(&world.portal, &stranger, id, &form).await,
                change_product(&world.portal, &stranger, id, &ProductForm::default()).await,
                remove_product(&world.portal, &stranger, id).await,
            ];
            for answer in answers {
                assert!(matches!(answer, Err(ServiceError::NotFound)), "{answer:?}");
            }
        }
        assert!(!show_product(&world.portal, &owner, theirs).await.unwrap().complete);
    }

    /// Every problem of the form is said at once, and nothing is kept.
    async fn a_wrong_form_is_refused_as_a_whole(world: World) {
        let member = world.member("Typing Ltd", "GB").await;
        let form = ProductForm {
            model: "EOS R99".to_owned(),
            serial_number: "no!".to_owned(),
            purchase_date: "2026-06-02".to_owned(),
            purchase_country: "US".to_owned(),
            dealer: "x".repeat(200),
            ..ProductForm::default()
        };
        let refused = register_product(&world.portal, &member, &form).await;
        assert_eq!(problems(refused), [
            FieldProblem::new(Field::Model, Problem::UnknownModel),
            FieldProblem::new(Field::SerialNumber, Problem::Malformed),
            FieldProblem::new(Field::PurchaseDate, Problem::InTheFuture),
            FieldProblem::new(Field::PurchaseCountry, Problem::UnknownCountry),
            FieldProblem::new(Field::Dealer, Problem::TooLong { max: 120 }),
        ]);
        let nothing = register_product(&world.portal, &member, &ProductForm::default()).await;
        assert_rejected(nothing, Field::Model, Problem::Required);
        let early = ProductForm { purchase_date: "2019-12-31".to_owned(), ..complete_form(" eos r5 ", "AB123456") };
        let refused = register_product(&world.portal, &member, &early).await;
        assert_rejected(refused, Field::PurchaseDate, Problem::BeforeLaunch { year: 2020 });
        assert_eq!(world.account_of(&member).await.product_count, 0);
    }

    /// A product that counts keeps all its details.
    async fn a_complete_product_stays_complete(world: World) {
        let member = world.member("Steady Ltd", "GB").await;
        let id = world.complete_product(&member, "EOS R5").await;
        let emptied = change_product(&world.portal, &member, id, &ProductForm::default()).await;
        let fields: Vec<Field> = problems(emptied).into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, Detail::ALL.map(Detail::field));
        assert_eq!(world.account_of(&member).await.points, Points(350));
    }

    /// The product's page tells its history, latest first; a change that changes nothing is none.
    async fn a_product_has_a_history(world: World) {
        let member = world.member("History Ltd", "GB").await;
        let form = ProductForm { dealer: String::new(), ..complete_form("EOS R5", "AB123456") };
        let id = register_product(&world.portal, &member, &form).await.unwrap();
        change_product(&world.portal, &member, id, &form).await.unwrap();
        let estimated = ProductForm { purchase_date_estimated: true, ..form.clone() };
        change_product(&world.portal, &member, id, &estimated).await.unwrap();
        let complete = complete_form("EOS R5", "AB123456");
        change_product(&world.portal, &member, id, &complete).await.unwrap();
        let page = show_product(&world.portal, &member, id).await.unwrap();
        let actions: Vec<String> = page.history.into_iter().map(|line| line.action).collect();
        assert_eq!(actions, ["completed", "changed", "registered"]);
    }

    /// The first time an account has 500 points it is invited, once, by one mail.
    async fn an_account_is_invited_once_at_500_points(world: World) {
        const MAILS: &str = "SELECT COUNT(*) FROM mails WHERE kind = 'invitation'";
        let member = world.member("Invited Ltd", "GB").await;
        world.complete_product(&member, "EOS R5").await;
        world.complete_product(&member, "EOS R7").await;
        world.incomplete_product(&member, "EOS R1").await;
        assert_eq!(world.account_of(&member).await.points, Points(480));
        assert_eq!((world.account_of(&member).await.invited_at, world.count(MAILS).await), (None, 0));

        let last = world.complete_product(&member, "RF 50mm F1.8 STM").await;
        let invited_at = world.account_of(&member).await.invited_at;
        assert_eq!(world.account_of(&member).await.points, Points(500));
        assert_eq!((invited_at, world.count(MAILS).await), (Some(world.clock.now()), 1));

        world.days_pass(1);
        remove_product(&world.portal, &member, last).await.unwrap();
        world.complete_product(&member, "EOS R3").await;
        assert_eq!((world.account_of(&member).await.invited_at, world.count(MAILS).await), (invited_at, 1));
    }
}

async fn points(world: &World, member: &Member, id: ProductId) -> Points {
    show_product(&world.portal, member, id)
        .await
        .unwrap()
        .points
}

fn problems<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> Vec<FieldProblem> {
    match result {
        Err(ServiceError::Rejected(problems)) => problems,
        other => panic!("not rejected: {other:?}"),
    }
}

fn assert_rejected<T: std::fmt::Debug>(
    result: Result<T, ServiceError>,
    field: Field,
    problem: Problem,
) {
    assert_eq!(problems(result), [FieldProblem::new(field, problem)]);
}
