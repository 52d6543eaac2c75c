import { estudio, studio } from "../portal/accounts";
import { ProductList } from "../portal/product-list";
import { expect, test } from "../portal/test";

test("MIGRAR PRODUCTOS moves the old account's products over, once", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  await list.opens();
  await member.staysOnThePage(async () => {
    await member.button("MIGRAR PRODUCTOS").click();
    await expect(member.notice).toContainText("Se han migrado 3 productos de tu antigua cuenta.");
  });
  await list.counts("EOS 5D Mark IV");
  await list.lacks("EF 100-400mm F4.5-5.6L IS II USM");
  await list.lacks("TS-E 24mm F3.5L II");
  await list.hasTotal("680");
  await list.hasReached("Silver", "500");
  await expect(list.migrateButton).toHaveCount(0);

  await list.opens();
  await expect(list.models).toHaveCount(15);
  await expect(list.migrateButton).toHaveCount(0);
});

test("pressing it twice moves them once", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  await list.opens();
  await list.migrateButton.dblclick();
  await expect(list.row("EOS 5D Mark IV")).toBeVisible();
  await list.opens();
  await expect(list.models).toHaveCount(15);
});

test("a second tab that still shows the button gets a friendly answer", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(estudio);
  const other = await member.opensTab();
  await new ProductList(member).opens();
  await new ProductList(other).opens();
  await member.turnsHere();
  await new ProductList(member).migrateButton.click();
  await expect(member.notice).toContainText("3 productos");

  await other.turnsHere();
  await new ProductList(other).migrateButton.click();
  await expect(other.alert).toContainText(other.words.problems.already_migrated);
  await new ProductList(other).opens();
  await expect(new ProductList(other).models).toHaveCount(15);
});

test("what another account holds stays behind and is named, and the rest moves", async ({ member, elsewhere }) => {
  await elsewhere.isSignedInAs(studio);
  const held = {
    model: "EOS 5D Mark IV",
    serial_number: "023051003318",
    purchase_date: "2018-02-01",
    purchase_country: "GB",
    dealer: "Northern Lens Leeds",
  };
  expect(await elsewhere.sends("register_product", held)).toBeLessThan(400);

  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  await list.opens();
  await list.migrateButton.click();
  await expect(member.notice).toContainText("2 productos");
  await expect(member.notice).toContainText("0230 5100 3318");
  await expect(list.row("EOS 5D Mark IV")).toHaveCount(0);
  await expect(list.models).toHaveCount(14);
  await expect(list.migrateButton).toHaveCount(0);
});

test("a migrated product says where it comes from", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  await list.opens();
  await list.migrateButton.click();
  await list.views("TS-E 24mm F3.5L II");
  await expect(member.page.getByText("Faltan 3 detalles")).toBeVisible();
  await expect(member.page.getByText(member.words.products.detail_migrated)).toBeVisible();
});

test("without an old account there is no button, and the page says what to do", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  await list.opens();
  await expect(list.migrateButton).toHaveCount(0);
  await expect(member.page.getByText(member.words.products.no_migration)).toBeVisible();
});
