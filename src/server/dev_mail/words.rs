//! The mailbox's texts. They stand apart from the portal's: it is no part of it.

use cps_domain::Language;

/// What the pages say.
pub(super) struct Words {
    pub(super) portal: &'static str,
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) empty: &'static str,
    pub(super) back: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) reply_to: &'static str,
    pub(super) date: &'static str,
    pub(super) as_html: &'static str,
    pub(super) enclosed: &'static str,
    pub(super) not_found: &'static str,
    pub(super) clock: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}

static ENGLISH: Words = Words {
    portal: "Demonstration",
    title: "Mail",
    lead: "What the portal would have sent. In this demonstration nothing leaves the machine.",
    empty: "No mail yet. Apply for an account, or ask for a new password, and look again.",
    back: "All mail",
    from: "From",
    to: "To",
    reply_to: "Answers to",
    date: "Date",
    as_html: "Show as HTML",
    enclosed: "Enclosed",
    not_found: "There is no mail at this address.",
    clock: "Put the clock forward",
};

static SPANISH: Words = Words {
    portal: "Demostración",
    title: "Correo",
    lead: "Lo que el portal habría enviado. En esta demostración nada sale del equipo.",
    empty: "Aún no hay correo. Solicita una cuenta o una contraseña nueva y vuelve a mirar.",
    back: "Todo el correo",
    from: "De",
    to: "Para",
    reply_to: "Respuestas a",
    date: "Fecha",
    as_html: "Ver como HTML",
    enclosed: "Adjunto",
    not_found: "En esta dirección no hay ningún correo.",
    clock: "Adelantar el reloj",
};
