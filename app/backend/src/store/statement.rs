//! SQL texts. A text runs unchanged on both engines, and none exists outside a list that a test prepares on both.

/// One SQL text with `$1` placeholders, made only by the `statements!` macro.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    name: &'static str,
    sql: &'static str,
}

impl Statement {
    pub(super) const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql }
    }

    /// The constant's name, to find it again.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The text, as both engines get it.
    #[must_use]
    pub fn sql(self) -> &'static str {
        self.sql
    }
}

/// Declares a store file's SQL texts as constants, and lists them for the test that prepares each on both engines.
macro_rules! statements {
    ($($(#[$attribute:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$attribute])* const $name: $crate::store::Statement = $crate::store::Statement::new(stringify!($name), $sql);)+
        pub(super) const STATEMENTS: &[$crate::store::Statement] = &[$($name),+];
    };
}
pub(super) use statements;
