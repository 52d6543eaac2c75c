import { expect } from "@playwright/test";
import { AccountPage } from "./account-page";
import { type Account, corporate, estudio, newcomer, staff, studio } from "./accounts";
import { ApplicationForm, applies, archivo, harbour } from "./application";
import { Payments } from "./bank";
import { Checkout } from "./checkout";
import { Desk } from "./desk";
import { overfill } from "./fields";
import { InvoiceList, InvoicePage } from "./invoices";
import type { Member } from "./member";
import { ResetForm } from "./password";
import { LIST, ProductFile } from "./product-file";
import { ProductForm } from "./product-form";
import { ProductList } from "./product-list";
import { CARDS, type TestCard } from "./provider";
import { Dashboard, subscribes, subscribesByCard } from "./subscription";
import { SupportForm, writes } from "./support";
import { filled } from "./words";

/** A page in one of its states. */
export interface PageState {
  readonly name: string;
  /** Who looks at it; nobody is signed in if it is left out. */
  readonly account?: Account;
  /** The status of a refusal that the browser's console may note. */
  readonly refusal?: number;
  /** Brings the page up. */
  readonly opens: (member: Member) => Promise<unknown>;
}

function at(path: string): (member: Member) => Promise<unknown> {
  return (member) => member.opens(path);
}

