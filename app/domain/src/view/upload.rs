//! A file of products that was loaded.

use crate::{LineProblem, ProductLine, ProductUploadId};

/// What became of the file, and one page of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadPage {
    /// Which file.
    pub id: ProductUploadId,
    /// How many products it lists.
    pub line_count: u32,
    /// How many of them cannot be registered as they are.
    pub problem_count: u32,
    /// How many of the others lack a detail: they can be registered, but do not count yet.
    pub incomplete_count: u32,
    /// How many have been registered.
    pub registered_count: u32,
    /// Whether only lines with problems are listed.
    pub only_problems: bool,
    /// One page of its lines.
    pub rows: Vec<UploadRow>,
    /// Behind which line the page that follows begins, if there is one.
    pub next_page: Option<u32>,
}

impl UploadPage {
    /// How many products wait to be registered.
    #[must_use]
    pub fn ready_count(&self) -> u32 {
        let settled = self.problem_count.saturating_add(self.registered_count);
        self.line_count.saturating_sub(settled)
    }
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadRow {
    /// Its number, as a spreadsheet counts: the columns' names stand in line 1.
    pub line: u32,
    /// What stands in it.
    pub cells: ProductLine,
    /// Why it cannot be registered.
    pub problems: Vec<LineProblem>,
    /// Whether it has been registered.
    pub registered: bool,
}
