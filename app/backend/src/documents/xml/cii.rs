//! The UN/CEFACT syntax, as Factur-X embeds it in the PDF (profile EN 16931).

use std::io;

use cps_domain::view::Party;
use cps_domain::{Date, DocumentKind, Money, format_decimal};

use super::meaning::{self, Tax};
use super::writer::Xml;
use crate::documents::DocumentError;
use crate::store::documents::{Document, Line};

const NAMESPACES: [(&str, &str); 3] = [
    (
        "xmlns:rsm",
        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    ),
    (
        "xmlns:ram",
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    ),
    (
        "xmlns:udt",
        "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    ),
];

/// The names of an address's lines.
const ADDRESS_LINES: [&str; 3] = ["ram:LineOne", "ram:LineTwo", "ram:LineThree"];

/// The document as Factur-X reads it.
///
/// # Errors
/// [`DocumentError`] when it cannot be written.
pub fn facturx(document: &Document) -> Result<String, DocumentError> {
    let tax = meaning::tax(document);
    let file = Xml::file("rsm:CrossIndustryInvoice", &NAMESPACES, |xml| {
        xml.element("rsm:ExchangedDocumentContext", |xml| {
            xml.element("ram:GuidelineSpecifiedDocumentContextParameter", |xml| {
                xml.text("ram:ID", meaning::NORM)
            })
        })?;
        xml.element("rsm:ExchangedDocument", |xml| identity(xml, document))?;
        xml.element("rsm:SupplyChainTradeTransaction", |xml| {
            for (number, line) in (1..).zip(&document.lines) {
                xml.element("ram:IncludedSupplyChainTradeLineItem", |xml| {
                    item(xml, number, line, &tax)
                })?;
            }
            xml.element("ram:ApplicableHeaderTradeAgreement", |xml| {
                agreement(xml, document, &tax)
            })?;
            xml.element("ram:ApplicableHeaderTradeDelivery", |xml| {
                delivery(xml, document)
            })?;
            xml.element("ram:ApplicableHeaderTradeSettlement", |xml| {
                settlement(xml, document, &tax)
            })
        })
    });
    Ok(file?)
}

/// Number, kind and date (BT-1, BT-3, BT-2).
fn identity(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let kind = match document.kind() {
        DocumentKind::Invoice => "380",
        DocumentKind::CreditNote => "381",
    };
    xml.text("ram:ID", &document.number.to_string())?;
    xml.text("ram:TypeCode", kind)?;
    date(xml, "ram:IssueDateTime", document.issued_on)?;
    match meaning::note(document) {
        Some(note) => xml.element("ram:IncludedNote", |xml| xml.text("ram:Content", note)),
        None => Ok(()),
    }
}

/// A line (BG-25).
fn item(xml: &mut Xml, number: u32, line: &Line, tax: &Tax) -> io::Result<()> {
    xml.element("ram:AssociatedDocumentLineDocument", |xml| {
        xml.text("ram:LineID", &number.to_string())
    })?;
    xml.element("ram:SpecifiedTradeProduct", |xml| {
        xml.text("ram:Name", &line.description)
    })?;
    xml.element("ram:SpecifiedLineTradeAgreement", |xml| {
        xml.element("ram:NetPriceProductTradePrice", |xml| {
            money(xml, "ram:ChargeAmount", line.unit_price)
        })
    })?;
    xml.element("ram:SpecifiedLineTradeDelivery", |xml| {
        let unit = [("unitCode", meaning::PIECE)];
        xml.text_with("ram:BilledQuantity", &unit, &line.quantity.to_string())
    })?;
    xml.element("ram:SpecifiedLineTradeSettlement", |xml| {
        xml.element("ram:ApplicableTradeTax", |xml| {
            xml.text("ram:TypeCode", "VAT")?;
            xml.text("ram:CategoryCode", tax.category)?;
            percent(xml, tax)
        })?;
        xml.element("ram:BillingSpecifiedPeriod", |xml| {
            date(xml, "ram:StartDateTime", line.starts_on)?;
            date(xml, "ram:EndDateTime", line.ends_on)
        })?;
        let sum = "ram:SpecifiedTradeSettlementLineMonetarySummation";
        xml.element(sum, |xml| money(xml, "ram:LineTotalAmount", line.net))
    })
}

/// Both parties and what they agreed on.
fn agreement(xml: &mut Xml, document: &Document, tax: &Tax) -> io::Result<()> {
    xml.element("ram:SellerTradeParty", |xml| {
        party(xml, &document.issuer, tax)
    })?;
    xml.element("ram:BuyerTradeParty", |xml| {
        // BT-46: the buyer as the seller knows it.
        xml.text("ram:ID", &document.member_number.to_string())?;
        party(xml, &document.buyer, tax)
    })?;
    match &document.purchase_order {
        Some(order) => xml.element("ram:BuyerOrderReferencedDocument", |xml| {
            xml.text("ram:IssuerAssignedID", order.as_str())
        }),
        None => Ok(()),
    }
}

/// A party (BG-4, BG-7).
fn party(xml: &mut Xml, party: &Party, tax: &Tax) -> io::Result<()> {
    xml.text("ram:Name", &party.name)?;
    let numbered = !party.vat_number.is_empty();
    if numbered && !tax.names_vat_numbers {
        xml.element("ram:SpecifiedLegalOrganization", |xml| {
            xml.text("ram:ID", &party.vat_number)
        })?;
    }
    xml.element("ram:PostalTradeAddress", |xml| {
        for (name, line) in ADDRESS_LINES.iter().zip(meaning::address(party)) {
            xml.text(name, &line)?;
        }
        match meaning::country(party) {
            Some(country) => xml.text("ram:CountryID", country.as_str()),
            None => Ok(()),
        }
    })?;
    if numbered && tax.names_vat_numbers {
        xml.element("ram:SpecifiedTaxRegistration", |xml| {
            xml.text_with("ram:ID", &[("schemeID", "VA")], &party.vat_number)
        })?;
    }
    Ok(())
}

/// When what is sold begins (BT-72).
fn delivery(xml: &mut Xml, document: &Document) -> io::Result<()> {
    xml.element("ram:ActualDeliverySupplyChainEvent", |xml| {
        let day = meaning::delivered_on(document);
        date(xml, "ram:OccurrenceDateTime", day)
    })
}

/// How it is paid, and what it adds up to.
fn settlement(xml: &mut Xml, document: &Document, tax: &Tax) -> io::Result<()> {
    let price = &document.price;
    if let Some(reference) = meaning::reference(document) {
        xml.text("ram:PaymentReference", &reference)?;
    }
    xml.text("ram:InvoiceCurrencyCode", price.gross.currency.code())?;
    means(xml, document)?;
    xml.element("ram:ApplicableTradeTax", |xml| {
        breakdown(xml, document, tax)
    })?;
    xml.element("ram:SpecifiedTradePaymentTerms", |xml| {
        xml.text("ram:Description", &meaning::terms(document))?;
        date(xml, "ram:DueDateDateTime", document.due_on)
    })?;
    let sums = "ram:SpecifiedTradeSettlementHeaderMonetarySummation";
    xml.element(sums, |xml| {
        money(xml, "ram:LineTotalAmount", price.net)?;
        money(xml, "ram:TaxBasisTotalAmount", price.net)?;
        let currency = [("currencyID", price.vat.currency.code())];
        let vat = format_decimal(&price.vat);
        xml.text_with("ram:TaxTotalAmount", &currency, &vat)?;
        money(xml, "ram:GrandTotalAmount", price.gross)?;
        money(xml, "ram:DuePayableAmount", price.gross)
    })?;
    match document.corrected_number {
        // BT-25: the invoice that is taken back.
        Some(number) => xml.element("ram:InvoiceReferencedDocument", |xml| {
            xml.text("ram:IssuerAssignedID", &number.to_string())
        }),
        None => Ok(()),
    }
}

/// The means of payment (BG-16, BG-17).
fn means(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let Some(means) = meaning::means(document) else {
        return Ok(());
    };
    xml.element("ram:SpecifiedTradeSettlementPaymentMeans", |xml| {
        xml.text("ram:TypeCode", means.code)?;
        let Some(account) = means.account else {
            return Ok(());
        };
        xml.element("ram:PayeePartyCreditorFinancialAccount", |xml| {
            xml.text("ram:IBANID", account.iban.as_str())?;
            xml.text("ram:AccountName", &account.holder)
        })?;
        match &account.bic {
            Some(bic) => xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution", |xml| {
                xml.text("ram:BICID", bic.as_str())
            }),
            None => Ok(()),
        }
    })
}