/** Every page of the portal, in every state that looks different. */
export const EVERY_PAGE: readonly PageState[] = [
  { name: "sign-in", opens: at("/login") },
  { name: "sign-in-refused", opens: signInRefused, refusal: 422 },
  { name: "sign-in-password-set", opens: at("/login?password=set") },
  { name: "apply", opens: at("/apply") },
  { name: "apply-refused", opens: applyRefused, refusal: 422 },
  { name: "apply-sent", opens: at("/apply?sent=1") },
  { name: "link-unusable", opens: at("/password") },
  { name: "password-reset", opens: at("/password/reset") },
  { name: "password-reset-refused", opens: resetRefused, refusal: 422 },
  { name: "password-reset-sent", opens: at("/password/reset?sent=1") },
  { name: "products", account: estudio, opens: at("/products") },
  { name: "products-english", account: studio, opens: at("/products") },
  { name: "products-sorted", account: estudio, opens: at("/products?state=complete&sort=points") },
  { name: "products-none-found", account: newcomer, opens: noneFound },
  { name: "register", account: estudio, opens: at("/products/new") },
  { name: "register-refused", account: estudio, opens: registerRefused, refusal: 422 },
  { name: "load", account: estudio, opens: (member) => new ProductFile(member).opens() },
  { name: "load-refused", account: estudio, opens: loadRefused, refusal: 422 },
  { name: "load-review", account: estudio, opens: loadReview },
  { name: "load-registered", account: studio, opens: loadRegistered },
  { name: "product-incomplete", account: estudio, opens: (member) => product(member, "EF 40mm F2.8 STM") },
  { name: "product-complete", account: estudio, opens: (member) => product(member, "EOS R") },
  { name: "product-opened", account: studio, opens: productOpened },
  { name: "levels-not-invited", account: newcomer, opens: at("/membership") },
  { name: "levels-invited", account: studio, opens: at("/membership") },
  { name: "levels-above-2500", account: corporate, opens: at("/membership") },
  { name: "levels-corporate", account: corporate, opens: at("/membership?family=corporate") },
  { name: "review", account: studio, opens: at("/checkout?level=silver") },
  { name: "review-refused", account: corporate, opens: reviewRefused, refusal: 422 },
  { name: "review-out-of-reach", account: studio, opens: at("/checkout?level=platinum"), refusal: 422 },
  { name: "review-declined", account: corporate, opens: reviewDeclined },
  { name: "payment", account: studio, opens: (member) => new Checkout(member).getsToPayment("Silver") },
  { name: "provider-card", account: studio, opens: providerCard },
  { name: "provider-refused", account: studio, opens: providerRefused },
  { name: "provider-authentication", account: studio, opens: providerAuthentication },
  { name: "dashboard", account: corporate, opens: dashboard },
  { name: "dashboard-card", account: studio, opens: (member) => subscribesByCard(member, "silver") },
  { name: "dashboard-unfolded", account: corporate, opens: dashboardUnfolded },
  { name: "dashboard-refused", account: studio, opens: dashboardRefused, refusal: 422 },
  { name: "levels-after-withdrawal", account: studio, opens: withdrawn },
  { name: "invoices-empty", account: studio, opens: at("/invoices") },
  { name: "invoices", account: corporate, opens: invoices },
  { name: "invoices-credit-note", account: corporate, opens: creditNotes },
  { name: "invoice", account: studio, opens: invoice },
  { name: "invoice-code", account: corporate, opens: invoice },
  { name: "invoice-card", account: studio, opens: invoiceByCard },
  { name: "invoice-declined", account: studio, opens: invoiceDeclined },
  { name: "invoice-paid", account: studio, opens: invoicePaid },
  { name: "credit-note", account: corporate, opens: creditNote },
  { name: "account", account: estudio, opens: at("/account") },
  { name: "account-unfolded", account: estudio, opens: accountUnfolded },
  { name: "account-refused", account: studio, opens: accountRefused, refusal: 422 },
  { name: "faq", account: estudio, opens: at("/faq") },
  { name: "faq-search", account: estudio, opens: at("/faq?q=factura") },
  { name: "faq-none-found", account: studio, opens: at("/faq?q=xyzzy") },
  { name: "support", account: estudio, opens: at("/support") },
  { name: "support-refused", opens: supportRefused, refusal: 422 },
  { name: "support-sent", opens: at("/support?sent=1") },
  { name: "privacy", account: estudio, opens: at("/privacy") },
  { name: "terms", account: studio, opens: at("/terms") },
  { name: "not-found", account: estudio, opens: at("/nada"), refusal: 404 },
  { name: "staff-accounts", account: staff, opens: atDesk("/staff/accounts") },
  { name: "staff-applications", account: staff, opens: staffApplications },
  { name: "staff-applications-none", account: staff, opens: atDesk("/staff/applications") },
  { name: "staff-applications-refused", account: staff, opens: staffApplicationsRefused, refusal: 422 },
  { name: "staff-applications-decided", account: staff, opens: staffApplicationsDecided },
  { name: "staff-payments", account: staff, opens: staffPayments },
  { name: "staff-payments-none", account: staff, opens: atDesk("/staff/payments") },
  { name: "staff-payments-refused", account: staff, opens: staffPaymentsRefused, refusal: 422 },
  { name: "staff-payouts-none", account: staff, opens: atDesk("/staff/payments?state=payouts") },
  { name: "staff-balances-none", account: staff, opens: atDesk("/staff/payments?state=balances") },
  { name: "staff-support", account: staff, opens: staffSupport },
  { name: "staff-support-none", account: staff, opens: atDesk("/staff/support") },
  { name: "staff-mail-none", account: staff, opens: atDesk("/staff/mail") },
];

async function signInRefused(member: Member): Promise<void> {
  await member.opens("/login");
  await member.page.getByLabel("E-mail address").fill("nobody@demo.cps.example");
  await member.page.getByLabel("Password").fill("wrong");
  await member.button("Sign in").click();
  await expect(member.alert).toBeVisible();
}

async function applyRefused(member: Member): Promise<void> {
  const form = new ApplicationForm(member);
  await form.opens();
  await form.fills({ ...archivo, vatNumber: "ESB00000019", email: "archivo@" });
  await form.sends();
  await expect(member.alert).toBeVisible();
}

async function resetRefused(member: Member): Promise<void> {
  const form = new ResetForm(member);
  await form.opens();
  await form.asks("nobody");
  await expect(member.alert).toBeVisible();
}

