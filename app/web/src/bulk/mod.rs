//! Many products at once: a list is loaded, looked at, registered. The server renders these pages whole and they carry no script,
//! so that they add nothing to what members download.

mod how;
mod line_words;
mod lines;
mod load;
mod paper;
mod problem_file;
mod trouble;
mod upload;

pub use load::{RefusedFile, load};
pub use paper::Paper;
pub use problem_file::problem_file;
pub use trouble::trouble;
pub use upload::upload;
