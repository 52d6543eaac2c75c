import { corporate, studio } from "../portal/accounts";
import { InvoiceList, InvoicePage } from "../portal/invoices";
import { CARDS, ProviderPage, type TestCard } from "../portal/provider";
import { Dashboard, subscribesByCard } from "../portal/subscription";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";

/** Joins by this card, and opens the invoice. */
async function isInvoiced(member: Member, card: TestCard): Promise<InvoicePage> {
  await subscribesByCard(member, "silver", card);
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  return new InvoicePage(member);
}

test("nothing needs to be done, but the card can be charged before its day", async ({ member }) => {
  await member.isSignedInAs(studio);
  const invoice = await isInvoiced(member, CARDS.accepted);
  await invoice.is("To pay");
  await expect(invoice.payment).toContainText(/Visa ···· 4242 will be charged on \d/);
  await member.staysOnThePage(async () => {
    await invoice.payNowButton.click();
    await expect(member.notice).toContainText(member.words.invoices.now_paid);
    await invoice.is("Paid");
    await expect(invoice.payment.getByRole("listitem")).toContainText("£85.00");
    await expect(invoice.payNowButton).toHaveCount(0);
  });

  await member.opens("/invoices");
  const invoices = new InvoiceList(member);
  await expect(invoices.row(invoices.numbers)).toContainText("Paid");
});

test("a card that is declined is replaced, and the new one pays", async ({ member }) => {
  await member.isSignedInAs(corporate);
  const invoice = await isInvoiced(member, CARDS.declinedLater);
  await invoice.payNowButton.click();
  await expect(member.alert).toContainText(member.words.invoices.now_declined);
  await invoice.is("Por pagar");
  await expect(invoice.payment).toContainText("0341 ha sido rechazada");

  await invoice.anotherCardButton.click();
  const provider = await ProviderPage.reached(member.page);
  await provider.enters(CARDS.accepted);
  await member.isAt(/\/invoices\/[0-9a-f-]+\?/);
  await member.awaitsScript();
  await invoice.is("Pagada");
  await new Dashboard(member).opens();
  await expect(new Dashboard(member).fact("Pago")).toContainText("Visa ···· 4242");
});

test("a card whose bank wants the payment confirmed is entered again", async ({ member }) => {
  await member.isSignedInAs(studio);
  const invoice = await isInvoiced(member, CARDS.needsAuthenticationLater);
  await invoice.payNowButton.click();
  await expect(member.alert).toContainText(member.words.invoices.now_unconfirmed);
  await expect(invoice.payment).toContainText("Your bank wants you to confirm the payment with");
  await invoice.anotherCardButton.click();
  const provider = await ProviderPage.reached(member.page);
  await provider.enters(CARDS.needsAuthentication);
  await provider.approves();
  await member.isAt(/\/invoices\/[0-9a-f-]+\?/);
  await invoice.is("Paid");
});

test("whoever leaves the provider's page keeps the card, and the invoice", async ({ member }) => {
  await member.isSignedInAs(studio);
  const invoice = await isInvoiced(member, CARDS.accepted);
  await invoice.anotherCardButton.click();
  const provider = await ProviderPage.reached(member.page);
  await provider.cancels();
  await expect(member.alert).toContainText(member.words.invoices.new_card_canceled);
  await invoice.is("To pay");
  await expect(invoice.payment).toContainText("Visa ···· 4242");
});
