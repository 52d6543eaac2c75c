//! Where a request comes from.

/// Who asks, before anybody is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// The network address: that of the connection, or what a proxy that the operator trusts says.
    pub address: String,
    /// What the browser calls itself.
    pub user_agent: String,
}
