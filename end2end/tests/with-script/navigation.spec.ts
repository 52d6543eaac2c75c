import { estudio, studio } from "../portal/accounts";
import { ProductList } from "../portal/product-list";
import { expect, test } from "../portal/test";

test("a new page takes the focus and the title", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/products");
  await member.tabs.getByRole("link", { name: "Membership" }).click();
  await expect(member.heading).toHaveText("Membership levels");
  await expect(member.page).toHaveTitle("Membership levels · CPS");
  await expect(member.page.getByRole("main")).toBeFocused();
});

test("a walk through all pages loads the portal once", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/products");
  const documents: string[] = [];
  member.page.on("request", (request) => {
    if (request.resourceType() === "document") {
      documents.push(request.url());
    }
  });
  const { page } = member;
  const foot = page.getByRole("contentinfo");
  await new ProductList(member).views("EOS R8");
  await page.getByRole("main").getByRole("link", { name: "Mis productos" }).click();
  await page.getByRole("main").getByRole("link", { name: /Registrar producto/ }).click();
  await expect(member.heading).toHaveText("Registrar producto");
  await member.tabs.getByRole("link", { name: "Suscripción" }).click();
  await expect(member.heading).toHaveText("Niveles de suscripción");
  await member.tabs.getByRole("link", { name: "Facturas" }).click();
  await expect(member.heading).toHaveText("Facturas");
  await foot.getByRole("link").first().click();
  await member.isAt("/faq");
  await member.link(estudio.company).click();
  await expect(member.heading).toHaveText("Mi cuenta");
  await page.getByRole("link", { name: /^CPS/ }).first().click();
  await member.isAt("/products");
  await page.goBack();
  await expect(member.heading).toHaveText("Mi cuenta");
  expect(documents).toEqual([]);
});

test("a page that was changed elsewhere is fresh when one comes back to it", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  await list.opens();
  await member.tabs.getByRole("link", { name: "Invoices" }).click();
  await expect(member.heading).toHaveText("Invoices");
  await member.sends("register_product", { model: "EOS R7" });
  await member.page.goBack();
  await list.lacks("EOS R7");
});
