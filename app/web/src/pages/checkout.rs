mod fields;
mod payment;
mod refused;
mod review;
mod sums;

use crate::api::{CheckOut, Purchase, review_checkout};
use crate::change::Change;
use crate::components::{Page, Width, loaded};
use crate::i18n::*;
use crate::leave::leave_for;
use crate::refusal::{Refusal, Rejected};
use cps_domain::Problem;
use cps_domain::view::{self, CheckOutNext};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use payment::PaymentDialog;
use refused::refused_view;
use review::Review;

/// `/checkout`: the review and the payment (guide, step 4).
#[component]
pub(crate) fn CheckoutPage() -> impl IntoView {
    let query = use_query_map();
    let asked = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let purchase = Change::by::<Purchase>();
    let check_out = Change::by::<CheckOut>();
    visit_provider(check_out);
    let outdated = outdated_prices(purchase);
    let review = Resource::new(
        move || {
            (
                asked("level"),
                asked("draft"),
                asked("pay") == "true",
                outdated.get(),
            )
        },
        |(level, draft, pay, _)| open_review(level, draft, pay),
    );
    let was_open = StoredValue::new(false);
    loaded(review, move |review, locale| match review {
        Ok(page) => {
            let closed = was_open.get_value() && !page.payment_open;
            was_open.set_value(page.payment_open);
            checkout_view(page, purchase, check_out, closed, locale)
        }
        Err(rejected) => refused_view(&rejected, locale),
    })
}

/// That a level can't be bought is no failure of the page: it says why, and where to go on.
async fn open_review(
    level: String,
    draft: String,
    pay: bool,
) -> Result<Result<view::CheckoutPage, Rejected>, Refusal> {
    match review_checkout(level, draft, pay).await {
        Ok(page) => Ok(Ok(page)),
        Err(Refusal::Form(rejected)) => Ok(Err(rejected)),
        Err(refusal) => Err(refusal),
    }
}

/// Changes with every purchase that was refused because the page shows an old price.
fn outdated_prices(purchase: Change) -> Signal<usize> {
    let refusal = purchase.refusal();
    Signal::derive(move || {
        let is_outdated = refusal.with(|refusal| match refusal {
            Some(Refusal::Form(rejected)) => rejected
                .problems
                .iter()
                .any(|found| found.problem == Problem::PriceChanged),
            _ => false,
        });
        if is_outdated {
            purchase.version().get()
        } else {
            0
        }
    })
}

/// The client router can't leave the portal: the provider's page is reached by a load.
fn visit_provider(check_out: Change) {
    Effect::new(move |_| {
        if let Some(CheckOutNext::Visit(address)) = check_out.answer() {
            leave_for(&address);
        }
    });
}

/// `closed`: whether the payment options were open until now.
fn checkout_view(
    page: view::CheckoutPage,
    purchase: Change,
    check_out: Change,
    closed: bool,
    locale: Locale,
) -> AnyView {
    let (key, level) = (page.key, page.level);
    let payment = page
        .payment_open
        .then(|| view! { <PaymentDialog key level check_out locale /> }.into_any());
    view! {
        <Page title=td_string!(locale, checkout.title) width=Width::Narrow>
            <Review page purchase closed locale />
            {payment}
        </Page>
    }
    .into_any()
}
