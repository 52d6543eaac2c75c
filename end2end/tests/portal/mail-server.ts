import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";
import { freePort } from "./free-port";
import { type MailKind, subjectOf } from "./mail-words";
import { kill } from "./processes";
import type { Language } from "./words";

const HOST = "127.0.0.1";
const MAILDEV = join(__dirname, "../../node_modules/maildev/bin/maildev");

/** Whom the portal writes to: a member, or an applicant. */
export interface Reader {
  readonly email: string;
  readonly language: Language;
}

export interface Address {
  readonly name: string;
  readonly address: string;
}

/** A mail as it was delivered. */
export interface Mail {
  /** What the mail server calls it. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string | undefined;
  readonly autoSubmitted: string | undefined;
  readonly from: readonly Address[];
  readonly to: readonly Address[];
  readonly replyTo: readonly Address[];
}

/** What maildev tells of a mail; what the mail does not have is left out. */
interface Delivered extends Partial<Omit<Mail, "id" | "messageId" | "autoSubmitted">> {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A mail server of a test's own, maildev, on free ports of this machine, with everybody's mailbox. */
export class MailServer {
  private readonly read = new Set<string>();
  private readonly said: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), "cps-mail-"));
  private readonly running: ChildProcess;

  private constructor(
    private readonly smtpPort: number,
    private readonly webPort: number,
  ) {
    const smtp = ["--ip", HOST, "--smtp", `${smtpPort}`];
    const web = ["--web-ip", HOST, "--web", `${webPort}`];
    const child = spawn(process.execPath, [MAILDEV, ...smtp, ...web, "--mail-directory", this.folder, "--silent"], {
      env: {}, // It would take settings from there too.
      stdio: ["ignore", "ignore", "pipe"],
    });
    createInterface({ input: child.stderr }).on("line", (line) => this.said.push(line));
    this.running = child;
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer(await freePort(), await freePort());
    // As long as the test has.
    const options = { message: "maildev answers", intervals: [20], timeout: 0 };
    await expect.poll(() => mail.answers(), options).toBe(true);
    return mail;
  }

  /** Where it takes mails: what `--smtp-url` wants. */
  get url(): string {
    return `smtp://${HOST}:${this.smtpPort}`;
  }

  async stop(): Promise<void> {
    await kill(this.running);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Waits for a mail of this kind that the test has not read yet. */
  async mailTo(reader: Reader, kind: MailKind): Promise<Mail> {
    let mail: Mail | undefined;
    const next = async () => {
      mail = (await this.mailsTo(reader, kind)).find(({ id }) => !this.read.has(id));
      return mail;
    };
    const options = { message: `${kind} to ${reader.email}`, intervals: [20, 50, 100] };
    await expect.poll(next, options).toBeDefined();
    if (mail === undefined) {
      throw new Error("The mail is gone.");
    }
    this.read.add(mail.id);
    return mail;
  }

  /** The mails of this kind that were delivered so far, the first one first. */
  async mailsTo(reader: Reader, kind: MailKind): Promise<Mail[]> {
    const subject = subjectOf(kind, reader.language);
    return (await this.allTo(reader.email)).filter((mail) => subject.test(mail.subject));
  }

  /** All mails to an address that were delivered so far, the first one first. */
  async allTo(email: string): Promise<Mail[]> {
    const answer = await this.asks("/email");
    const mails = ((await answer.json()) as Delivered[]).map(mailOf);
    return mails.filter(({ to }) => to.some(({ address }) => address === email));
  }

  /** Whether it is open: for questions, and so for mails, to which it opens in the same turn. */
  private async answers(): Promise<boolean> {
    if (this.running.exitCode !== null) {
      throw new Error(`maildev does not open:\n${this.said.join("\n")}`);
    }
    return this.asks("/healthz").then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private asks(path: string): Promise<Response> {
    // It ends a connection on which nothing happens, and a question may be on its way there.
    return fetch(`http://${HOST}:${this.webPort}${path}`, { headers: { connection: "close" } });
  }
}

function mailOf({ id, headers, subject, text, html, from, to, replyTo }: Delivered): Mail {
  return {
    id,
    subject: subject ?? "",
    text: text ?? "",
    html: html ?? "",
    // As it was sent: maildev's own `messageId` lacks the brackets.
    messageId: headers["message-id"],
    autoSubmitted: headers["auto-submitted"],
    from: from ?? [],
    to: to ?? [],
    replyTo: replyTo ?? [],
  };
}

/** The portal's link in a mail, with its token. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+\/links\/[\w-]+/.exec(mail.text)?.[0];
  if (link === undefined) {
    throw new Error(`There is no link in "${mail.subject}":\n${mail.text}`);
  }
  return link;
}
