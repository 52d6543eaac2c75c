//! What each page shows: the services build these on the server, and the browser gets the same ones when it navigates.

mod account;
mod accounts;
mod apply;
mod checkout;
mod invoices;
mod membership;
mod meter;
mod payments;
mod product;
mod products;
mod register;
mod staff;
mod support;
mod upload;
mod viewer;

pub use account::{AccountPage, SessionRow};
pub use accounts::{AccountRow, AccountsPage};
pub use apply::{ApplyPage, LinkPage, LinkState};
pub use checkout::{CheckOutNext, CheckoutPage};
pub use invoices::{
    CardPayment, ChargeTrouble, DocumentLink, InvoicePage, InvoiceRow, InvoiceStanding,
    InvoicesPage, LineView, Movement, MovementKind, Party, PayNext, TransferDetails,
};
pub use membership::{
    EndedView, LevelOffer, MembershipPage, NextTerm, SubscriptionView, UpgradeOffer,
};
pub use meter::{Meter, MeterTick};
pub use payments::{BalanceRow, BalancesPage, PaymentRow, PaymentsPage, PayoutRow, PayoutsPage};
pub use product::{HistoryLine, ProductPage};
pub use products::{ProductQuery, ProductRow, ProductSort, ProductState, ProductsPage};
pub use register::RegisterPage;
pub use staff::{
    ApplicationRow, ApplicationsPage, OldAccountHolder, OldAccountView, RefusedMailRow,
    RefusedMailsPage, SupportRequestRow, SupportRequestsPage,
};
pub use support::SupportPage;
pub use upload::{UploadPage, UploadRow};
pub use viewer::{Role, Viewer};
