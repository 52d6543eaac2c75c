use cps_domain::{CheckoutKey, InvalidId, ProductId};
use proptest::prelude::*;
use uuid::Uuid;

const TEXT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn an_id_is_written_in_lower_case_with_hyphens() {
    let id: ProductId = TEXT.to_uppercase().parse().unwrap();
    assert_eq!(id.to_string(), TEXT);
}

#[test]
fn other_spellings_are_no_ids() {
    let simple = TEXT.replace('-', "");
    let refused = [
        "",
        "1",
        &simple,
        &format!("{{{TEXT}}}"),
        &format!("urn:uuid:{TEXT}"),
        &format!("{TEXT} "),
        &TEXT.replace('0', "g"),
    ];
    for text in refused {
        assert_eq!(text.parse::<ProductId>(), Err(InvalidId), "{text}");
    }
}

#[test]
fn multi_byte_text_of_the_right_length_is_no_id() {
    assert_eq!("é".repeat(18).parse::<CheckoutKey>(), Err(InvalidId));
}

proptest! {
    #[test]
    fn an_id_reads_as_itself(number: u128) {
        let id = ProductId::from_uuid(Uuid::from_u128(number));
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        let json = serde_json::to_string(&id).unwrap();
        prop_assert_eq!(serde_json::from_str::<ProductId>(&json).unwrap(), id);
    }

    #[test]
    fn ids_sort_as_their_text_does(a: u128, b: u128) {
        let (a, b) = (ProductId::from_uuid(Uuid::from_u128(a)), ProductId::from_uuid(Uuid::from_u128(b)));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }
}
