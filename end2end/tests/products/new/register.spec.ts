import { estudio, newcomer, studio } from "../../portal/accounts";
import { ProductForm } from "../../portal/product-form";
import { ProductList } from "../../portal/product-list";
import { expect, test } from "../../portal/test";

test("a product with all its details counts at once", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await list.opens();
  await member.staysOnThePage(async () => {
    await member.link("Register product").click();
    await expect(member.heading).toHaveText("Register product");
    await form.model.fill("EOS R8");
    await form.fills({
      serialNumber: "0230 2100 4599",
      purchaseDate: "2024-03-08",
      purchaseCountry: "IE",
      dealer: "Liffey Photo",
    });
    await form.registers();
    await expect(member.notice).toContainText("The product is registered.");
    await list.counts("EOS R8");
    await list.hasTotal("1,490");
  });
  await expect(list.row("EOS R8")).toContainText("0230 2100 4599");
  await expect(list.row("EOS R8")).toContainText("8 Mar 2024");
  await expect(list.row("EOS R8")).toContainText("Liffey Photo");
});

test("the home country stands there already", async ({ member }) => {
  await member.isSignedInAs(newcomer);
  await member.opens("/products/new");
  await expect(new ProductForm(member).purchaseCountry).toHaveValue("DE");
});

test("a product may lack details: it waits for them", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await member.opens("/products/new");
  await form.model.fill("EOS R7");
  await form.registers();
  await expect(member.notice).toContainText("El producto está registrado.");
  await list.lacks("EOS R7");
  await list.hasTotal("420");
});

test("an estimate is good enough, and is flagged as one", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await member.opens("/products/new");
  await form.model.fill("EOS R10");
  await form.fills({ serialNumber: "083022009999", purchaseDate: "2023-05-01", dealer: "Some shop" });
  await expect(form.estimates).toHaveCount(2);
  await form.estimates.first().check();
  await form.estimates.last().check();
  await form.registers();
  await list.counts("EOS R10");
  await expect(list.row("EOS R10")).toContainText("≈ May 2023");
  await expect(list.row("EOS R10")).toContainText("≈ Some shop");
});

test("a serial number is kept in capitals and without spaces", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await member.opens("/products/new");
  await form.model.fill("eos r10");
  await form.fills({ serialNumber: " ab12 cd34ef ", purchaseDate: "2023-05-01", dealer: "Shop" });
  await form.registers();
  await expect(list.row("EOS R10")).toContainText("AB12 CD34 EF");
});

test("what a member types is text and nothing else", async ({ member }) => {
  await member.isSignedInAs(studio);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  const dealer = `<b>Shop</b></title><script>document.title="x"</script> & "Söhne"`;
  await member.opens("/products/new");
  await form.model.fill("EOS R10");
  await form.fills({ serialNumber: "083022009998", purchaseDate: "2023-05-01", dealer });
  await form.registers();
  await expect(list.row("EOS R10")).toContainText(dealer);
  await member.reloads();
  await expect(list.row("EOS R10")).toContainText(dealer);
  await list.row("EOS R10").getByRole("link").first().click();
  await expect(member.page.getByText(dealer)).toBeVisible();
  await expect(member.page).toHaveTitle(/· CPS$/);
});

test("Cancel goes back and registers nothing", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/products/new");
  await new ProductForm(member).model.fill("EOS R10");
  await member.link("Cancel").click();
  await member.isAt("/products");
  await expect(new ProductList(member).models).toHaveCount(7);
});

test("a doubled click registers one product", async ({ member }) => {
  await member.isSignedInAs(newcomer);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  await member.opens("/products/new");
  await form.model.fill("EOS R7");
  await member.button("Register product").dblclick();
  await expect(member.notice).toContainText("The product is registered.");
  await list.opens();
  await expect(list.row("EOS R7")).toHaveCount(1);
});