async function noneFound(member: Member): Promise<void> {
  const list = new ProductList(member);
  await list.opens("?state=incomplete");
  await list.views("RF 50mm F1.8 STM");
  await new ProductForm(member).fills({ dealer: "Lichthaus Berlin" });
  await new ProductForm(member).saves();
  await expect(member.notice).toBeVisible();
  await list.opens("?state=incomplete");
}

async function registerRefused(member: Member): Promise<void> {
  await member.opens("/products/new");
  const form = new ProductForm(member);
  await form.model.fill("EOS R5 Mk2");
  await form.fills({ serialNumber: "AB-12", purchaseDate: "2039-01-01" });
  await form.registers();
  await expect(member.alert).toBeVisible();
}

async function loadRefused(member: Member): Promise<void> {
  const file = new ProductFile(member);
  await file.opens();
  await file.pastes("EOS R5;LISTA001");
  await expect(member.alert).toBeVisible();
}

async function loadReview(member: Member): Promise<void> {
  const file = new ProductFile(member);
  await file.opens();
  await file.pastes(LIST);
  await expect(file.line(4)).toBeVisible();
}

async function loadRegistered(member: Member): Promise<void> {
  await loadReview(member);
  await member.button(filled(member.words.bulk.register_some, { count: 2 })).click();
  await expect(member.notice).toBeVisible();
  await member.link(`${member.words.bulk.all} 3`).click();
  await expect(member.notice).toBeVisible();
}

async function product(member: Member, model: string): Promise<void> {
  await new ProductList(member).opens();
  await member.link(model).click();
  await expect(member.heading).toHaveText(model);
}

async function productOpened(member: Member): Promise<void> {
  await product(member, "EOS R3");
  await member.page.getByText(member.words.products.detail_edit).click();
  await member.page.getByText(member.words.products.detail_remove, { exact: true }).click();
}

async function reviewRefused(member: Member): Promise<void> {
  await member.opens("/checkout?level=gold");
  await new Checkout(member).purchaseButton.click();
  await expect(member.alert).toBeVisible();
}

async function reviewDeclined(member: Member): Promise<void> {
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.paysByCard(CARDS.declined);
  await expect(member.alert).toBeVisible();
  await member.awaitsScript();
}

async function providerCard(member: Member): Promise<void> {
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.goesToProvider();
}

async function providerRefused(member: Member): Promise<void> {
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  const provider = await checkout.goesToProvider();
  await provider.enters("4242 4242 4242 4241", "01/20", "1");
  await expect(provider.number).toHaveAttribute("aria-invalid", "true");
}

async function providerAuthentication(member: Member): Promise<void> {
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  const provider = await checkout.paysByCard(CARDS.needsAuthentication);
  await expect(provider.approveButton).toBeVisible();
}

async function dashboard(member: Member): Promise<void> {
  await subscribes(member, "corporate_a");
  await member.opens("/membership?welcome=1");
}

async function dashboardUnfolded(member: Member): Promise<Dashboard> {
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await dashboard.wantsUpgrade("Gold");
  await dashboard.wantsToCancel();
  await dashboard.wantsToWithdraw();
  return dashboard;
}

async function dashboardRefused(member: Member): Promise<void> {
  const dashboard = await dashboardUnfolded(member);
  await dashboard.cancels();
  await expect(dashboard.cancelReason).toHaveAttribute("aria-invalid", "true");
  if (member.hasScript) {
    await dashboard.withdraws();
    await expect(dashboard.withdrawConfirmed).toHaveAttribute("aria-invalid", "true");
  }
}

async function withdrawn(member: Member): Promise<void> {
  const dashboard = await dashboardUnfolded(member);
  await dashboard.withdrawConfirmed.check();
  await dashboard.withdraws();
  await expect(member.heading).toHaveText(member.words.membership.title);
}

