//! How values travel as text: in forms, JSON, addresses and the database they are one and the same string.

use std::fmt;

/// The text is none of the forms that its type knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unrecognized;

impl fmt::Display for Unrecognized {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unrecognized text")
    }
}

impl std::error::Error for Unrecognized {}

/// Serialises a type by its `Display` and reads it back by its `FromStr`.
macro_rules! travels_as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Gives a checked text (`struct X(String)` with `X::parse`) its ways out and in.
macro_rules! checked_text {
    ($type:ident) => {
        impl $type {
            /// The text in the one form it is stored in.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::Problem;

            fn from_str(text: &str) -> Result<Self, $crate::Problem> {
                Self::parse(text)
            }
        }

        travels_as_text!($type);
    };
}

/// An enum whose values have stable codes, the same in forms, JSON, addresses, locale files and the database.
macro_rules! coded_enum {
    ($(#[$about:meta])* $name:ident by $accessor:ident { $($(#[$meaning:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$meaning])* $variant,)+
        }

        impl $name {
            /// Every value, in the order in which it is shown.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// The stable name by which the value travels.
            #[must_use]
            pub const fn $accessor(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.$accessor())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Unrecognized;

            fn from_str(text: &str) -> Result<Self, $crate::Unrecognized> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::Unrecognized),
                }
            }
        }

        travels_as_text!($name);
    };
}
