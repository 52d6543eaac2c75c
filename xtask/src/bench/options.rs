//! What can be asked of `cargo xtask bench`.

use crate::failure::{Failure, Outcome};

/// How much is measured.
pub(super) struct Options {
    /// The products of the long list.
    pub(super) products: u32,
    /// Checkouts on each engine.
    pub(super) checkouts: u32,
}

impl Options {
    /// Reads `--products N` and `--checkouts N`.
    pub(super) fn read(words: &[&str]) -> Outcome<Self> {
        let mut options = Self {
            products: 10_000_000,
            checkouts: 12_800,
        };
        for pair in words.chunks(2) {
            let ["--products" | "--checkouts", number] = pair else {
                return Err(Failure::new(format!("what is {}?", pair.join(" "))));
            };
            let number: u32 = number
                .parse()
                .map_err(|_| Failure::new(format!("{number} is no number")))?;
            if pair.first() == Some(&"--products") {
                options.products = number;
            } else {
                options.checkouts = number;
            }
        }
        Ok(options)
    }
}
