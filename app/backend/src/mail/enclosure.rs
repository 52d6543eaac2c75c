//! What a mail brings along.

/// A PDF that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Under which name it is kept, `2026-000001.pdf`.
    pub file_name: String,
    /// The file.
    pub pdf: Vec<u8>,
}