async function invoices(member: Member): Promise<void> {
  await subscribes(member, "silver");
  await new InvoiceList(member).awaitsInvoice();
}

async function invoice(member: Member): Promise<void> {
  await invoices(member);
  await new InvoiceList(member).opensNewest();
}

async function invoiceByCard(member: Member, card: TestCard = CARDS.accepted): Promise<InvoicePage> {
  await subscribesByCard(member, "silver", card);
  await new InvoiceList(member).awaitsInvoice();
  await new InvoiceList(member).opensNewest();
  return new InvoicePage(member);
}

async function invoiceDeclined(member: Member): Promise<void> {
  const page = await invoiceByCard(member, CARDS.declinedLater);
  await page.payNowButton.click();
  await expect(member.alert).toBeVisible();
}

async function invoicePaid(member: Member): Promise<void> {
  const page = await invoiceByCard(member);
  await page.payNowButton.click();
  await expect(member.notice).toBeVisible();
}

async function creditNotes(member: Member): Promise<void> {
  await invoices(member);
  await withdrawnAfterInvoice(member);
  await member.opens("/invoices");
}

async function creditNote(member: Member): Promise<void> {
  await creditNotes(member);
  await new InvoiceList(member).creditNotes.click();
  await expect(member.page.getByRole("article")).toBeVisible();
}

async function withdrawnAfterInvoice(member: Member): Promise<void> {
  expect(await member.sends("withdraw_subscription", { confirmed: "true" })).toBeLessThan(400);
}

async function accountUnfolded(member: Member): Promise<AccountPage> {
  const account = new AccountPage(member);
  await account.opens();
  await account.wantsToChange();
  await account.wantsAnotherPassword();
  await account.wantsToClose();
  return account;
}

async function accountRefused(member: Member): Promise<void> {
  const account = await accountUnfolded(member);
  await account.contact.fill("");
  await account.saves();
  await account.changesPassword("wrong", "short");
  await account.closes();
  await expect(member.alert).toHaveCount(3);
}

async function supportRefused(member: Member): Promise<void> {
  const form = new SupportForm(member);
  await form.opens("?topic=serial_number");
  await overfill(form.message, "<b>& co.</b>\n".repeat(400));
  await form.sends();
  await expect(member.alert).toBeVisible();
}

function atDesk(path: string): (member: Member) => Promise<unknown> {
  return (member) => new Desk(member).opens(path);
}

async function staffApplications(member: Member): Promise<void> {
  await applies(member, archivo);
  await applies(member, harbour);
  await new Desk(member).opens("/staff/applications");
}

async function staffApplicationsRefused(member: Member): Promise<void> {
  await staffApplications(member);
  await new Desk(member).rejects(archivo.company, " ");
  await expect(new Desk(member).reason(archivo.company)).toHaveAttribute("aria-invalid", "true");
}

async function staffApplicationsDecided(member: Member): Promise<void> {
  await staffApplications(member);
  await new Desk(member).approves(archivo.company, { withOldAccount: true });
  await new Desk(member).rejects(harbour.company, "The VAT number is another company's.\nPlease check it.");
  await new Desk(member).opens("/staff/applications?state=decided");
}

async function staffPayments(member: Member): Promise<void> {
  const payments = new Payments(member);
  await payments.opens();
  await payments.imports(["1.234,50", "A reference without spaces ".repeat(8)], ["7,00", "Sorry, wrong account"]);
  await expect(member.notice).toBeVisible();
}

async function staffPaymentsRefused(member: Member): Promise<void> {
  await staffPayments(member);
  await new Payments(member).assigns("€1,234.50", "2026-999999");
  await expect(member.page.getByText(member.words.staff.no_invoice)).toBeVisible();
}

async function staffSupport(member: Member): Promise<void> {
  await writes(member, "Where is the green check?\n\n" + "A long story. ".repeat(40), harbour.email);
  await new Desk(member).opens("/staff/support");
}
