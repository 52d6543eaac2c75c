//! The embedded data files: commas between columns, a header line, no quotes.

use std::str::FromStr;

use super::SeedError;

/// One line of a data file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    file: &'static str,
    number: usize,
    header: &'t str,
    text: &'t str,
}

/// The lines of a data file below its header.
pub(super) fn lines<'t>(file: &'static str, text: &'t str) -> impl Iterator<Item = Line<'t>> {
    let (header, body) = text.split_once('\n').unwrap_or((text, ""));
    body.lines().zip(2..).map(move |(text, number)| Line {
        file,
        number,
        header,
        text,
    })
}

impl<'t> Line<'t> {
    /// What stands in this column; nothing if the file has no such column.
    pub(super) fn text(self, column: &str) -> &'t str {
        let cells = self.header.split(',').zip(self.text.split(','));
        cells
            .into_iter()
            .find(|(name, _)| *name == column)
            .map_or("", |(_, cell)| cell)
    }

    /// What this column stands for.
    pub(super) fn read<T: FromStr>(self, column: &'static str) -> Result<T, SeedError> {
        self.text(column).parse().map_err(|_| self.wrong(column))
    }

    /// The same for a column that may be empty.
    pub(super) fn read_optional<T: FromStr>(
        self,
        column: &'static str,
    ) -> Result<Option<T>, SeedError> {
        if self.text(column).is_empty() {
            Ok(None)
        } else {
            self.read(column).map(Some)
        }
    }

    /// Whether this column says yes.
    pub(super) fn yes(self, column: &'static str) -> Result<bool, SeedError> {
        match self.text(column) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(self.wrong(column)),
        }
    }

    /// That this column holds what it should not.
    pub(super) fn wrong(self, column: &'static str) -> SeedError {
        SeedError::Data {
            file: self.file,
            line: self.number,
            column,
        }
    }
}
