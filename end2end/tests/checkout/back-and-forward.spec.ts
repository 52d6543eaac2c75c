import { studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("back and forward through the checkout", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await member.opens("/membership");
  await member.staysOnThePage(async () => {
    await checkout.chooses("Silver");
    await checkout.purchases();

    await member.page.goBack();
    await expect(checkout.dialog).toHaveCount(0);
    await checkout.isReviewing("Silver");
    await member.page.goBack();
    await expect(member.heading).toHaveText("Membership levels");

    await member.page.goForward();
    await checkout.isReviewing("Silver");
    await member.page.goForward();
    await expect(checkout.dialog).toBeVisible();
    await checkout.paysByTransfer();
    await new Dashboard(member).isActive("Silver");
  });
});

test("another plan after all: the review follows, and only the last one is bought", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Gold");
  await checkout.cancelLink.click();
  await expect(checkout.dialog).toHaveCount(0);
  await checkout.isReviewing("Gold");
  await member.link("Change Plan").click();
  await checkout.chooses("Silver");
  await expect(member.page.getByText("Price: £85 excl. VAT per year")).toBeVisible();
  await checkout.purchases();
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Silver");
});

test("CANCEL leaves what was reviewed as it was", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await member.opens("/membership");
  await member.staysOnThePage(async () => {
    await checkout.chooses("Silver");
    await checkout.purchaseOrder.fill("PO-12");
    await checkout.renewal("One year only").check();
    await checkout.purchases();
    await checkout.cancelLink.click();
    await expect(checkout.dialog).toHaveCount(0);
    await expect(checkout.purchaseOrder).toHaveValue("PO-12");
    await expect(checkout.renewal("One year only")).toBeChecked();
    await expect(checkout.terms).toBeChecked();
    await expect(checkout.purchaseButton).toBeEnabled();
  });
});

test("after the purchase the Back button opens nothing that could be paid again", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.paysByTransfer();
  const number = await new Dashboard(member).isActive("Silver");

  await member.page.goBack();
  await expect(member.page.getByText(member.words.problems.already_subscribed)).toBeVisible();
  await expect(checkout.checkOutButton).toHaveCount(0);
  await member.page.getByRole("link", { name: "See your subscription" }).click();
  expect(await new Dashboard(member).isActive("Silver")).toBe(number);
});

test("the Back button on the provider's page leads back to the review", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.goesToProvider();
  await member.page.goBack();
  await expect(checkout.dialog).toBeVisible();
  await member.awaitsScript();
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Silver");
});

test("the welcome is not said again when the page is opened later", async ({ member }) => {
  await member.isSignedInAs(studio);
  const checkout = new Checkout(member);
  await checkout.getsToPayment("Silver");
  await checkout.paysByTransfer();
  await expect(member.notice).toContainText("You are a member of CPS.");
  await member.tabs.getByRole("link", { name: "Invoices" }).click();
  await expect(member.heading).toHaveText("Invoices");
  await member.tabs.getByRole("link", { name: "Membership" }).click();
  await new Dashboard(member).isActive("Silver");
  await expect(member.notice).toHaveCount(0);
});
