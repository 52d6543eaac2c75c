import type { Route } from "@playwright/test";
import { PASSWORD, estudio, studio } from "../portal/accounts";
import { ApplicationForm, archivo } from "../portal/application";
import { Checkout } from "../portal/checkout";
import { daysFromToday, expectProblemAt } from "../portal/fields";
import type { Member } from "../portal/member";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { SignInForm } from "../portal/sign-in";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

/** Holds the WebAssembly back until it is let go. */
async function holdWebAssembly(member: Member): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await member.page.route("**/*.wasm", (route) => void held.push(route));
  return async () => {
    await member.page.unroute("**/*.wasm");
    for (const route of held) {
      // A page that was left takes its requests along.
      await route.continue().catch(() => undefined);
    }
    await member.awaitsScript();
  };
}

test("everything works before the WebAssembly has arrived", async ({ member }) => {
  await holdWebAssembly(member);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  const checkout = new Checkout(member);
  await member.page.goto("/login");
  await new SignInForm(member).signsIn(estudio.email, PASSWORD);
  member.reads(estudio);
  await list.hasTotal("420");
  await list.views("EOS R8");
  await form.fills({ dealer: "Casa del Objetivo" });
  await form.saves();
  await list.counts("EOS R8");
  await list.hasTotal("570");

  await member.tabs.getByRole("link", { name: "Suscripción" }).click();
  await checkout.chooses("Silver");
  await checkout.purchases();
  await checkout.paysByTransfer();
  await new Dashboard(member).isActive("Silver");
  await new Dashboard(member).renewalSwitch.click();
  await expect(new Dashboard(member).renewalSwitch).not.toBeChecked();
});

test("what is typed before it arrives stays, and is sent afterwards", async ({ member }) => {
  await member.isSignedInAs(studio);
  const letGo = await holdWebAssembly(member);
  const form = new ProductForm(member);
  await member.page.goto("/products/new");
  await form.model.fill("EOS R7");
  await form.fills({ serialNumber: "0830 2200 1111", purchaseDate: "2023-04-05", purchaseCountry: "IE" });
  await form.estimates.first().check();

  await letGo();
  await expect(form.model).toHaveValue("EOS R7");
  await expect(form.serialNumber).toHaveValue("0830 2200 1111");
  await expect(form.purchaseDate).toHaveValue("2023-04-05");
  await expect(form.purchaseCountry).toHaveValue("IE");
  await expect(form.estimates.first()).toBeChecked();
  await form.fills({ dealer: "Liffey Photo" });
  await member.staysOnThePage(async () => {
    await form.registers();
    await new ProductList(member).counts("EOS R7");
  });
});

test("an application that was typed before it arrives is sent afterwards", async ({ member }) => {
  const letGo = await holdWebAssembly(member);
  const form = new ApplicationForm(member);
  await member.page.goto("/apply");
  await form.fills(archivo);
  await form.accepts();

  await letGo();
  await expect(form.company).toHaveValue(archivo.company);
  await expect(form.country).toHaveValue(archivo.country);
  await expect(form.language).toHaveValue(archivo.language);
  await expect(form.privacy).toBeChecked();
  await member.staysOnThePage(async () => {
    await form.sends();
    await form.isSent();
  });
});

test("what is searched for before it arrives is found afterwards", async ({ member }) => {
  const letGo = await holdWebAssembly(member);
  await member.page.goto("/faq");
  await member.page.getByRole("searchbox").fill("xyzzy");
  await letGo();
  await expect(member.page.getByText(member.words.faq.none_title)).toBeVisible();
});

test("choices made before it arrives stay: the review, and the payment option", async ({ member }) => {
  await member.isSignedInAs(studio);
  const letGo = await holdWebAssembly(member);
  const checkout = new Checkout(member);
  await member.page.goto("/checkout?level=silver");
  await checkout.purchaseOrder.fill("PO-5");
  await checkout.renewal("One year only").check();
  await checkout.terms.check();
  await letGo();
  await expect(checkout.purchaseOrder).toHaveValue("PO-5");
  await expect(checkout.renewal("One year only")).toBeChecked();
  await expect(checkout.terms).toBeChecked();

  const letGoAgain = await holdWebAssembly(member);
  await checkout.purchaseButton.click();
  await expect(checkout.dialog).toBeVisible();
  await member.page.reload();
  await checkout.transfer.check();
  await letGoAgain();
  await expect(checkout.transfer).toBeChecked();
  await checkout.checkOutButton.click();
  await new Dashboard(member).isActive("Silver");
});

test("a form that was refused before it arrives still shows why afterwards", async ({ member }) => {
  await member.isSignedInAs(studio);
  const letGo = await holdWebAssembly(member);
  const form = new ProductForm(member);
  await member.page.goto("/products/new");
  await form.model.fill("EOS R5");
  await form.fills({ purchaseDate: daysFromToday(3) });
  await form.registers();
  await expectProblemAt(form.purchaseDate, member.words.problems.in_the_future);

  await letGo();
  await expectProblemAt(form.purchaseDate, member.words.problems.in_the_future);
  await expect(form.model).toHaveValue("EOS R5");
  await expect(form.purchaseDate).toHaveValue(daysFromToday(3));
});

test("a session that ended before it arrives asks to sign in", async ({ member }) => {
  await member.isSignedInAs(studio);
  await holdWebAssembly(member);
  await member.page.goto("/products/new");
  await member.sends("sign_out", {});
  await new ProductForm(member).model.fill("EOS R7");
  await new ProductForm(member).registers();
  await expect(member.page).toHaveURL(/\/login/);
});
