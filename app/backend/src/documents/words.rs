//! What documents say, in each language. `{…}` is filled in.

use cps_domain::{CreditReason, DocumentKind, Language, VatTreatment};

/// The words of one language.
pub(super) struct Words {
    pub(super) invoice: &'static str,
    pub(super) credit_note: &'static str,
    pub(super) issued_on: &'static str,
    pub(super) due_on: &'static str,
    pub(super) corrects: &'static str,
    pub(super) member_number: &'static str,
    pub(super) purchase_order: &'static str,
    pub(super) issuer: &'static str,
    pub(super) buyer: &'static str,
    pub(super) vat_number: &'static str,
    pub(super) description: &'static str,
    pub(super) quantity: &'static str,
    pub(super) unit_price: &'static str,
    pub(super) vat: &'static str,
    pub(super) amount: &'static str,
    pub(super) period: &'static str,
    pub(super) net: &'static str,
    pub(super) vat_rate: &'static str,
    pub(super) to_pay: &'static str,
    pub(super) given_back: &'static str,
    pub(super) reverse_charge: &'static str,
    pub(super) outside_scope: &'static str,
    pub(super) withdrawal: &'static str,
    pub(super) unpaid: &'static str,
    pub(super) payment: &'static str,
    pub(super) card: &'static str,
    pub(super) transfer: &'static str,
    pub(super) transfer_elsewhere: &'static str,
    pub(super) charges: &'static str,
    pub(super) holder: &'static str,
    pub(super) reference: &'static str,
    pub(super) scan: &'static str,
    pub(super) settled_withdrawal: &'static str,
    pub(super) settled_unpaid: &'static str,
    pub(super) page: &'static str,
    pub(super) attachment: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}

impl Words {
    /// What a document is called.
    pub(super) fn title(&self, kind: DocumentKind) -> &'static str {
        match kind {
            DocumentKind::Invoice => self.invoice,
            DocumentKind::CreditNote => self.credit_note,
        }
    }

    /// Why no VAT is charged, as the law asks to say it.
    pub(super) fn exemption(&self, treatment: VatTreatment) -> Option<&'static str> {
        match treatment {
            VatTreatment::Domestic => None,
            VatTreatment::ReverseCharge => Some(self.reverse_charge),
            VatTreatment::OutsideScope => Some(self.outside_scope),
        }
    }

    /// Why an invoice is taken back.
    pub(super) fn reason(&self, reason: CreditReason) -> &'static str {
        match reason {
            CreditReason::Withdrawal => self.withdrawal,
            CreditReason::Unpaid => self.unpaid,
        }
    }

    /// What becomes of the amount of a credit note.
    pub(super) fn settled(&self, reason: Option<CreditReason>) -> &'static str {
        match reason {
            Some(CreditReason::Unpaid) => self.settled_unpaid,
            Some(CreditReason::Withdrawal) | None => self.settled_withdrawal,
        }
    }
}

const SPANISH: Words = Words {
    invoice: "Factura",
    credit_note: "Factura rectificativa",
    issued_on: "Fecha de expedición",
    due_on: "Vencimiento",
    corrects: "Rectifica la factura",
    member_number: "Número de miembro",
    purchase_order: "Número de pedido",
    issuer: "Emisor",
    buyer: "Cliente",
    vat_number: "NIF-IVA {number}",
    description: "Concepto",
    quantity: "Cantidad",
    unit_price: "Precio",
    vat: "IVA",
    amount: "Importe",
    period: "Del {from} al {to}",
    net: "Base imponible",
    vat_rate: "IVA {rate}",
    to_pay: "Total a pagar",
    given_back: "Total abonado",
    reverse_charge: "Inversión del sujeto pasivo: el cliente declara el IVA (artículo 196 de la Directiva 2006/112/CE).",
    outside_scope: "Operación no sujeta al IVA: el cliente está fuera del territorio de IVA de la Unión Europea (artículo 44 de la Directiva 2006/112/CE).",
    withdrawal: "Motivo: has desistido de la suscripción.",
    unpaid: "Motivo: la factura no se pagó a tiempo y la suscripción, o la mejora de nivel, ha terminado.",
    payment: "Pago",
    card: "Con tarjeta: el {date} se cobrarán {amount} a la tarjeta guardada. No tienes que hacer nada.",
    transfer: "Por transferencia: {amount}, a más tardar el {date}, con esta referencia exacta. Por ella encontramos tu pago.",
    transfer_elsewhere: "Por transferencia: {amount}, a más tardar el {date}, con la referencia {reference}.",
    charges: "Puede generar cargos adicionales locales.",
    holder: "Titular",
    reference: "Referencia",
    scan: "Escanéalo con la aplicación de tu banco",
    settled_withdrawal: "Lo que hayas pagado de la factura {number} se devuelve. Lo que no hayas pagado ya no se debe.",
    settled_unpaid: "Este importe de la factura {number} ya no se debe. No tienes que hacer nada.",
    page: "Página {page} de {pages}",
    attachment: "La factura como datos, según la norma EN 16931",
};

const ENGLISH: Words = Words {
    invoice: "Invoice",
    credit_note: "Credit note",
    issued_on: "Date of issue",
    due_on: "Due date",
    corrects: "Takes back invoice",
    member_number: "Member number",
    purchase_order: "Purchase order number",
    issuer: "From",
    buyer: "To",
    vat_number: "VAT number {number}",
    description: "Item",
    quantity: "Quantity",
    unit_price: "Price",
    vat: "VAT",
    amount: "Amount",
    period: "{from} to {to}",
    net: "Total excl. VAT",
    vat_rate: "VAT {rate}",
    to_pay: "Total to pay",
    given_back: "Total credited",
    reverse_charge: "Reverse charge: the customer accounts for the VAT (article 196 of Directive 2006/112/EC).",
    outside_scope: "Not subject to VAT: the customer is outside the VAT area of the European Union (article 44 of Directive 2006/112/EC).",
    withdrawal: "Reason: you withdrew from the subscription.",
    unpaid: "Reason: the invoice was not paid in time, and the subscription or the upgrade has ended.",
    payment: "Payment",
    card: "By card: {amount} will be charged to the card on file on {date}. There is nothing you need to do.",
    transfer: "By bank transfer: {amount} by {date}, with exactly this reference. By it we find your payment.",
    transfer_elsewhere: "By bank transfer: {amount} by {date}, with the reference {reference}.",
    charges: "Additional bank charges may apply.",
    holder: "Account holder",
    reference: "Reference",
    scan: "Scan it with your bank's app",
    settled_withdrawal: "What you have paid of invoice {number} is given back. What you have not paid is no longer owed.",
    settled_unpaid: "This amount of invoice {number} is no longer owed. There is nothing you need to do.",
    page: "Page {page} of {pages}",
    attachment: "The invoice as data (EN 16931)",
};
