use super::fields::{OrderRow, RenewalRow, Terms};
use super::refused::{LastAttempt, WayOn};
use super::sums::sums;
use crate::change::Change;
use crate::components::{ChangeForm, FormTrouble, country_name};
use crate::i18n::*;
use crate::language::language_of;
use cps_domain::{format_money, view};
use leptos::html::Button;
use leptos::prelude::*;

/// "Please review your information". While the payment options stand open, nothing here can be
/// used.
#[component]
pub(super) fn Review(
    page: view::CheckoutPage,
    purchase: Change,
    closed: bool,
    locale: Locale,
) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    if closed {
        focus_again(button);
    }
    let refusal = purchase.refusal();
    let is_inert = page.payment_open;
    let last_attempt = page.problem.filter(|_| !is_inert);
    let what = [subscription(&page, locale), company(&page, locale)].collect_view();
    let sums = sums(&page.price, locale);
    view! {
        <div class="review-page" inert=is_inert>
            <div class="head">
                <h1>{td_string!(locale, checkout.title)}</h1>
            </div>
            <p class="lead">{td_string!(locale, checkout.lead)}</p>
            {last_attempt.map(|problem| view! { <LastAttempt problem locale /> })}
            <FormTrouble refusal />
            <WayOn refusal locale />
            <ChangeForm change=purchase>
                <input type="hidden" name="key" value=page.key.to_string() />
                <input type="hidden" name="level" value=page.level.code() />
                <input type="hidden" name="fee" value=page.price.net.amount.to_string() />
                <dl class="review">
                    {what}
                    <RenewalRow renewal=page.renewal refusal locale />
                    <OrderRow order=page.purchase_order refusal locale />
                    {sums}
                </dl>
                <Terms accepted=page.terms_accepted refusal locale />
                <div class="actions end">
                    <button
                        class="button act"
                        node_ref=button
                        aria-busy=move || purchase.pending().get().then_some("true")
                    >
                        {td_string!(locale, checkout.purchase)}
                    </button>
                </div>
            </ChangeForm>
        </div>
    }
    .into_any()
}

/// Whoever leaves the payment options finds the focus where they opened them.
fn focus_again(button: NodeRef<Button>) {
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            // A button that can't take the focus can still be pressed.
            button.focus().unwrap_or_default();
        }
    });
}

fn subscription(page: &view::CheckoutPage, locale: Locale) -> AnyView {
    let price = format_money(&page.price.net, language_of(locale));
    view! {
        <div class="row">
            <dt>{td_string!(locale, checkout.subscription)}</dt>
            <dd>
                <strong>"Canon Professional Services : " {page.level.name()}</strong>
                " "
                <span class="detail">
                    {td_string!(locale, checkout.price, price = price).to_string()}
                </span>
            </dd>
            <dd class="change">
                <a href="/membership">{td_string!(locale, checkout.change_plan)}</a>
            </dd>
        </div>
    }
    .into_any()
}

fn company(page: &view::CheckoutPage, locale: Locale) -> AnyView {
    let country = country_name(locale, page.country);
    view! {
        <div class="row">
            <dt>{td_string!(locale, checkout.company)}</dt>
            <dd>
                {page.company.clone()} " "
                <span class="detail">
                    {td_string!(locale, checkout.vat_number)} " " {page.vat_number.clone()} " · "
                    {country}
                </span>
            </dd>
        </div>
    }
    .into_any()
}
