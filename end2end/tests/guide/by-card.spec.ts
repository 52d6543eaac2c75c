import { PASSWORD, estudio, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import { InvoiceList } from "../portal/invoices";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { CARDS, ProviderPage } from "../portal/provider";
import { SignInForm } from "../portal/sign-in";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

// As a newcomer starts it: the demonstration's invoice follows within seconds.
test.use({ serveOptions: ["--demo"] });

test("the whole guide in Spanish, paid by card", async ({ member }) => {
  const list = new ProductList(member);
  const form = new ProductForm(member);
  const checkout = new Checkout(member);
  await member.opens("/login");
  await member.staysOnThePage(async () => {
    await new SignInForm(member).signsIn(estudio.email, PASSWORD);
    member.reads(estudio);
    await list.hasTotal("420");
    await list.views("EOS R8");
    await form.fills({ dealer: "Casa del Objetivo" });
    await form.saves();
    await list.counts("EOS R8");
    await list.hasTotal("570");
    await list.hasReached("Silver", "500");

    await list.points.getByRole("link", { name: "Ver niveles" }).click();
    await expect(member.page.getByRole("heading", { name: "Te invitamos a unirte a CPS" })).toBeVisible();
    await checkout.chooses("Silver");
    const { words } = member;
    const review = member.page.getByRole("main");
    for (const text of [
      "Revisa tus datos",
      words.checkout.lead,
      "Canon Professional Services : Silver",
      "Precio: 100 € sin IVA al año",
      "Cambiar de plan",
      "Tipo de suscripción",
      `Renovación automática ${words.checkout.automatic_note}`,
      "Número de pedido",
      "Acepta los Términos y condiciones de CPS",
    ]) {
      await expect(review).toContainText(text);
    }
    await expect(review).toContainText("121,00 €");
    await expect(checkout.purchaseOrder).toHaveAttribute("placeholder", "eg-0123456789");
    await checkout.purchases();
    await expect(checkout.dialog).toContainText(`${words.checkout.card} - ${words.checkout.card_note}`);
    await expect(checkout.dialog).toContainText(`${words.checkout.transfer} ${words.checkout.transfer_note}`);
  });

  await checkout.paysByCard(CARDS.accepted);
  await member.awaitsScript();
  await expect(member.notice).toContainText("Ya eres miembro de CPS.");
  const dashboard = new Dashboard(member);
  await dashboard.isActive("Silver");
  await expect(dashboard.fact("Pago")).toContainText("Visa ···· 4242");

  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const number = await invoices.opensNewest();
  const invoice = member.page.getByRole("article");
  await expect(invoice).toContainText(number);
  await expect(invoice).toContainText("Estudio Luz S.L.");
  await expect(invoice).toContainText("121,00 €");
  await expect(invoice).toContainText("Con tarjeta: se cobrará el");
});

test("the guide's sentences in English, word for word, paid by card", async ({ member }) => {
  const checkout = new Checkout(member);
  await member.isSignedInAs(studio);
  await member.opens("/membership");
  await checkout.chooses("Silver");
  const main = member.page.getByRole("main");
  for (const sentence of [
    "Please review your information",
    "Please check over your information to make sure it is correct. You can go back to edit any fields if needed",
    "Subscription",
    "Canon Professional Services : Silver",
    "Price: £85 excl. VAT per year",
    "Subscription Type",
    'Auto-Renewal (You can change your subscription type at any time in "Manage Subscription" in your CPS Dashboard)',
    "Purchase Order Number",
    "Please accept the CPS Terms & Conditions",
  ]) {
    await expect(main).toContainText(sentence);
  }
  await expect(member.link("Change Plan")).toHaveAttribute("href", "/membership");
  await expect(member.page.getByPlaceholder("eg-0123456789")).toBeVisible();
  await checkout.terms.check();
  await member.button("PURCHASE").click();

  const dialog = member.page.getByRole("dialog", { name: "Please select payment option" });
  for (const sentence of [
    "Please select payment option",
    "Credit Card - will be authorized with Zero amount today. Subscription fee will be charged on the due date indicated on the invoice.",
    "Bank Transfer (ADDITIONAL BANK CHARGES MAY APPLY)",
    "CANCEL",
  ]) {
    await expect(dialog).toContainText(sentence);
  }
  await dialog.getByRole("radio", { name: "Credit Card" }).check();
  await dialog.getByRole("button", { name: "CHECKOUT" }).click();

  const provider = await ProviderPage.reached(member.page);
  await provider.enters(CARDS.accepted);
  await member.awaitsScript();

  await new Dashboard(member).isActive("Silver");
  await expect(member.page.getByRole("heading", { name: "Manage Subscription" })).toBeVisible();
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  await expect(member.page.getByRole("article")).toContainText("Canon Professional Services : Silver");
});
