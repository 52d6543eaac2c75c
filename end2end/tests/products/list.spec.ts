import { estudio, newcomer, studio } from "../portal/accounts";
import { ProductList } from "../portal/product-list";
import { expect, test } from "../portal/test";

test("one look says what counts, what does not, and what to do next", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  await list.opens();

  await list.hasTotal("420");
  await expect(list.points).toContainText("Te faltan 80 puntos para Silver");
  await expect(member.page.getByText("7 productos esperan algún detalle.")).toBeVisible();
  await expect(member.page.getByText("sumas 815 puntos: pasarías a Gold")).toBeVisible();

  await list.lacks("RF 70-200mm F2.8L IS USM");
  await expect(list.row("RF 70-200mm F2.8L IS USM")).toContainText("falta la fecha");
  await list.lacks("EOS R6");
  await expect(list.row("EOS R6")).toContainText("falta el número de serie");
  await expect(list.row("EOS R6")).toContainText("falta el distribuidor");
  await expect(list.row("EF 40mm F2.8 STM")).toContainText("faltan la fecha y el país");
  await list.counts("EOS R");
  await expect(list.viewLink("EOS R")).toHaveCount(0);
});

test("what still needs doing comes first", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await new ProductList(member).opens();
  const rows = member.page.getByRole("row").filter({ has: member.page.getByRole("rowheader") });
  await expect(rows).toHaveCount(12);
  for (const position of [0, 6]) {
    await expect(rows.nth(position)).toContainText("Ver producto");
  }
  for (const position of [7, 11]) {
    await expect(rows.nth(position)).toContainText("Puntos asignados");
  }
});

test("dates, numbers and serial numbers read as the member writes them", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  await list.opens();
  await list.hasTotal("1,340");
  await expect(list.row("EOS R5")).toContainText("0230 2100 9013");
  await expect(list.row("EOS R5")).toContainText("4 Nov 2021");
  await expect(list.row("EOS R3")).toContainText("≈ Jun 2023");
});

test("the meter says in words what it draws", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  await list.opens();
  await list.hasReached("Silver", "500");
  await list.hasReached("Gold", "1,000");
  await expect(list.meter).toHaveAccessibleName(/Platinum, 1,600: 260 missing/);
  await expect(list.meter).toHaveAccessibleName(/more than 2,500: 1,161 missing/);
  await expect(list.points).toContainText("You can join Silver or Gold.");
});

test("below 500 points it says what is missing to the first level", async ({ member }) => {
  await member.isSignedInAs(newcomer);
  const list = new ProductList(member);
  await list.opens();
  await list.hasTotal("240");
  await expect(list.points).toContainText("260");
  await expect(list.points).toContainText("Silver");
});

test("the tabs lead through the portal", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/");
  await member.isAt("/products");
  const tabs = [
    ["Membership", "/membership", "Membership levels"],
    ["Invoices", "/invoices", "Invoices"],
    ["Help", "/faq", /./],
    ["My Products", "/products", "My Products"],
  ] as const;
  await member.staysOnThePage(async () => {
    for (const [name, path, title] of tabs) {
      const tab = member.tabs.getByRole("link", { name });
      await tab.click();
      await member.isAt(path);
      await expect(member.heading).toHaveText(title);
      await expect(tab).toHaveAttribute("aria-current", "page");
    }
  });
});

test("without products the page says what to do", async ({ member }) => {
  await member.isSignedInAs(newcomer);
  const list = new ProductList(member);
  await list.opens();
  const { products } = member.words;
  for (let left = 4; left > 0; left -= 1) {
    await list.models.first().click();
    await member.page.getByText(products.detail_remove, { exact: true }).click();
    await member.button(products.detail_remove_confirm).click();
    await expect(member.notice).toContainText(products.removed);
    await expect(list.models).toHaveCount(left - 1);
  }
  await expect(member.page.getByRole("heading", { name: products.empty_title })).toBeVisible();
  await list.hasTotal("0");
  await member.page.getByRole("main").getByRole("link", { name: products.register }).last().click();
  await expect(member.heading).toHaveText(products.register);
});
