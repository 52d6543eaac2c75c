//! One file a page. A page loads its view, composes components and sends its forms.

mod account;
mod article;
mod checkout;
mod invoice;
mod invoices;
mod membership;
mod not_found;
mod product;
mod products;
mod register_product;
mod sign_in;

pub(crate) use account::AccountPage;
pub(crate) use article::ArticlePage;
pub(crate) use checkout::CheckoutPage;
pub(crate) use invoice::InvoicePage;
pub(crate) use invoices::InvoicesPage;
pub(crate) use membership::MembershipPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use product::ProductPage;
pub(crate) use products::ProductsPage;
pub(crate) use register_product::RegisterProductPage;
pub(crate) use sign_in::SignInPage;