/// The VAT (BG-23).
fn breakdown(xml: &mut Xml, document: &Document, tax: &Tax) -> io::Result<()> {
    money(xml, "ram:CalculatedAmount", document.price.vat)?;
    xml.text("ram:TypeCode", "VAT")?;
    if let Some((_, words)) = tax.exemption {
        xml.text("ram:ExemptionReason", words)?;
    }
    money(xml, "ram:BasisAmount", document.price.net)?;
    xml.text("ram:CategoryCode", tax.category)?;
    if let Some((code, _)) = tax.exemption {
        xml.text("ram:ExemptionReasonCode", code)?;
    }
    percent(xml, tax)
}

fn percent(xml: &mut Xml, tax: &Tax) -> io::Result<()> {
    match &tax.percent {
        Some(percent) => xml.text("ram:RateApplicablePercent", percent),
        None => Ok(()),
    }
}

fn money(xml: &mut Xml, name: &str, amount: Money) -> io::Result<()> {
    xml.text(name, &format_decimal(&amount))
}

/// A day, `20261125`, which is format 102.
fn date(xml: &mut Xml, name: &str, date: Date) -> io::Result<()> {
    let day: String = date.to_string().split('-').collect();
    xml.element(name, |xml| {
        xml.text_with("udt:DateTimeString", &[("format", "102")], &day)
    })
}
