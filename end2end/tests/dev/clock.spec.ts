import { studio } from "../portal/accounts";
import { DemoClock } from "../portal/clock";
import { InvoiceList, InvoicePage } from "../portal/invoices";
import { subjectOf } from "../portal/mail-words";
import { ownAddress } from "../portal/free-port";
import { CARDS } from "../portal/provider";
import { Dashboard, subscribes, subscribesByCard } from "../portal/subscription";
import { test as base, expect } from "../portal/test";

const test = base.extend({
  settings: async ({}, use) => use(await ownAddress()),
});

test.describe("in a demonstration", () => {
  test.use({ serveOptions: ["--demo"] });

  test("a year in a minute: invoice, charge, notice and renewal", async ({ member }) => {
    await member.isSignedInAs(studio);
    await subscribesByCard(member, "silver");
    const clock = new DemoClock(member);
    await clock.opens();
    await expect(clock.lately).toContainText("Somebody joined");

    await clock.presses("1 day");
    await expect(clock.lately).toContainText("An invoice was issued");
    await expect(clock.next).toContainText("The card is charged");
    await expect(clock.next).toContainText(studio.company);
    while ((await clock.lately.getByText("The card was charged").count()) === 0) {
      await clock.goesOn();
    }
    await expect(clock.now).toContainText("06:00 UTC");

    // Nobody was signed out by it.
    await member.opens("/invoices");
    const invoices = new InvoiceList(member);
    await expect(invoices.row(invoices.numbers)).toContainText("Paid");
    await invoices.opensNewest();
    await new InvoicePage(member).is("Paid");

    await clock.opens();
    await clock.presses("1 year");
    await expect(clock.lately).toContainText("The notice before the term's end left");
    await expect(clock.lately).toContainText("The subscription was renewed");
    await expect(clock.lately.getByText("The card was charged")).toHaveCount(2);
    await member.opens("/invoices");
    await expect(invoices.numbers).toHaveCount(2);
    await new Dashboard(member).opens();
    await new Dashboard(member).isActive("Silver");

    await member.page.goto("/dev/mail");
    await member.page.getByRole("link", { name: subjectOf("subscription_renewed", "en") }).click();
    await expect(member.page.getByText(/Your member number stays the same/)).toBeVisible();
    await member.page.goto("/dev/mail");
    await member.page.getByRole("link", { name: subjectOf("invoice_issued", "en") }).first().click();
    await expect(member.page.getByRole("link", { name: /^\d{4}-\d{6}\.pdf$/ })).toBeVisible();
    await member.page.goto("/dev/mail");
    await member.link("Put the clock forward").click();
    await expect(member.heading).toHaveText("Clock");
  });

  test("a card that is always declined is tried four times, then the subscription ends", async ({ member }) => {
    await member.isSignedInAs(studio);
    await subscribesByCard(member, "silver", CARDS.declinedLater);
    const clock = new DemoClock(member);
    await clock.opens();
    await clock.presses("30 days");
    await clock.presses("30 days");
    await expect(clock.lately.getByText("The card could not be charged")).toHaveCount(4);
    await expect(clock.lately).toContainText("The subscription ended unpaid");
    await member.opens("/invoices");
    await expect(new InvoiceList(member).creditNotes).toHaveCount(1);
  });

  test("a transfer that does not come is reminded of three times", async ({ member }) => {
    await member.isSignedInAs(studio);
    await subscribes(member, "silver");
    const clock = new DemoClock(member);
    await clock.opens();
    await clock.presses("30 days");
    await clock.presses("30 days");
    await expect(clock.lately.getByText("A reminder of the transfer left")).toHaveCount(3);
    await expect(clock.lately).toContainText("The subscription ended unpaid");
  });
});

test("elsewhere there is no such page", async ({ member, complaints }) => {
  complaints.expectRefusal(404);
  await member.isSignedInAs(studio);
  expect((await member.opens("/demo/clock")).status()).toBe(404);
});
