import { PASSWORD, estudio, newcomer, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { InvoiceList } from "../portal/invoices";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { SignInForm } from "../portal/sign-in";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("the whole guide in English, paid by transfer", async ({ member }) => {
  const list = new ProductList(member);
  const form = new ProductForm(member);
  const checkout = new Checkout(member);
  const dashboard = new Dashboard(member);
  await member.opens("/login");
  await member.staysOnThePage(async () => {
    await new SignInForm(member).signsIn(studio.email, PASSWORD);
    await list.views("RF 70-200mm F2.8L IS USM");
    await form.fills({ purchaseDate: "2022-05-14" });
    await form.saves();
    await list.counts("RF 70-200mm F2.8L IS USM");
    await list.hasTotal("1,620");
    await list.hasReached("Platinum", "1,600");

    await member.tabs.getByRole("link", { name: "Membership" }).click();
    await checkout.chooses("Platinum");
    await expect(member.page.getByText("Price: £297.50 excl. VAT per year")).toBeVisible();
    await checkout.purchaseOrder.fill("PO-2026-17");
    await checkout.purchases();
    await checkout.paysByTransfer();

    await expect(member.notice).toContainText("You can use your subscription at once.");
    await dashboard.isActive("Platinum");
    await expect(dashboard.fact("Payment")).toContainText("Bank transfer");
    await expect(dashboard.fact("Purchase Order Number")).toHaveText("PO-2026-17");
  });

  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const number = await invoices.opensNewest();
  const invoice = member.page.getByRole("article");
  await expect(invoice).toContainText("PO-2026-17");
  await expect(invoice).toContainText(number);
  await expect(invoice).toContainText("Canon Professional Services : Platinum");
  await expect(invoice).toContainText(/quote the reference RF\d\d( \d{1,4})+/);
  await dashboard.opens();
  await expect(dashboard.fact("Invoice")).not.toContainText("follows");
});

test("a new member number also where an old one existed", async ({ member }) => {
  const list = new ProductList(member);
  const checkout = new Checkout(member);
  const dashboard = new Dashboard(member);
  await member.isSignedInAs(estudio);
  await list.opens();
  await list.migrateButton.click();
  await list.hasTotal("680");
  await checkout.getsToPayment("Silver");
  await checkout.paysByTransfer();
  await expect(member.notice).toContainText("tu número de miembro de CPS ha cambiado");
  const number = await dashboard.isActive("Silver");
  await expect(dashboard.fact("Número anterior")).toHaveText("ES104233");

  await member.opens("/account");
  await expect(dashboard.fact("Número de miembro")).toHaveText(number);
  await expect(dashboard.fact("Número de miembro anterior")).toHaveText("ES104233");
});

test("a business in another EU country is invoiced under reverse charge", async ({ member }) => {
  const form = new ProductForm(member);
  const checkout = new Checkout(member);
  await member.isSignedInAs(newcomer);
  await member.opens("/products/new");
  await form.model.fill("EOS R3");
  await form.fills({ serialNumber: "033011009999", purchaseDate: "2024-01-05", dealer: "Lichthaus Berlin" });
  await form.registers();
  await new ProductList(member).hasTotal("740");

  await member.opens("/membership");
  await checkout.chooses("Silver");
  const main = member.page.getByRole("main");
  await expect(main).toContainText("Price: €100 excl. VAT per year");
  await expect(main).toContainText("Reverse charge");
  await expect(main).toContainText("€0.00");
  await checkout.purchases();
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Silver");

  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  const invoice = member.page.getByRole("article");
  await expect(invoice).toContainText("Reverse charge");
  await expect(invoice).toContainText("DE999999999");
  await expect(invoice).toContainText("€100.00");
});
