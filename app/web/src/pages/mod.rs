//! One file a page. A page loads its view, composes components and sends its forms.

mod account;
mod apply;
mod article;
mod checkout;
mod confirm_old_email;
mod invoice;
mod invoices;
mod membership;
mod not_found;
mod password;
mod password_reset;
mod product;
mod products;
mod register_product;
mod sign_in;
mod support;

pub(crate) use account::AccountPage;
pub(crate) use apply::ApplyPage;
pub(crate) use article::{ArticlePage, FaqPage};
pub(crate) use checkout::CheckoutPage;
pub(crate) use confirm_old_email::ConfirmOldEmailPage;
pub(crate) use invoice::InvoicePage;
pub(crate) use invoices::InvoicesPage;
pub(crate) use membership::MembershipPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use password::PasswordPage;
pub(crate) use password_reset::PasswordResetPage;
pub(crate) use product::ProductPage;
pub(crate) use products::ProductsPage;
pub(crate) use register_product::RegisterProductPage;
pub(crate) use sign_in::SignInPage;
pub(crate) use support::SupportPage;
