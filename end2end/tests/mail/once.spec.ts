import { applies, harbour } from "../portal/application";
import { linkIn } from "../portal/mail-server";
import { expect, test } from "../portal/mail-test";

test.use({ serveOptions: ["--no-worker"] });

/** Another applicant: when their mail is there, all earlier ones are. */
const later = { ...harbour, email: "later@demo.cps.example" };

test("the power fails between commit and delivery: the mail arrives once", async ({ member, server, mail }) => {
  await applies(member, harbour);
  await server.kill();
  expect(await mail.allTo(harbour.email)).toHaveLength(0);

  await server.serves([]);
  await mail.mailTo(harbour, "application_received");
  await applies(member, later);
  await mail.mailTo(later, "application_received");
  await server.kill();
  await server.serves([]);
  await applies(member, { ...later, company: "Later Pictures GmbH" });
  await mail.mailTo(later, "already_applied");
  expect(await mail.allTo(harbour.email)).toHaveLength(1);
});

test("two workers on one database deliver a mail once", async ({ member, server, mail }) => {
  server.works();
  server.works();
  await applies(member, harbour);
  await mail.mailTo(harbour, "application_received");
  await applies(member, later);
  await mail.mailTo(later, "application_received");
  expect(await mail.allTo(harbour.email)).toHaveLength(1);
});

test.describe("with automatic approval", () => {
  test.use({ serveOptions: ["--no-worker", "--automatic-approval"] });

  test("a link is made when its mail is delivered, and works", async ({ member, server, mail }) => {
    await applies(member, harbour);
    await server.kill();
    await server.serves([]);
    await member.opens(linkIn(await mail.mailTo(harbour, "application_approved")));
    await expect(member.heading).toHaveText(member.words.password.title);
  });
});
