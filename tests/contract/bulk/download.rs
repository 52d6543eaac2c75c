use cps_backend::service::{
    Member, export_products, list_products, load_products, register_product, remove_product,
};
use cps_domain::view::{ProductQuery, ProductRow};
use cps_domain::{ProductForm, ProductId};

use super::{counts, register, show};
use crate::world::{World, both_engines, complete_form};

both_engines! {
    /// What one account takes away another can load: the same products come out, to every detail.
    async fn what_is_downloaded_can_be_loaded(world: World) {
        let member = world.member("Taken Away Ltd", "ES").await;
        let hostile = ["=HYPERLINK(\"x\"; 1)", "Foto, «Sol»; \"24\"", "+34 600", "'s-Hertogenbosch"];
        for (dealer, number) in hostile.iter().cycle().zip(0..130) {
            let form = ProductForm {
                dealer: (*dealer).to_owned(),
                dealer_estimated: number % 3 == 0,
                purchase_date_estimated: number % 5 == 0,
                purchase_country: if number % 7 == 0 { String::new() } else { "PT".to_owned() },
                ..complete_form("EOS R5", &format!("0000{number:04}"))
            };
            register_product(&world.portal, &member, &form).await.unwrap();
        }
        let bare = ProductForm { model: "EOS R7".to_owned(), ..ProductForm::default() };
        register_product(&world.portal, &member, &bare).await.unwrap();
        let before = products(world, &member).await;
        let file = download(world, &member).await;
        assert_eq!(file.lines().count(), 132);
        remove_all(world, &member, &before).await;

        let other = world.member("Loaded Ltd", "ES").await;
        let id = load_products(&world.portal, &other, file.as_bytes()).await.unwrap();
        assert_eq!(counts(&show(world, &other, id).await), [131, 0, 0]);
        register(world, &other, id).await;
        let after = products(world, &other).await;
        assert_eq!(sorted(before), sorted(after));
    }

    /// A page says where the next one begins, and only the first one names the columns.
    async fn the_file_comes_page_by_page(world: World) {
        let member = world.member("Pages Away Ltd", "ES").await;
        let (empty, next) = export_products(&world.portal, &member, None).await.unwrap();
        assert_eq!((empty.lines().count(), next), (1, None));
        for _ in 0..51 {
            world.complete_product(&member, "EOS R5").await;
        }
        let (first, next) = export_products(&world.portal, &member, None).await.unwrap();
        let (second, end) = export_products(&world.portal, &member, next).await.unwrap();
        assert_eq!((first.lines().count(), second.lines().count(), end), (51, 1, None));
        assert!(first.starts_with("\u{feff}model,serial_number,") && second.starts_with("EOS R5,"));
    }
}

async fn download(world: &World, member: &Member) -> String {
    let (mut file, mut after) = (String::new(), None);
    loop {
        let (page, next) = export_products(&world.portal, member, after).await.unwrap();
        file.push_str(&page);
        if next.is_none() {
            return file;
        }
        after = next;
    }
}

async fn products(world: &World, member: &Member) -> Vec<ProductRow> {
    let (mut products, mut query) = (Vec::new(), ProductQuery::default());
    loop {
        let page = list_products(&world.portal, member, &query).await.unwrap();
        products.extend(page.rows);
        query.after = page.next_page;
        if query.after.is_none() {
            return products;
        }
    }
}

async fn remove_all(world: &World, member: &Member, products: &[ProductRow]) {
    for product in products {
        remove_product(&world.portal, member, product.id)
            .await
            .unwrap();
    }
}

/// By what they are, without their ids, which are each account's own.
fn sorted(mut products: Vec<ProductRow>) -> Vec<ProductRow> {
    let anybody: ProductId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    products.sort_by(|one, other| one.serial_number.cmp(&other.serial_number));
    for product in &mut products {
        product.id = anybody;
    }
    products
}
