use super::*;

const SECRET: [u8; SECRET_BYTES] = [7; SECRET_BYTES];
const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn what_it_signs_it_reads() {
    for notification in [
        Notification::Charge(ID.parse().unwrap()),
        Notification::Verification(ID.parse().unwrap()),
    ] {
        let signed = sign(&SECRET, notification).unwrap();
        let read = read(&SECRET, Some(&signed.signature), signed.body.as_bytes());
        assert_eq!(read, Ok(notification));
    }
}

#[test]
fn nobody_else_can_sign() {
    let signed = sign(&SECRET, Notification::Charge(ID.parse().unwrap())).unwrap();
    let body = signed.body.as_bytes();
    let other = sign(
        &[8; SECRET_BYTES],
        Notification::Charge(ID.parse().unwrap()),
    )
    .unwrap();
    for signature in [
        None,
        Some(""),
        Some("zz"),
        Some("á"),
        Some("0"),
        Some(other.signature.as_str()),
    ] {
        assert_eq!(
            read(&SECRET, signature, body),
            Err(NotificationError::Signature)
        );
    }
    assert_eq!(
        read(&SECRET, Some(&signed.signature), b"charge nothing"),
        Err(NotificationError::Signature)
    );
}

#[test]
fn what_is_signed_must_make_sense() {
    let tag = keyed(&SECRET)
        .unwrap()
        .chain_update("refund 7")
        .finalize()
        .into_bytes();
    let signature: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        read(&SECRET, Some(&signature), b"refund 7"),
        Err(NotificationError::Malformed)
    );
}
