import { studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { expect, test } from "../portal/test";

test.beforeEach(async ({ member }) => {
  await member.isSignedInAs(studio);
  await new Checkout(member).getsToPayment("Silver");
});

test("the payment dialog is modal: the keyboard stays in it", async ({ member }) => {
  const checkout = new Checkout(member);
  await expect(checkout.card).toBeFocused();
  const isModal = await checkout.dialog.evaluate((dialog) => dialog.matches(":modal"));
  expect(isModal).toBe(true);
  for (let presses = 0; presses < 8; presses += 1) {
    await member.page.keyboard.press("Tab");
    const isOutside = await member.page.evaluate(
      () => document.activeElement !== document.body && document.activeElement?.closest("dialog") === null,
    );
    expect(isOutside).toBe(false);
  }
});

test("Escape closes it, and the review is usable again", async ({ member }) => {
  const checkout = new Checkout(member);
  await member.staysOnThePage(async () => {
    await member.page.keyboard.press("Escape");
    await expect(checkout.dialog).toHaveCount(0);
    await expect(checkout.terms).toBeChecked();
    await checkout.purchaseButton.click();
    await expect(checkout.dialog).toBeVisible();
  });
});

test("the options are chosen and sent with the keyboard", async ({ member }) => {
  const checkout = new Checkout(member);
  await member.page.keyboard.press("ArrowDown");
  await expect(checkout.transfer).toBeChecked();
  await member.page.keyboard.press("Enter");
  await expect(member.notice).toContainText("You are a member of CPS.");
});
