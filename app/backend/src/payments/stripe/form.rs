//! What is sent to Stripe: fields, by Stripe's own names for them.

/// The fields of a request.
pub(super) type Form = Vec<(&'static str, String)>;

/// Declares the fields of a request: `form! { "mode" => "setup", "amount" => amount }`.
macro_rules! form {
    ($($name:literal => $value:expr),+ $(,)?) => {
        vec![$(($name, $value.to_string())),+]
    };
}
pub(super) use form;
