import { PASSWORD, studio } from "../portal/accounts";
import { Checkout } from "../portal/checkout";
import type { Member } from "../portal/member";
import { ProductForm } from "../portal/product-form";
import { ProductList } from "../portal/product-list";
import { SignInForm } from "../portal/sign-in";
import { Dashboard } from "../portal/subscription";
import { expect, test } from "../portal/test";

/** A phone in the country: half a second to the server and back, 100 kB a second. */
async function slowDown(member: Member): Promise<void> {
  const session = await member.page.context().newCDPSession(member.page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    downloadThroughput: 100_000,
    latency: 500,
    offline: false,
    uploadThroughput: 50_000,
  });
}

test("on a slow network everything works, and nothing is done twice", async ({ member }) => {
  await slowDown(member);
  const list = new ProductList(member);
  const form = new ProductForm(member);
  const checkout = new Checkout(member);
  await member.page.goto("/login");
  await new SignInForm(member).signsIn(studio.email, PASSWORD);
  await list.hasTotal("1,340");
  await member.awaitsScript();
  await member.link("Register product").click();
  await form.model.fill("EOS R7");
  await form.registers();
  await list.lacks("EOS R7");
  await expect(list.row("EOS R7")).toHaveCount(1);

  await member.tabs.getByRole("link", { name: "Membership" }).click();
  await checkout.chooses("Silver");
  await checkout.purchases();
  await checkout.transfer.check();
  await checkout.checkOutButton.dblclick();
  expect(await new Dashboard(member).isActive("Silver")).toBe("CPS0000001");
});

test("a page is readable and usable long before the WebAssembly is there", async ({ member }) => {
  await member.isSignedInAs(studio);
  await slowDown(member);
  await member.page.goto("/products", { waitUntil: "commit" });
  await expect(member.heading).toHaveText("My Products");
  await new ProductList(member).hasTotal("1,340");
});

test("without a connection the page says so, and what was typed is still there", async ({ member, complaints, context }) => {
  complaints.expectLine("Failed to load resource: net::ERR_INTERNET_DISCONNECTED");
  await member.isSignedInAs(studio);
  await member.opens("/products/new");
  const form = new ProductForm(member);
  await form.model.fill("EOS R7");
  await form.fills({ dealer: "Liffey Photo" });
  await context.setOffline(true);
  await form.registers();
  await expect(member.alert).toContainText(member.words.problems.unreachable);
  await expect(form.model).toHaveValue("EOS R7");
  await expect(form.dealer).toHaveValue("Liffey Photo");

  await context.setOffline(false);
  await form.registers();
  await new ProductList(member).lacks("EOS R7");
});

test("the server's own trouble is said in words", async ({ member, complaints }) => {
  complaints.expectRefusal(500);
  await member.isSignedInAs(studio);
  await member.opens("/products");
  await member.page.route("**/api/show_membership*", (route) =>
    route.fulfill({ status: 500, contentType: "application/json", body: '"Failed"' }),
  );
  await member.tabs.getByRole("link", { name: "Membership" }).click();
  await expect(member.heading).toHaveText("Something went wrong");
});
