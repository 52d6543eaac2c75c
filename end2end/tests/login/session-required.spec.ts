import { PASSWORD, staff, studio } from "../portal/accounts";
import { SignInForm } from "../portal/sign-in";
import { expect, test } from "../portal/test";

const MISSING = "00000000-0000-7000-8000-000000000000";

const PAGES = [
  ["/products", "My Products"],
  ["/products/new", "Register product"],
  ["/products?state=incomplete&sort=points", "My Products"],
  ["/membership", "Membership levels"],
  ["/checkout?level=silver", "Please review your information"],
  ["/invoices", "Invoices"],
  ["/account", "My account"],
] as const;

for (const [path, title] of PAGES) {
  test(`${path} asks to sign in, and is there afterwards`, async ({ member }) => {
    await member.opens(path);
    await expect(member.page).toHaveURL(/\/login\?next=/);
    const next = new URL(member.page.url()).searchParams.get("next");
    expect(next).toBe(path);

    await new SignInForm(member).signsIn(studio.email, PASSWORD);
    await member.isAt(path);
    await expect(member.heading).toHaveText(title);
  });
}

const CLOSED = [
  `/products/${MISSING}`,
  `/invoices/${MISSING}`,
  "/account/data",
  "/staff/accounts",
  "/staff/applications",
  "/staff/payments",
  "/staff/support",
  "/staff/mail",
];

for (const path of CLOSED) {
  test(`${path} says nothing to a stranger`, async ({ member }) => {
    await member.opens(path);
    await expect(member.page).toHaveURL(/\/login\?next=/);
  });
}

test("no server function answers a stranger", async ({ member }) => {
  for (const name of ["list_products", "show_membership", "show_account", "list_invoices"]) {
    const answer = await member.page.request.get(`/api/${name}?state=&sort=&after=`, {
      headers: { accept: "application/json" },
    });
    expect(answer.status(), name).toBe(401);
  }
  for (const name of ["migrate_products", "change_account", "change_password", "end_other_sessions", "close_account"]) {
    expect(await member.sends(name, {}), name).toBe(401);
  }
});

for (const next of ["//cps.example/products", "https://cps.example/", "/\\cps.example", "/api/sign_out"]) {
  test(`nobody is sent to ${next} after signing in`, async ({ member }) => {
    await member.opens(`/login?next=${encodeURIComponent(next)}`);
    await new SignInForm(member).signsIn(studio.email, PASSWORD);
    await member.isAt("/products");
  });
}

test("staff come to their own pages", async ({ member }) => {
  await member.opens("/login");
  await new SignInForm(member).signsIn(staff.email, PASSWORD);
  await member.isAt("/staff/accounts");
  await expect(member.page.getByRole("table")).toContainText("Estudio Luz S.L.");
});

test("another site cannot act in a member's name", async ({ member }) => {
  await member.isSignedInAs(studio);
  const forged = await member.page.request.post("/api/sign_out", {
    form: {},
    headers: { origin: "https://cps.example" },
  });
  expect(forged.status()).toBe(403);
  await member.opens("/products");
  await expect(member.heading).toHaveText("My Products");
});
