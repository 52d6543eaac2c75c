//! The OASIS syntax, UBL 2.1, which many accounting programs take and some countries ask for.

use std::io;

use cps_domain::view::Party;
use cps_domain::{DocumentKind, Money, format_decimal};

use super::meaning::{self, Tax};
use super::writer::Xml;
use crate::documents::DocumentError;
use crate::store::documents::{Document, Line};

/// What is called otherwise in an invoice and in a credit note.
struct Names {
    root: &'static str,
    namespace: &'static str,
    type_code: (&'static str, &'static str),
    line: &'static str,
    quantity: &'static str,
}

const INVOICE: Names = Names {
    root: "Invoice",
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    type_code: ("cbc:InvoiceTypeCode", "380"),
    line: "cac:InvoiceLine",
    quantity: "cbc:InvoicedQuantity",
};

const CREDIT_NOTE: Names = Names {
    root: "CreditNote",
    namespace: "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
    type_code: ("cbc:CreditNoteTypeCode", "381"),
    line: "cac:CreditNoteLine",
    quantity: "cbc:CreditedQuantity",
};

/// The document as UBL.
///
/// # Errors
/// [`DocumentError`] when it cannot be written.
pub fn ubl(document: &Document) -> Result<String, DocumentError> {
    let names = match document.kind() {
        DocumentKind::Invoice => INVOICE,
        DocumentKind::CreditNote => CREDIT_NOTE,
    };
    let tax = meaning::tax(document);
    let namespaces = [
        ("xmlns", names.namespace),
        (
            "xmlns:cac",
            "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        ),
        (
            "xmlns:cbc",
            "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
        ),
    ];
    let file = Xml::file(names.root, &namespaces, |xml| {
        identity(xml, document, &names)?;
        xml.element("cac:AccountingSupplierParty", |xml| {
            xml.element("cac:Party", |xml| party(xml, &document.issuer, &tax))
        })?;
        xml.element("cac:AccountingCustomerParty", |xml| {
            xml.element("cac:Party", |xml| {
                // BT-46: the buyer as the seller knows it.
                xml.element("cac:PartyIdentification", |xml| {
                    xml.text("cbc:ID", &document.member_number.to_string())
                })?;
                party(xml, &document.buyer, &tax)
            })
        })?;
        xml.element("cac:Delivery", |xml| {
            let day = meaning::delivered_on(document);
            xml.text("cbc:ActualDeliveryDate", &day.to_string())
        })?;
        means(xml, document)?;
        xml.element("cac:PaymentTerms", |xml| {
            xml.text("cbc:Note", &meaning::terms(document))
        })?;
        xml.element("cac:TaxTotal", |xml| breakdown(xml, document, &tax))?;
        xml.element("cac:LegalMonetaryTotal", |xml| totals(xml, document))?;
        for (number, line) in (1..).zip(&document.lines) {
            xml.element(names.line, |xml| item(xml, number, line, &names, &tax))?;
        }
        Ok(())
    });
    Ok(file?)
}

/// Number, kind, dates, and the documents it refers to.
fn identity(xml: &mut Xml, document: &Document, names: &Names) -> io::Result<()> {
    xml.text("cbc:CustomizationID", meaning::NORM)?;
    xml.text("cbc:ID", &document.number.to_string())?;
    xml.text("cbc:IssueDate", &document.issued_on.to_string())?;
    // A credit note has no such element.
    if document.kind() == DocumentKind::Invoice {
        xml.text("cbc:DueDate", &document.due_on.to_string())?;
    }
    let (name, code) = names.type_code;
    xml.text(name, code)?;
    if let Some(note) = meaning::note(document) {
        xml.text("cbc:Note", note)?;
    }
    let currency = document.price.gross.currency.code();
    xml.text("cbc:DocumentCurrencyCode", currency)?;
    if let Some(order) = &document.purchase_order {
        xml.element("cac:OrderReference", |xml| {
            xml.text("cbc:ID", order.as_str())
        })?;
    }
    match document.corrected_number {
        Some(number) => xml.element("cac:BillingReference", |xml| {
            xml.element("cac:InvoiceDocumentReference", |xml| {
                xml.text("cbc:ID", &number.to_string())
            })
        }),
        None => Ok(()),
    }
}

/// A party (BG-4, BG-7).
fn party(xml: &mut Xml, party: &Party, tax: &Tax) -> io::Result<()> {
    let numbered = !party.vat_number.is_empty();
    xml.element("cac:PostalAddress", |xml| address(xml, party))?;
    if numbered && tax.names_vat_numbers {
        xml.element("cac:PartyTaxScheme", |xml| {
            xml.text("cbc:CompanyID", &party.vat_number)?;
            scheme(xml)
        })?;
    }
    xml.element("cac:PartyLegalEntity", |xml| {
        xml.text("cbc:RegistrationName", &party.name)?;
        if numbered && !tax.names_vat_numbers {
            xml.text("cbc:CompanyID", &party.vat_number)?;
        }
        Ok(())
    })
}

fn address(xml: &mut Xml, party: &Party) -> io::Result<()> {
    let lines = meaning::address(party);
    let mut lines = lines.iter();
    for name in ["cbc:StreetName", "cbc:AdditionalStreetName"] {
        if let Some(line) = lines.next() {
            xml.text(name, line)?;
        }
    }
    for line in lines {
        xml.element("cac:AddressLine", |xml| xml.text("cbc:Line", line))?;
    }
    match meaning::country(party) {
        Some(country) => xml.element("cac:Country", |xml| {
            xml.text("cbc:IdentificationCode", country.as_str())
        }),
        None => Ok(()),
    }
}

/// The means of payment (BG-16, BG-17).
fn means(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let Some(means) = meaning::means(document) else {
        return Ok(());
    };
    xml.element("cac:PaymentMeans", |xml| {
        xml.text("cbc:PaymentMeansCode", means.code)?;
        if let Some(reference) = meaning::reference(document) {
            xml.text("cbc:PaymentID", &reference)?;
        }
        let Some(account) = means.account else {
            return Ok(());
        };
        xml.element("cac:PayeeFinancialAccount", |xml| {
            xml.text("cbc:ID", account.iban.as_str())?;
            xml.text("cbc:Name", &account.holder)?;
            match &account.bic {
                Some(bic) => xml.element("cac:FinancialInstitutionBranch", |xml| {
                    xml.text("cbc:ID", bic.as_str())
                }),
                None => Ok(()),
            }
        })
    })
}

/// The VAT (BG-23).
fn breakdown(xml: &mut Xml, document: &Document, tax: &Tax) -> io::Result<()> {
    let price = &document.price;
    money(xml, "cbc:TaxAmount", price.vat)?;
    xml.element("cac:TaxSubtotal", |xml| {
        money(xml, "cbc:TaxableAmount", price.net)?;
        money(xml, "cbc:TaxAmount", price.vat)?;
        xml.element("cac:TaxCategory", |xml| {
            xml.text("cbc:ID", tax.category)?;
            percent(xml, tax)?;
            if let Some((code, words)) = tax.exemption {
                xml.text("cbc:TaxExemptionReasonCode", code)?;
                xml.text("cbc:TaxExemptionReason", words)?;
            }
            scheme(xml)
        })
    })
}

/// The sums (BG-22).
fn totals(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let price = &document.price;
    money(xml, "cbc:LineExtensionAmount", price.net)?;
    money(xml, "cbc:TaxExclusiveAmount", price.net)?;
    money(xml, "cbc:TaxInclusiveAmount", price.gross)?;
    money(xml, "cbc:PayableAmount", price.gross)
}

/// A line (BG-25).
fn item(xml: &mut Xml, number: u32, line: &Line, names: &Names, tax: &Tax) -> io::Result<()> {
    xml.text("cbc:ID", &number.to_string())?;
    let unit = [("unitCode", meaning::PIECE)];
    xml.text_with(names.quantity, &unit, &line.quantity.to_string())?;
    money(xml, "cbc:LineExtensionAmount", line.net)?;
    xml.element("cac:InvoicePeriod", |xml| {
        xml.text("cbc:StartDate", &line.starts_on.to_string())?;
        xml.text("cbc:EndDate", &line.ends_on.to_string())
    })?;
    xml.element("cac:Item", |xml| {
        xml.text("cbc:Name", &line.description)?;
        xml.element("cac:ClassifiedTaxCategory", |xml| {
            xml.text("cbc:ID", tax.category)?;
            percent(xml, tax)?;
            scheme(xml)
        })
    })?;
    xml.element("cac:Price", |xml| {
        money(xml, "cbc:PriceAmount", line.unit_price)
    })
}

fn scheme(xml: &mut Xml) -> io::Result<()> {
    xml.element("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"))
}

fn percent(xml: &mut Xml, tax: &Tax) -> io::Result<()> {
    match &tax.percent {
        Some(percent) => xml.text("cbc:Percent", percent),
        None => Ok(()),
    }
}

fn money(xml: &mut Xml, name: &str, amount: Money) -> io::Result<()> {
    let currency = [("currencyID", amount.currency.code())];
    xml.text_with(name, &currency, &format_decimal(&amount))
}
