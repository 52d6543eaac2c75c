//! Enums that only the database knows by a code.

/// Declares an enum whose values have stable codes in the database: codes are added but never changed.
macro_rules! stored_enum {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$meaning])* $variant,)+
        }

        impl $name {
            /// The stable name by which it is stored.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = cps_domain::Unrecognized;

            fn from_str(code: &str) -> Result<Self, cps_domain::Unrecognized> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(cps_domain::Unrecognized),
                }
            }
        }
    };
}
pub(super) use stored_enum;
