import type { Page } from "@playwright/test";
import { corporate, estudio, studio } from "../../portal/accounts";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";

const MISSING = "01900000-0000-7000-8000-000000000000";

/** What a page says, without what differs from answer to answer. */
async function content(page: Page): Promise<string> {
  return await page.getByRole("main").innerHTML();
}

test.beforeEach(({ complaints }) => complaints.expectRefusal(404));

test("another member's product answers exactly like one that does not exist", async ({ member }) => {
  await member.isSignedInAs(studio);
  await new ProductList(member).opens();
  await member.link("EOS R5").click();
  await expect(member.heading).toHaveText("EOS R5");
  const theirs = new URL(member.page.url()).pathname.replace("/products/", "");

  await member.isSignedInAs(estudio);
  const answers = [];
  for (const id of [theirs, MISSING, "not-an-id"]) {
    const response = await member.opens(`/products/${id}`);
    expect(response.status(), id).toBe(404);
    await expect(member.heading).toHaveText("No encontramos esta página");
    answers.push(await content(member.page));
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toBe(answers[2]);

  for (const endpoint of ["change_product", "remove_product"]) {
    const forms = [{ id: theirs, dealer: "Nobody" }, { id: MISSING, dealer: "Nobody" }];
    const [foreign, missing] = await Promise.all(forms.map((form) => member.sends(endpoint, form)));
    expect(foreign, endpoint).toBe(404);
    expect(missing, endpoint).toBe(404);
  }
  await member.isSignedInAs(studio);
  await new ProductList(member).opens();
  await expect(new ProductList(member).row("EOS R5")).toContainText("Shutter & Sons London");
});

test("the same by the server function that the page asks", async ({ member }) => {
  await member.isSignedInAs(studio);
  await new ProductList(member).opens();
  await member.link("EOS R3").click();
  await expect(member.heading).toHaveText("EOS R3");
  const theirs = new URL(member.page.url()).pathname.replace("/products/", "");

  await member.isSignedInAs(corporate);
  const answers = await Promise.all(
    [theirs, MISSING].map((id) => member.page.request.get(`/api/show_product?id=${id}`)),
  );
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map((answer) => answer.status())).toEqual([404, 404]);
  expect(texts[0]).toBe(texts[1]);
});

test("a product that was removed meanwhile leaves the form as a friendly answer", async ({ member }) => {
  await member.isSignedInAs(studio);
  const form = new ProductForm(member);
  await new ProductList(member).opens();
  await new ProductList(member).views("EOS R6");
  const id = new URL(member.page.url()).pathname.replace("/products/", "");
  expect(await member.sends("remove_product", { id })).toBeLessThan(400);

  await form.fills({ dealer: "Liffey Photo" });
  await form.saves();
  await expect(member.page.getByText(/It may have been removed/)).toBeVisible();
});
