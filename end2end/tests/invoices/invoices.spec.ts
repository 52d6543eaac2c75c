import { corporate, studio } from "../portal/accounts";
import { INVOICE_NUMBER, InvoiceList, InvoicePage } from "../portal/invoices";
import { Dashboard, subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("before anything is bought the page says when an invoice comes", async ({ member }) => {
  await member.isSignedInAs(studio);
  await member.opens("/invoices");
  await expect(member.page.getByRole("heading", { name: "No invoices yet" })).toBeVisible();
  await member.page.getByRole("main").getByRole("link", { name: "See levels" }).click();
  await expect(member.heading).toHaveText("Membership levels");
});

test.describe("with an invoice on its way", () => {
  test.use({ serveOptions: ["--invoice-delay", "3600"] });

  test("the page says that it follows", async ({ member }) => {
    await member.isSignedInAs(studio);
    await subscribes(member, "silver");
    await member.opens("/invoices");
    await expect(member.page.getByText(/Your invoice follows within a few hours/)).toBeVisible();
    await expect(new InvoiceList(member).numbers).toHaveCount(0);
    const dashboard = new Dashboard(member);
    await dashboard.opens();
    await expect(dashboard.fact("Invoice")).toContainText("It follows within a few hours.");
  });
});

test("an invoice is listed, due thirty days later, and can be printed", async ({ member }) => {
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const row = member.page.getByRole("row").filter({ has: invoices.numbers });
  await expect(row).toContainText("CPS Silver");
  await expect(row).toContainText(member.words.invoices.open);
  await expect(row).toContainText("121,00 €");
  const [issued, due] = await row.getByRole("time").evaluateAll((times) =>
    times.map((time) => Date.parse((time as HTMLTimeElement).dateTime)),
  );
  expect((due ?? 0) - (issued ?? 0)).toBe(30 * 86_400_000);

  await member.staysOnThePage(async () => {
    expect(await invoices.opensNewest()).toMatch(INVOICE_NUMBER);
    const invoice = member.page.getByRole("article");
    for (const text of [
      "Norte Audiovisual S.A.",
      "ESA00000000",
      "Avenida del Diafragma 40",
      "Canon Professional Services : Silver",
      "CPS0000001",
      "100,00 €",
      "IVA 21 %",
      "21,00 €",
      "121,00 €",
      "Por transferencia bancaria",
    ]) {
      await expect(invoice).toContainText(text);
    }
  });

  await member.page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(member.page.getByRole("article")).toBeVisible();
  await expect(member.page.getByRole("banner")).toBeHidden();
  await expect(member.page.getByRole("contentinfo")).toBeHidden();
  await expect(member.page.getByRole("article")).toHaveCSS("color", /rgb\((\d|[1-5]\d), /);
});

test("a business outside the EU pays no VAT, and the invoice says why", async ({ member }) => {
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  await invoices.opensNewest();
  const invoice = member.page.getByRole("article");
  await expect(invoice).toContainText("£85.00");
  await expect(invoice).toContainText("£0.00");
  await expect(invoice).toContainText("outside the VAT area of the European Union");
});

test("another member's invoice answers exactly like one that does not exist", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const theirs = await invoices.numbers.first().getAttribute("href");

  await member.isSignedInAs(studio);
  const pages = [];
  for (const path of [theirs ?? "", "/invoices/01900000-0000-7000-8000-000000000000", "/invoices/1"]) {
    const response = await member.opens(path);
    expect(response.status(), path).toBe(404);
    await expect(member.heading).toHaveText("We can't find this page");
    pages.push(await member.page.getByRole("main").innerHTML());
  }
  expect(pages[0]).toBe(pages[1]);
  expect(pages[0]).toBe(pages[2]);
});

test("an invoice's files are there to be fetched", async ({ member }) => {
  await member.isSignedInAs(corporate);
  await subscribes(member, "silver");
  const invoices = new InvoiceList(member);
  await invoices.awaitsInvoice();
  const pdf = invoices.row(invoices.numbers).getByRole("link", { name: /^PDF/ });
  await expect(pdf).toHaveAttribute("href", /^\/invoices\/[0-9a-f-]+\/pdf$/);
  await invoices.opensNewest();
  const invoice = new InvoicePage(member);
  await expect(member.link(member.words.invoices.download)).toHaveAttribute("href", /\/pdf$/);
  for (const [file, type] of [
    ["pdf", "application/pdf"],
    ["factur-x.xml", "xml"],
    ["ubl.xml", "xml"],
    ["code.svg", "image/svg+xml"],
  ] as const) {
    const answer = await invoice.fetches(file);
    expect(answer.status, file).toBe(200);
    expect(answer.type, file).toContain(type);
    expect(answer.size, file).toBeGreaterThan(500);
  }
});
