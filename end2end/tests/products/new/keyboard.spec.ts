import { estudio } from "../../portal/accounts";
import type { Member } from "../../portal/member";
import { expectProblemAt } from "../../portal/fields";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";

/** Goes on with the Tab key until this control has the focus. */
async function tabsTo(member: Member, control: ReturnType<Member["link"]>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await member.page.keyboard.press("Tab");
  }
  await expect(control, "reached by the Tab key").toBeFocused();
}

test("a product is registered with the keyboard alone", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(estudio);
  const { keyboard } = member.page;
  const form = new ProductForm(member);
  const list = new ProductList(member);
  await list.opens();

  await keyboard.press("Tab");
  await expect(member.link("Saltar al contenido")).toBeFocused();
  await expect(member.link("Saltar al contenido")).toBeInViewport();
  await keyboard.press("Enter");
  await tabsTo(member, member.link("Registrar producto"));
  await keyboard.press("Enter");
  await expect(member.heading).toHaveText("Registrar producto");

  // A part of several names: the page says which ones. A part of one name is enough.
  await tabsTo(member, form.model);
  await keyboard.type("70-200");
  await keyboard.press("Enter");
  await expectProblemAt(form.model, member.words.problems.unknown_model);
  await expect(member.page.getByText(/^¿Quizá .*RF 70-200mm F2.8L IS USM/)).toBeVisible();
  await expect(form.model).toHaveValue("70-200");
  await tabsTo(member, form.model);
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("100-300");
  await keyboard.press("Tab");
  await expect(form.serialNumber).toBeFocused();
  await keyboard.type("2300100999");
  await tabsTo(member, form.purchaseDate);
  await keyboard.type("02062024");
  await tabsTo(member, form.purchaseCountry);
  // A list forgets after a second what was typed.
  await expect(async () => {
    await keyboard.type("Port");
    await expect(form.purchaseCountry).toHaveValue("PT", { timeout: 1 });
  }).toPass({ intervals: [1500] });
  await tabsTo(member, form.dealer);
  await keyboard.type("Niobo Digital");
  await expect(form.purchaseCountry).toHaveValue("PT");
  await keyboard.press("Enter");

  await expect(member.notice).toContainText("El producto está registrado.");
  await list.counts("RF 100-300mm F2.8L IS USM");
  await list.hasTotal("1.420");
});

test("the models are offered while one types", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/products/new");
  const model = new ProductForm(member).model;
  await expect(model).toHaveRole("combobox");
  const offered = await model.evaluate((element) =>
    Array.from((element as HTMLInputElement).list?.options ?? [], (option) => option.value),
  );
  expect(offered).toHaveLength(66);
  expect(offered.filter((name) => name.includes("70-200"))).toEqual(
    expect.arrayContaining(["RF 70-200mm F2.8L IS USM", "RF 70-200mm F4L IS USM"]),
  );
});
