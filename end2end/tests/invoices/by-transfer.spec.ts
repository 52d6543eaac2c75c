import { corporate, studio } from "../portal/accounts";
import { InvoiceList, InvoicePage } from "../portal/invoices";
import { subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("an invoice says how to make the transfer, and shows the code for it", async ({ member }) => {
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const number = await invoices.opensNewest();
  const invoice = new InvoicePage(member);
  await invoice.is("Por pagar");
  await expect(invoice.payment).toContainText("121,00 €");
  await expect(invoice.detail("IBAN")).toHaveText(/^[A-Z]{2}\d{2}( [A-Z0-9]{1,4})+$/);
  const reference = (await invoice.detail("Referencia").innerText()).replaceAll(" ", "");
  expect(reference).toMatch(new RegExp(`^RF\\d\\d${number.replace("-", "")}$`));
  await expect(invoice.detail("Importe")).toHaveText("121,00 €");
  const code = invoice.payment.getByRole("img", { name: member.words.invoices.code });
  await expect(code).toHaveJSProperty("complete", true);
  expect(await code.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
});

test("there is no such code for pounds", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  const invoice = new InvoicePage(member);
  await expect(invoice.detail("Reference")).toHaveText(/^RF/);
  await expect(invoice.payment.getByRole("img")).toHaveCount(0);
});

test("on paper there is the invoice and nothing else", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  const invoice = new InvoicePage(member);
  await expect(invoice.payment).toBeVisible();
  await member.page.emulateMedia({ media: "print" });
  await expect(invoice.sheet).toBeVisible();
  await expect(invoice.payment).toBeHidden();
  await expect(member.link(member.words.invoices.download)).toBeHidden();
});
