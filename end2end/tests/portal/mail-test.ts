import { ownAddress } from "./free-port";
import { MailServer } from "./mail-server";
import { test as base, expect } from "./test";

export { expect };

/** From whom the portal's mails come, as the guide has it. */
export const SENDER = { name: "Canon Professional Services", address: "donotreply@canon-europe.com" };

/** Settings for a portal that sends its mails to this mail server. */
export async function sendingTo({ url }: { readonly url: string }): Promise<NodeJS.ProcessEnv> {
  return {
    ...(await ownAddress()),
    CPS_MAIL_FROM: `${SENDER.name} <${SENDER.address}>`,
    CPS_SMTP_URL: url,
  };
}

/** A test whose portal sends its mails by SMTP, and finds them in `mail`. */
export const test = base.extend<{ mail: MailServer }>({
  mail: async ({}, use) => {
    const mail = await MailServer.start();
    await use(mail);
    await mail.stop();
  },

  settings: async ({ mail }, use) => use(await sendingTo(mail)),
});
