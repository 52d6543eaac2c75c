import { estudio, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { CARDS } from "../portal/provider";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("a declined card, then a transfer", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await member.opens("/membership");
  await checkout.chooses("Silver");
  await checkout.purchaseOrder.fill("PO-77");
  await checkout.purchases();
  await checkout.paysByCard(CARDS.declined);
  await checkout.isReviewing("Silver");
  await expect(member.alert).toContainText(member.words.problems.card_declined);
  await expect(checkout.purchaseOrder).toHaveValue("PO-77");
  await member.awaitsScript();

  await checkout.purchases();
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Silver");
  await expect(new Dashboard(member).fact("Purchase Order Number")).toHaveText("PO-77");
});

test("a declined card, then another card", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Gold");
  await checkout.paysByCard(CARDS.declined);
  await expect(member.alert).toContainText(member.words.problems.card_declined);
  await member.awaitsScript();
  await checkout.purchases();
  await checkout.paysByCard(CARDS.accepted);
  await new Dashboard(member).isActive("Gold");
});

test("a card that needs authentication, approved", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  const provider = await checkout.paysByCard(CARDS.needsAuthentication);
  await provider.approves();
  await new Dashboard(member).isActive("Silver");
  await expect(new Dashboard(member).fact("Payment")).toContainText("3155");
});

test("a card that needs authentication, refused", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  const provider = await checkout.paysByCard(CARDS.needsAuthentication);
  await provider.refuses();
  await checkout.isReviewing("Silver");
  await expect(member.alert).toContainText(member.words.problems.authentication_failed);
  await member.opens("/membership");
  await expect(member.heading).toHaveText(member.words.membership.title);
});

test("cancelled at the provider, in Spanish", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const checkout = new Checkout(member);
  await new ProductList(member).opens();
  await new ProductList(member).views("EOS R8");
  await new ProductForm(member).fills({ dealer: "Casa del Objetivo" });
  await new ProductForm(member).saves();
  await new ProductList(member).counts("EOS R8");
  await checkout.getsToPayment("Silver");
  const provider = await checkout.goesToProvider();
  await provider.cancels();
  await checkout.isReviewing("Silver");
  await expect(member.alert).toContainText(member.words.problems.payment_canceled);
  await member.awaitsScript();

  await checkout.purchases();
  await checkout.paysByCard(CARDS.accepted);
  await new Dashboard(member).isActive("Silver");
});

test("the provider's page says what is wrong with a card, and repeats no number", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  const provider = await checkout.goesToProvider();
  await provider.enters("4242 4242 4242 4241", "01/20", "1");
  await expect(provider.number).toHaveAttribute("aria-invalid", "true");
  await expect(provider.expiry).toHaveAttribute("aria-invalid", "true");
  await expect(provider.securityCode).toHaveAttribute("aria-invalid", "true");
  await expect(provider.number).toHaveValue("");
  await expect(provider.expiry).toHaveValue("01/20");

  await provider.enters(CARDS.accepted);
  await new Dashboard(member).isActive("Silver");
});

test("no card is ever asked for on the portal's own pages", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await expect(member.page.locator("input[autocomplete^='cc-']")).toHaveCount(0);
  await expect(checkout.dialog.getByRole("textbox")).toHaveCount(0);
});

test("the provider's page answers once: entering a card again shows what became of the first", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  const provider = await checkout.goesToProvider();
  const address = member.page.url();
  await provider.enters(CARDS.accepted);
  const number = await new Dashboard(member).isActive("Silver");

  await member.page.goto(address);
  expect(await new Dashboard(member).isActive("Silver")).toBe(number);
});
