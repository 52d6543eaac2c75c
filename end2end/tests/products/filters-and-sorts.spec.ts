import { estudio, studio } from "../portal/accounts";
import { ProductList } from "../portal/product-list";
import { expect, test } from "../portal/test";

const TO_COMPLETE = [
  "EF 16-35mm F4L IS USM",
  "EF 40mm F2.8 STM",
  "EOS R6",
  "EOS R8",
  "RF 16mm F2.8 STM",
  "RF 70-200mm F2.8L IS USM",
  "Speedlite EL-5",
];
const WITH_POINTS = [
  "EF 24-70mm F2.8L II USM",
  "EOS R",
  "RF 35mm F1.8 Macro IS STM",
  "RF 50mm F1.8 STM",
  "Speedlite 600EX II-RT",
];
const ALL = [...TO_COMPLETE, ...WITH_POINTS].sort();

test.beforeEach(async ({ member }) => {
  await member.isSignedInAs(estudio);
  await new ProductList(member).opens();
});

test("filters show what waits for details, and what counts", async ({ member }) => {
  const list = new ProductList(member);
  const filters = member.page.getByRole("navigation", { name: "Filtrar" });
  await member.staysOnThePage(async () => {
    await filters.getByRole("link", { name: "Por completar 7" }).click();
    await expect(list.models).toHaveCount(7);
    for (const model of TO_COMPLETE) {
      await list.lacks(model);
    }
    await expect(filters.getByRole("link", { name: "Por completar" })).toHaveAttribute("aria-current", "true");

    await filters.getByRole("link", { name: "Con puntos 5" }).click();
    await expect(list.models).toHaveCount(5);
    for (const model of WITH_POINTS) {
      await list.counts(model);
    }

    await filters.getByRole("link", { name: "Todos 12" }).click();
    await expect(list.models).toHaveCount(12);
  });
});

test("the note about missing details leads to them", async ({ member }) => {
  await member.link("Ver cuáles").click();
  await expect(new ProductList(member).models).toHaveCount(7);
});

test("a column's head sorts by it, and says so", async ({ member }) => {
  const list = new ProductList(member);
  const head = (name: string) => member.page.getByRole("columnheader", { name, exact: true });
  await member.staysOnThePage(async () => {
    await head("Producto").getByRole("link").click();
    await expect(list.models).toHaveText(ALL);
    await expect(head("Producto")).toHaveAttribute("aria-sort", "ascending");

    await head("Puntos").getByRole("link").click();
    await expect(list.models.first()).toHaveText("EF 24-70mm F2.8L II USM");
    await expect(list.models.last()).toHaveText("EF 40mm F2.8 STM");
    await expect(head("Puntos")).toHaveAttribute("aria-sort", "descending");

    await head("Compra").getByRole("link").click();
    await expect(list.models.first()).toHaveText("Speedlite EL-5");
    await expect(head("Producto")).not.toHaveAttribute("aria-sort", /./);

    await head("Estado").getByRole("link").click();
    await list.lacks("EOS R6");
    await expect(head("Estado")).toHaveAttribute("aria-sort", /./);
  });
});

test("sorting keeps the filter, and filtering keeps the order", async ({ member }) => {
  const list = new ProductList(member);
  await list.opens("?state=complete");
  await member.page.getByRole("columnheader", { name: "Producto" }).getByRole("link").click();
  await expect(list.models).toHaveText(WITH_POINTS);

  const filters = member.page.getByRole("navigation", { name: "Filtrar" });
  await filters.getByRole("link", { name: "Por completar" }).click();
  await expect(list.models).toHaveText(TO_COMPLETE);
});

test("on a phone the orders stand behind one button", async ({ member }) => {
  const list = new ProductList(member);
  await member.page.setViewportSize({ width: 375, height: 800 });
  await member.page.getByText("Ordenar", { exact: true }).click();
  await member.page.getByRole("navigation", { name: "Ordenar" }).getByRole("link", { name: "Producto" }).click();
  await expect(list.models).toHaveText(ALL);
});

test("an address with filter and order can be kept, and one that makes no sense shows everything", async ({ member }) => {
  const list = new ProductList(member);
  await list.opens("?state=incomplete&sort=model");
  await expect(list.models).toHaveText(TO_COMPLETE);
  await list.opens("?state=everything&sort=colour&after=nothing");
  await expect(list.models).toHaveCount(12);
});

test("the Back button goes back through filters", async ({ member }) => {
  const list = new ProductList(member);
  const filters = member.page.getByRole("navigation", { name: "Filtrar" });
  await filters.getByRole("link", { name: "Con puntos" }).click();
  await expect(list.models).toHaveCount(5);
  await member.page.goBack();
  await expect(list.models).toHaveCount(12);
  await member.page.goForward();
  await expect(list.models).toHaveCount(5);
});

test("a filter that finds nothing says so", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);

  for (const model of ["RF 70-200mm F2.8L IS USM", "EOS R6"]) {
    await list.opens("?state=incomplete");
    await list.views(model);
    await member.page.getByText(member.words.products.detail_remove, { exact: true }).click();
    await member.button(member.words.products.detail_remove_confirm).click();
    await expect(member.notice).toContainText(member.words.products.removed);
  }
  await list.opens("?state=incomplete");
  await expect(member.page.getByText(member.words.products.none_todo)).toBeVisible();
});
