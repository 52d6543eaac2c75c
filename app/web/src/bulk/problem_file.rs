use super::line_words::line_problem;
use crate::language::locale_of;
use cps_backend::product_file::{Separator, Writer};
use cps_domain::Language;
use cps_domain::view::UploadRow;

/// The lines that could not be registered, with their numbers and what is wrong with them, as a file to correct and load again.
pub fn problem_file(language: Language, rows: &[UploadRow]) -> String {
    let locale = locale_of(language);
    let mut file = Writer::begin(Separator::usual_in(language), &["line"], &["problem"]);
    for row in rows {
        let problems = row.problems.iter();
        let problems: Vec<_> = problems
            .map(|problem| line_problem(locale, problem))
            .collect();
        file.line(&[&row.line.to_string()], &row.cells, &[&problems.join(" ")]);
    }
    file.finish()
}
