use super::page;
use super::words::Words;
use cps_backend::payments::sandbox::CardProblem;
use cps_domain::{CardOnFile, VerificationId};
use leptos::prelude::*;

/// What the card form shows: nothing at first, and after a refusal why.
pub(super) struct CardForm {
    pub(super) problems: Vec<CardProblem>,
    pub(super) expires: String,
}

impl CardForm {
    fn problem(&self, of_field: &[CardProblem]) -> Option<CardProblem> {
        self.problems
            .iter()
            .copied()
            .find(|problem| of_field.contains(problem))
    }
}

/// The form for a card, and the cards that it knows.
pub(super) fn card_form(id: VerificationId, form: &CardForm, words: &'static Words) -> AnyView {
    let number = form.problem(&[CardProblem::Number, CardProblem::NotATestCard]);
    let expires = form.problem(&[CardProblem::Expires, CardProblem::Expired]);
    let code = form.problem(&[CardProblem::SecurityCode]);
    let is_refused = !form.problems.is_empty();
    view! {
        <h1>{words.heading}</h1>
        <p>{words.zero_amount}</p>
        {is_refused
            .then(|| {
                view! {
                    <p class="problem" role="alert">
                        <strong>{words.check}</strong>
                    </p>
                }
            })}
        <form method="post" action=page(id)>
            {field("number", words.number, "", String::new(), number, words)}
            <div class="pair">
                {field("expires", words.expires, "12/30", form.expires.clone(), expires, words)}
                {field("security_code", words.security_code, "123", String::new(), code, words)}
            </div>
            <button>{words.authorize}</button>
        </form>
        {cancel_form(id, words)}
        {test_cards(words)}
    }
    .into_any()
}

fn field(
    name: &'static str,
    label: &'static str,
    placeholder: &'static str,
    value: String,
    problem: Option<CardProblem>,
    words: &'static Words,
) -> AnyView {
    let problem_id = format!("{name}-problem");
    let described_by = problem.is_some().then(|| problem_id.clone());
    view! {
        <div>
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                value=value
                placeholder=placeholder
                maxlength="30"
                autocomplete="off"
                inputmode="numeric"
                aria-invalid=problem.is_some().then_some("true")
                aria-describedby=described_by
            />
            {problem
                .map(|problem| {
                    view! {
                        <p class="problem" id=problem_id>
                            {words.problem(problem)}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}

/// The bank's question: is it you?
pub(super) fn authentication_form(
    id: VerificationId,
    card: &CardOnFile,
    words: &'static Words,
) -> AnyView {
    let card = format!("{} ···· {}", card.brand, card.last_four);
    view! {
        <h1>{words.is_it_you}</h1>
        <p>{words.zero_amount} " " <strong>{card}</strong></p>
        <form method="post" action=format!("{}/authentication", page(id))>
            <button name="approved" value="true">
                {words.approve}
            </button>
            <button class="plain" name="approved" value="false">
                {words.refuse}
            </button>
        </form>
        {cancel_form(id, words)}
    }
    .into_any()
}

fn cancel_form(id: VerificationId, words: &'static Words) -> AnyView {
    view! {
        <form method="post" action=format!("{}/cancel", page(id))>
            <button class="plain">{words.cancel}</button>
        </form>
    }
    .into_any()
}

fn test_cards(words: &'static Words) -> AnyView {
    let cards = [
        ("4242\u{a0}4242\u{a0}4242\u{a0}4242", words.accepted),
        ("5555\u{a0}5555\u{a0}5555\u{a0}4444", words.accepted),
        ("3782\u{a0}822463\u{a0}10005", words.accepted_four_digits),
        ("4000\u{a0}0000\u{a0}0000\u{a0}0002", words.declined),
        ("4000\u{a0}0025\u{a0}0000\u{a0}3155", words.authenticated),
    ];
    let rows = cards.map(|(number, outcome)| {
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td>{outcome}</td>
            </tr>
        }
    });
    view! {
        <table>
            <caption>{words.test_cards}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.number}</th>
                    <th scope="col">{words.what_happens}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </table>
    }
    .into_any()
}
