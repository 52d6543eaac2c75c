import { studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { InvoiceList } from "../portal/invoices";
import { CARDS, ProviderPage } from "../portal/provider";
import { Dashboard, subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("a double click on CHECKOUT makes one subscription and one invoice", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.transfer.check();
  await checkout.checkOutButton.dblclick();
  expect(await new Dashboard(member).isActive("Silver")).toBe("CPS0000001");

  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await expect(invoices.numbers).toHaveCount(1);
});

test("a double click on CHECKOUT by card asks the provider once", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.card.check();
  await checkout.checkOutButton.dblclick();
  const provider = await ProviderPage.reached(member.page);
  await provider.fills(CARDS.accepted);
  await provider.authorizeButton.dblclick();
  expect(await new Dashboard(member).isActive("Silver")).toBe("CPS0000001");
});

test("a double click on PURCHASE asks once how to pay", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await member.opens("/membership");
  await checkout.chooses("Silver");
  await checkout.terms.check();
  await checkout.purchaseButton.dblclick();
  await expect(checkout.dialog).toHaveCount(1);
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Silver");
});

test("ten submissions at once make one subscription and one invoice", async ({ member }) => {
  await member.isSignedInAs(studio);
  await new Checkout(member).getsToPayment("Silver");
  const key = new URL(member.page.url()).searchParams.get("draft") ?? "";
  const sending = Array.from({ length: 10 }, () =>
    member.sends("check_out", { key, payment_method: "transfer" }),
  );
  for (const status of await Promise.all(sending)) {
    expect(status).toBeLessThan(400);
  }
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  expect(await dashboard.isActive("Silver")).toBe("CPS0000001");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await expect(invoices.numbers).toHaveCount(1);
});

test("two tabs: the second one's stale checkout gets a friendly answer", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  const other = await member.opensTab();
  await new Checkout(other).getsToPayment("Gold");
  await member.turnsHere();
  await new Checkout(member).getsToPayment("Silver");
  await new Checkout(member).paysByTransfer();
  const number = await new Dashboard(member).isActive("Silver");

  await other.turnsHere();
  await new Checkout(other).paysByTransfer();
  await expect(other.alert.first()).toContainText(other.words.problems.already_subscribed);
  await other.page.getByRole("link", { name: other.words.checkout.see_subscription }).click();
  expect(await new Dashboard(other).isActive("Silver")).toBe(number);

  const invoices = new InvoiceList(other);
  await invoices.awaitsInvoice();
  await expect(invoices.numbers).toHaveCount(1);
});

test("two tabs with the same review: both come to the one subscription", async ({ member }) => {
  await member.isSignedInAs(studio);
  await new Checkout(member).getsToPayment("Silver");
  const other = await member.opensTab();
  await other.opens(member.page.url());
  await member.turnsHere();
  await new Checkout(member).paysByTransfer();
  const number = await new Dashboard(member).isActive("Silver");
  await other.turnsHere();
  await new Checkout(other).paysByTransfer();
  expect(await new Dashboard(other).isActive("Silver")).toBe(number);
});

test("two tabs: a card that is verified after the transfer changes nothing", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  const other = await member.opensTab();
  await new Checkout(other).getsToPayment("Gold");
  const provider = await new Checkout(other).goesToProvider();
  await member.turnsHere();
  await new Checkout(member).getsToPayment("Silver");
  await new Checkout(member).paysByTransfer();
  const number = await new Dashboard(member).isActive("Silver");

  await other.turnsHere();
  await provider.enters(CARDS.accepted);
  await expect(other.page.getByText(other.words.problems.already_subscribed)).toBeVisible();
  await new Dashboard(member).opens();
  expect(await new Dashboard(member).isActive("Silver")).toBe(number);
});

test("a subscriber's review says that there is nothing more to pay", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  await member.opens("/checkout?level=gold");
  await expect(member.alert).toContainText("You already have a subscription: there is nothing more to pay.");
  await member.link("See your subscription").click();
  await new Dashboard(member).isActive("Silver");
});
