use cps_domain::only_model_with;

#[test]
fn a_part_that_only_one_name_has_finds_it() {
    let names = ["EOS R5", "EOS R5 Mark II", "RF 100-300mm F2.8L IS USM"].map(String::from);
    assert_eq!(
        only_model_with("100-300", &names),
        Some("RF 100-300mm F2.8L IS USM")
    );
    assert_eq!(only_model_with(" mark ii ", &names), Some("EOS R5 Mark II"));
    assert_eq!(only_model_with("eos r5", &names), None, "two have it");
    assert_eq!(only_model_with("R9", &names), None);
    assert_eq!(
        only_model_with(" ", &names[..1]),
        None,
        "nothing names nothing"
    );
}
