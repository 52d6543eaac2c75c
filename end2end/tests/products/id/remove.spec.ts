import { estudio, studio } from "../../portal/accounts";
import type { Member } from "../../portal/member";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";

async function removes(member: Member): Promise<void> {
  await member.page.getByText("Remove product", { exact: true }).click();
  await member.button("Yes, remove it").click();
}

test("a product is removed once the member has said so twice", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  await list.opens();
  await member.staysOnThePage(async () => {
    await member.link("EOS R").click();
    await expect(member.heading).toHaveText("EOS R");
    const confirm = member.button("Sí, eliminar");
    await expect(confirm).toBeHidden();
    await member.page.getByText("Eliminar producto", { exact: true }).click();
    await expect(member.page.getByText("¿Eliminar EOS R de tus productos?")).toBeVisible();
    await confirm.click();
    await expect(member.notice).toContainText("El producto se ha eliminado.");
  });
  await expect(list.row("EOS R")).toHaveCount(0);
  await list.hasTotal("300");
});

test("a removed product is gone, and its serial number free again", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await list.opens();
  await member.link("EOS R5").click();
  await expect(member.heading).toHaveText("EOS R5");
  const address = member.page.url();
  await removes(member);
  await list.hasTotal("990");

  expect((await member.opens(address)).status()).toBe(404);
  await member.opens("/products/new");
  await form.model.fill("EOS R5");
  await form.fills({ serialNumber: "023021009013", purchaseDate: "2021-11-04", dealer: "Liffey Photo" });
  await form.registers();
  await list.counts("EOS R5");
  await list.hasTotal("1,340");
});

test("removing it in a second tab does no harm", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(studio);
  await new ProductList(member).opens();
  await member.link("EOS R5").click();
  await expect(member.heading).toHaveText("EOS R5");
  const other = await member.opensTab();
  await other.opens(member.page.url());
  await member.turnsHere();
  await removes(member);
  await expect(member.notice).toContainText("The product was removed.");
  await other.turnsHere();
  await removes(other);
  await expect(other.page.getByText(/may have been removed/)).toBeVisible();
});
