//! What pages are made of: each shows one thing and decides nothing.

mod bar;
mod card_name;
mod change_form;
mod check_field;
mod check_icon;
mod closed_link;
mod control;
mod detail_fields;
mod field;
mod foot;
mod form_trouble;
mod loaded;
mod new_password_field;
mod outcome;
mod page;
mod pager;
mod payment_outcome;
mod points_panel;
mod problem_text;
mod select_field;
mod standing;
mod text_area;
mod vat_term;
mod words;

pub(crate) use bar::Bar;
#[cfg(feature = "ssr")]
pub(crate) use bar::tabs;
pub(crate) use card_name::card_name;
pub(crate) use change_form::ChangeForm;
pub(crate) use check_field::{CheckField, paper_link};
pub(crate) use check_icon::CheckIcon;
pub(crate) use closed_link::closed_link;
pub(crate) use detail_fields::DetailFields;
pub(crate) use field::{EstimateBox, FieldProblemText, TextField, is_refused, typed};
pub(crate) use foot::Foot;
#[cfg(feature = "ssr")]
pub(crate) use foot::foot;
pub(crate) use form_trouble::FormTrouble;
pub(crate) use loaded::{Trouble, loaded};
pub(crate) use new_password_field::{NewPasswordField, UserName};
pub(crate) use outcome::Outcome;
pub(crate) use page::{Page, Width};
pub(crate) use pager::pager;
pub(crate) use payment_outcome::payment_outcome;
pub(crate) use points_panel::PointsPanel;
pub(crate) use problem_text::problem_text;
pub(crate) use select_field::{Choices, SelectField, country_choices, language_choices};
pub(crate) use standing::standing;
pub(crate) use text_area::TextArea;
#[cfg(feature = "ssr")]
pub(crate) use text_area::escaped;
pub(crate) use vat_term::vat_term;
pub(crate) use words::{country_name, kind_name, list_with_or, topic_name};
