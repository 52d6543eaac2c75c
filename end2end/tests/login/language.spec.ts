import { AccountPage } from "../portal/account-page";
import { estudio, studio } from "../portal/accounts";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";

async function speaks(member: Member, language: string, title: string): Promise<void> {
  await expect(member.heading).toHaveText(title);
  await expect(member.page.locator("html")).toHaveAttribute("lang", language);
}

test("the browser's language comes first", async ({ browser, member }) => {
  await member.opens("/login");
  await speaks(member, "en", "Sign in");

  const context = await browser.newContext({ locale: "es-ES" });
  const page = await context.newPage();
  await page.goto(`${member.url}/login`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Iniciar sesión");
  await context.close();
});

test("a browser that speaks neither gets English", async ({ browser, member }) => {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(`${member.url}/login`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await context.close();
});

test("the switch changes the language, and it is remembered", async ({ member }) => {
  await member.opens("/login");
  await member.staysOnThePage(async () => {
    await member.button("ES").click();
    await speaks(member, "es", "Iniciar sesión");
    await expect(member.page).toHaveTitle(/^Iniciar sesión/);
  });
  await member.reloads();
  await speaks(member, "es", "Iniciar sesión");
  await expect(member.button("ES")).toHaveAttribute("aria-current", "true");
  await expect(member.button("EN")).not.toHaveAttribute("aria-current", "true");
});

test("what a member chose is remembered in every browser", async ({ browser, member, javaScriptEnabled }) => {
  await member.isSignedInAs(studio);
  await member.opens("/products");
  await member.staysOnThePage(async () => {
    await member.button("ES").click();
    await speaks(member, "es", "Mis productos");
    await expect(member.page.getByText("1.340 puntos")).toBeVisible();
  });

  const context = await browser.newContext({ javaScriptEnabled: javaScriptEnabled !== false });
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${member.url}/login`);
  await elsewhere.getByLabel("E-mail address").fill(studio.email);
  await elsewhere.getByLabel("Password").fill("camera-obscura-2026");
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Mis productos");
  await context.close();
});

test("the language survives signing out", async ({ member }) => {
  await member.isSignedInAs(estudio);
  await member.opens("/products");
  await member.button("Salir").click();
  await speaks(member, "es", "Iniciar sesión");
  await member.reloads();
  await speaks(member, "es", "Iniciar sesión");
});

test("the account's page changes it too", async ({ member }) => {
  await member.isSignedInAs(estudio);
  const account = new AccountPage(member);
  await account.opens();
  await member.staysOnThePage(async () => {
    await account.wantsToChange();
    await account.language.selectOption("English");
    await account.saves();
    await speaks(member, "en", "My account");
  });
  await member.opens("/products");
  await speaks(member, "en", "My Products");
});
