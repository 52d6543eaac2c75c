//! What pages are made of: each shows one thing and decides nothing.

mod bar;
mod check_icon;
mod country_field;
mod detail_fields;
mod field;
mod foot;
mod form_trouble;
mod loaded;
mod page;
mod points_panel;
mod problem_text;
mod vat_term;
mod words;

pub(crate) use bar::Bar;
pub(crate) use check_icon::CheckIcon;
pub(crate) use country_field::CountryField;
pub(crate) use detail_fields::DetailFields;
pub(crate) use field::{EstimateBox, FieldProblemText, TextField, is_refused, typed};
pub(crate) use foot::Foot;
pub(crate) use form_trouble::{FormTrouble, refusal_of};
pub(crate) use loaded::{Trouble, loaded};
pub(crate) use page::{Page, Width};
pub(crate) use points_panel::PointsPanel;
pub(crate) use problem_text::problem_text;
pub(crate) use vat_term::vat_term;
pub(crate) use words::{country_name, kind_name, list_with_or};
