//! The sandbox's texts. They stand apart from the portal's, as a provider's would.

use cps_backend::payments::sandbox::CardProblem;
use cps_domain::Language;

/// What the pages say.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) banner: &'static str,
    pub(super) no_real_card: &'static str,
    pub(super) heading: &'static str,
    pub(super) zero_amount: &'static str,
    pub(super) check: &'static str,
    pub(super) number: &'static str,
    pub(super) expires: &'static str,
    pub(super) security_code: &'static str,
    pub(super) authorize: &'static str,
    pub(super) cancel: &'static str,
    pub(super) is_it_you: &'static str,
    pub(super) approve: &'static str,
    pub(super) refuse: &'static str,
    pub(super) test_cards: &'static str,
    pub(super) what_happens: &'static str,
    pub(super) accepted: &'static str,
    pub(super) accepted_four_digits: &'static str,
    pub(super) declined: &'static str,
    pub(super) authenticated: &'static str,
    pub(super) not_found: &'static str,
    pub(super) try_again: &'static str,
    wrong_number: &'static str,
    not_a_test_card: &'static str,
    wrong_expiry: &'static str,
    expired: &'static str,
    wrong_security_code: &'static str,
}

impl Words {
    /// What is wrong with a field, and what to do.
    pub(super) fn problem(&self, problem: CardProblem) -> &'static str {
        match problem {
            CardProblem::Number => self.wrong_number,
            CardProblem::NotATestCard => self.not_a_test_card,
            CardProblem::Expires => self.wrong_expiry,
            CardProblem::Expired => self.expired,
            CardProblem::SecurityCode => self.wrong_security_code,
        }
    }
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}

static ENGLISH: Words = Words {
    title: "Test payment page",
    banner: "TEST PAYMENT PAGE",
    no_real_card: "No real card is charged here. Never enter one: use a test card.",
    heading: "Enter a test card",
    zero_amount: "Canon Professional Services asks to authorize a card with an amount of zero.",
    check: "Please check the card.",
    number: "Card number",
    expires: "Expiry (MM/YY)",
    security_code: "Security code",
    authorize: "Authorize card",
    cancel: "Cancel and go back",
    is_it_you: "Your bank asks: is it you?",
    approve: "Yes, authorize",
    refuse: "No, refuse",
    test_cards: "Test cards (any expiry that is not over, any code of three digits)",
    what_happens: "What happens",
    accepted: "accepted",
    accepted_four_digits: "accepted (code of four digits)",
    declined: "declined",
    authenticated: "needs authentication",
    not_found: "There is nothing to pay at this address.",
    try_again: "The test bank is busy. Please load this page again in a moment.",
    wrong_number: "This is not the number of a card.",
    not_a_test_card: "This is not a test card. Use one from the list below.",
    wrong_expiry: "Write the month and the year, like 12/30.",
    expired: "This card has expired. Use a date in the future.",
    wrong_security_code: "Enter the three digits of the code (American Express: four).",
};

static SPANISH: Words = Words {
    title: "Página de pago de prueba",
    banner: "PÁGINA DE PAGO DE PRUEBA",
    no_real_card: "Aquí no se cobra ninguna tarjeta real. No la introduzcas: usa una tarjeta de prueba.",
    heading: "Introduce una tarjeta de prueba",
    zero_amount: "Canon Professional Services pide autorizar una tarjeta por importe cero.",
    check: "Revisa la tarjeta.",
    number: "Número de tarjeta",
    expires: "Caducidad (MM/AA)",
    security_code: "Código de seguridad",
    authorize: "Autorizar tarjeta",
    cancel: "Cancelar y volver",
    is_it_you: "Tu banco pregunta: ¿eres tú?",
    approve: "Sí, autorizar",
    refuse: "No, rechazar",
    test_cards: "Tarjetas de prueba (cualquier caducidad no vencida, cualquier código de tres cifras)",
    what_happens: "Qué ocurre",
    accepted: "aceptada",
    accepted_four_digits: "aceptada (código de cuatro cifras)",
    declined: "rechazada",
    authenticated: "pide autenticación",
    not_found: "En esta dirección no hay nada que pagar.",
    try_again: "El banco de prueba está ocupado. Vuelve a cargar la página en un momento.",
    wrong_number: "No es el número de una tarjeta.",
    not_a_test_card: "No es una tarjeta de prueba. Usa una de la lista de abajo.",
    wrong_expiry: "Escribe el mes y el año, por ejemplo 12/30.",
    expired: "La tarjeta está caducada. Usa una fecha futura.",
    wrong_security_code: "Escribe las tres cifras del código (American Express: cuatro).",
};
