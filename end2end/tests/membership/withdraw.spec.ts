import { corporate, studio } from "../portal/accounts";
import { expectProblemAt } from "../portal/fields";
import { InvoiceList, InvoicePage } from "../portal/invoices";
import { Dashboard, subscribes, subscribesByCard } from "../portal/subscription";
import { expect, test } from "../portal/test";
import { filled } from "../portal/words";

test("within two weeks a member withdraws, and the invoice is taken back", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await member.staysOnThePage(async () => {
    await dashboard.wantsToWithdraw();
    await dashboard.withdraws();
    await expectProblemAt(dashboard.withdrawConfirmed, member.words.problems.not_confirmed);
    await dashboard.withdrawConfirmed.check();
    await dashboard.withdraws();
    await expect(member.heading).toHaveText(member.words.membership.title);
    await expect(member.page.getByText(member.words.membership.ended_withdrawn)).toBeVisible();
  });

  await member.opens("/invoices");
  await expect(invoices.row(invoices.numbers)).toContainText(member.words.invoices.credited);
  await expect(invoices.row(invoices.creditNotes)).toContainText(member.words.invoices.credit_note);
  await expect(invoices.row(invoices.creditNotes)).toContainText("-121,00 €");
  const number = await invoices.numbers.innerText();
  await invoices.creditNotes.click();
  await expect(member.heading).toContainText(member.words.invoices.credit_note);
  const invoice = new InvoicePage(member);
  await expect(invoice.sheet).toContainText(member.words.invoices.reason_withdrawal);
  await expect(invoice.sheet).toContainText(number);
  await member.link(number).click();
  await expect(member.heading).toContainText(number);
  await invoice.is(member.words.invoices.credited);
});

test("what was paid by card is given back", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribesByCard(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  const invoice = new InvoicePage(member);
  await invoice.payNowButton.click();
  await invoice.is("Paid");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await dashboard.wantsToWithdraw();
  await dashboard.withdrawConfirmed.check();
  await dashboard.withdraws();
  await expect(member.heading).toHaveText(member.words.membership.title);

  await expect(async () => {
    await member.opens("/invoices");
    await invoices.numbers.click();
    await expect(invoice.payment).toBeVisible();
    await expect(invoice.payment).toContainText(member.words.invoices.moved_refund, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
});

test("whoever withdrew can join again", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await dashboard.wantsToWithdraw();
  await dashboard.withdrawConfirmed.check();
  await dashboard.withdraws();
  await expect(member.heading).toHaveText(member.words.membership.title);
  await expect(member.link(filled(member.words.membership.choose, { level: "Gold" }))).toBeVisible();
  await subscribes(member, "gold");
  await dashboard.opens();
  await dashboard.isActive("Gold");
});
