import { expect } from "@playwright/test";
import { type Account, corporate, estudio, newcomer, staff, studio } from "./accounts";
import { Checkout } from "./checkout";
import { InvoiceList } from "./invoices";
import type { Member } from "./member";
import { ProductForm } from "./product-form";
import { ProductList } from "./product-list";
import { CARDS } from "./provider";
import { subscribes } from "./subscription";

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
  { name: "products", account: estudio, opens: at("/products") },
  { name: "products-english", account: studio, opens: at("/products") },
  { name: "products-sorted", account: estudio, opens: at("/products?state=complete&sort=points") },
  { name: "products-none-found", account: newcomer, opens: noneFound },
  { name: "register", account: estudio, opens: at("/products/new") },
  { name: "register-refused", account: estudio, opens: registerRefused, refusal: 422 },
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
  { name: "invoices-empty", account: studio, opens: at("/invoices") },
  { name: "invoices", account: corporate, opens: invoices },
  { name: "invoice", account: studio, opens: invoice },
  { name: "account", account: estudio, opens: at("/account") },
  { name: "faq", account: estudio, opens: at("/faq") },
  { name: "support", account: estudio, opens: at("/support") },
  { name: "terms", account: studio, opens: at("/terms") },
  { name: "not-found", account: estudio, opens: at("/nada"), refusal: 404 },
  { name: "staff-accounts", account: staff, opens: (member) => member.page.goto("/staff/accounts") },
];

async function signInRefused(member: Member): Promise<void> {
  await member.opens("/login");
  await member.page.getByLabel("E-mail address").fill("nobody@demo.cps.example");
  await member.page.getByLabel("Password").fill("wrong");
  await member.button("Sign in").click();
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

async function invoices(member: Member): Promise<void> {
  await subscribes(member, "silver");
  await new InvoiceList(member).awaitsInvoice();
}

async function invoice(member: Member): Promise<void> {
  await invoices(member);
  await new InvoiceList(member).opensNewest();
}
