//! The world behind the portal: what it stores, and every use case as one transaction. Server only.
//!
//! | question | room |
//! |---|---|
//! | what does the portal do? | [`service`]: one use case a file |
//! | what is kept, and by which SQL? | [`store`] |
//! | who verifies a card? | [`payments`] |
//! | what does a bank statement say? | [`bank`] |
//! | how does a file list products? | [`product_file`] |
//! | what do invoices and credit notes look like, on paper and to programs? | [`documents`] |
//! | what is written to people, and how does it leave? | [`mail`] |
//! | what is done later? | [`jobs`] |
//! | what is there to start with? | [`seed`] |
//! | what time is it, who makes ids? | [`clock`] |
//! | what is everything above handed? | [`portal::Portal`] |

pub mod bank;
pub mod clock;
pub mod documents;
pub mod jobs;
pub mod mail;
pub mod passwords;
pub mod payments;
pub mod portal;
pub mod product_file;
pub mod seed;
pub mod service;
mod sha256;
mod spreadsheet;
pub mod store;
