import { type Account, corporate, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { expectProblemAt, letters, overfill } from "../portal/fields";
import { expect, test } from "../portal/test";
import { filled } from "../portal/words";

for (const account of [corporate, studio] as Account[]) {
  test.describe(`in the language of ${account.company}`, () => {
    test.beforeEach(async ({ member, complaints }) => {
      complaints.expectRefusal(422);
      await member.isSignedInAs(account);
      await member.opens("/membership");
      await new Checkout(member).chooses("Silver");
    });

    test("without the terms nothing is bought, and what was typed stays", async ({ member }) => {
      const checkout = new Checkout(member);
      const { words } = member;
      await checkout.purchaseOrder.fill("PO-4711");
      await checkout.renewal(words.checkout.ends_at_term).check();
      await checkout.purchaseButton.click();
      await expectProblemAt(checkout.terms, words.problems.terms_not_accepted);
      await expect(checkout.terms).not.toBeChecked();
      await expect(checkout.purchaseOrder).toHaveValue("PO-4711");
      await expect(checkout.renewal(words.checkout.ends_at_term)).toBeChecked();
      await expect(checkout.dialog).toHaveCount(0);

      await checkout.purchases();
    });

    test("a purchase order number that is too long is refused at its field", async ({ member }) => {
      const checkout = new Checkout(member);
      await overfill(checkout.purchaseOrder, letters(36));
      await checkout.terms.check();
      await checkout.purchaseButton.click();
      const message = filled(member.words.problems.too_long, { max: 35 });
      await expectProblemAt(checkout.purchaseOrder, message);
      await expect(checkout.purchaseOrder).toHaveValue(letters(36));
      await expect(checkout.terms).toBeChecked();

      await checkout.purchaseOrder.fill("PO-1");
      await checkout.purchases();
    });

    test("without a payment option the dialog asks for one", async ({ member }) => {
      const checkout = new Checkout(member);
      await checkout.purchases();
      await checkout.card.evaluate((element) => (element as HTMLInputElement).removeAttribute("name"));
      await checkout.transfer.evaluate((element) => (element as HTMLInputElement).removeAttribute("name"));
      await checkout.checkOutButton.click();
      await expect(checkout.dialog).toContainText(member.words.problems.required);
    });

    test("a fee that is no longer the fee has to be reviewed again", async ({ member }) => {
      const checkout = new Checkout(member);
      // As if the price had changed since the page was opened.
      await member.page.route("**/api/purchase", (route) => {
        const postData = route.request().postData()?.replace(/fee=\d+/, "fee=1") ?? "";
        return route.continue({ postData });
      }, { times: 1 });
      await checkout.terms.check();
      await checkout.purchaseButton.click();
      await expect(member.alert).toContainText(member.words.problems.price_changed);
      await expect(checkout.dialog).toHaveCount(0);

      await checkout.purchases();
    });
  });
}

test("a level out of reach says what is missing, and where to go on", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  await member.opens("/checkout?level=platinum");
  await expect(member.alert).toContainText("You need 260 more points for this level.");
  await expect(new Checkout(member).purchaseButton).toHaveCount(0);
  await member.page.getByRole("main").getByRole("link", { name: "See levels" }).click();
  await expect(member.heading).toHaveText("Membership levels");
});

test("a Corporate level is out of reach at 1,340 points, whatever the address says", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  await member.opens("/checkout?level=corporate_a");
  await expect(member.alert).toContainText("You need 1,161 more points for this level.");
});

for (const path of ["/checkout", "/checkout?level=diamond", "/checkout?level=silver&draft=nonsense"]) {
  test(`${path} leads nowhere, politely`, async ({ member, complaints }) => {
    complaints.expectRefusal(404);
    complaints.expectRefusal(422);
    await member.isSignedInAs(studio);
    const response = await member.opens(path);
    expect([404, 422]).toContain(response.status());
    await expect(member.page.getByRole("main").getByRole("link").first()).toBeVisible();
  });
}

test("another member's review answers like one that does not exist", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(studio);
  await new Checkout(member).getsToPayment("Silver");
  const theirs = new URL(member.page.url()).searchParams.get("draft") ?? "";
  expect(theirs).not.toBe("");

  await member.isSignedInAs(corporate);
  const pages = [];
  for (const draft of [theirs, "01900000-0000-7000-8000-000000000000"]) {
    const response = await member.opens(`/checkout?level=silver&draft=${draft}&pay=true`);
    expect(response.status()).toBe(404);
    pages.push(await member.page.getByRole("main").innerHTML());
    expect(await member.sends("check_out", { key: draft, payment_method: "transfer" })).toBe(404);
  }
  expect(pages[0]).toBe(pages[1]);
});
