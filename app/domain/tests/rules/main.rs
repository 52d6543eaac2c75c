//! The rules and their edges, asked through the crate's front door. One program, so that it links once.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot build its values should stop there"
)]
#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "cents stand apart from euros: 121_50"
)]

mod account_form;
mod application;
mod bank_account;
mod books;
mod codes;
mod collection;
mod country;
mod creditor_reference;
mod date;
mod device;
mod document;
mod email;
mod format;
mod id;
mod instant;
mod invoice_page;
mod level;
mod line;
mod meter;
mod model;
mod money;
mod paragraphs;
mod password;
mod points;
mod problem;
mod product;
mod product_file;
mod product_form;
mod purchase_date;
mod purchase_order;
mod sample;
mod search;
mod serial_number;
mod serialisation;
mod subscription;
mod support_form;
mod term;
mod throttle;
mod transfer_code;
mod vat;
mod vat_number;
mod vat_number_habits;
