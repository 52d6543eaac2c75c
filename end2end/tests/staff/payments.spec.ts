import { corporate } from "../portal/accounts";
import { Payments } from "../portal/bank";
import { Desk } from "../portal/desk";
import { InvoiceList, InvoicePage } from "../portal/invoices";
import { subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("a transfer that quotes the reference pays its invoice", async ({ member, elsewhere }) => {
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  const invoice = new InvoicePage(member);
  const reference = await invoice.detail(member.words.invoices.reference).innerText();

  const payments = new Payments(elsewhere);
  await payments.opens();
  await payments.imports(["121,00", `Membership ${reference}`]);
  await expect(elsewhere.notice).toContainText("Found their invoice: 1.");
  await expect(payments.desk.entries).toHaveCount(0);
  await payments.imports(["121,00", `Membership ${reference}`]);
  await expect(elsewhere.notice).toContainText("Here already: 1.");

  await member.reloads();
  await invoice.is(member.words.invoices.paid);
});

test("staff find out what the rest pays, and pay back what is too much", async ({ member, elsewhere, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const number = await invoices.opensNewest();

  const { staff } = elsewhere.words;
  const payments = new Payments(elsewhere);
  await payments.opens();
  await payments.imports(["150,00", "Thank you"], ["7,00", "Sorry, wrong account"]);
  await expect(elsewhere.notice).toContainText("Waiting for you: 2.");
  await expect(payments.desk.entry("€150.00")).toContainText("Thank you");

  await payments.assigns("€150.00", "2026-999999");
  await expect(payments.desk.entry("€150.00")).toContainText(staff.no_invoice);
  await payments.assigns("€150.00", number);
  await expect(elsewhere.notice).toContainText(staff.done_assigned);
  await payments.desk.presses(payments.desk.entry("€7.00"), staff.set_aside);
  await expect(elsewhere.notice).toContainText(staff.done_set_aside);
  await expect(elsewhere.page.getByText(staff.no_payments_title)).toBeVisible();

  await payments.turnsTo(staff.balances);
  const balance = payments.desk.entry("€29.00");
  await expect(balance).toContainText(corporate.company);
  await payments.desk.presses(balance, staff.pay_back);
  await expect(elsewhere.page.getByText(staff.no_balances_title)).toBeVisible();
  await payments.turnsTo(staff.to_pay_back);
  await payments.desk.presses(payments.desk.entry("€29.00"), staff.paid_back);
  await expect(elsewhere.notice).toContainText(staff.done_paid);
  await expect(payments.desk.entries).toHaveCount(0);
});

test("a file that makes no sense is refused at the field", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  const payments = new Payments(member);
  const { staff } = member.words;
  await payments.opens();
  await member.button(staff.import).click();
  await expect(member.page.getByText(staff.statement_missing)).toBeVisible();
  await payments.chooses("statement.csv", "date;amount;text\nyesterday;1;Cash\n");
  await member.button(staff.import).click();
  await expect(member.page.getByText(`Line 2: ${staff.wrong_date}. ${staff.statement_nothing}`)).toBeVisible();
});

test("without payments the page says so", async ({ member }) => {
  await new Desk(member).opens("/staff/payments");
  await expect(member.page.getByText(member.words.staff.no_payments_title)).toBeVisible();
});
