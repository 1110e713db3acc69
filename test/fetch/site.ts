import type { OutgoingHttpHeaders } from "node:http";
import { type LocalServer, serve } from "./server.ts";

export interface Answer {
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export interface Site extends LocalServer {
  /** What lies where; may be changed while the test runs. */
  readonly answers: Map<string, Answer>;
  /** Paths that were asked for since the last call, without robots.txt. */
  asked(): readonly string[];
}

/** A news site on this machine. */
export async function site(answers: Readonly<Record<string, Answer | string>> = {}): Promise<Site> {
  const lying = new Map(
    Object.entries(answers).map(([path, answer]) => [path, typeof answer === "string" ? { body: answer } : answer]),
  );
  const server = await serve((request, response) => {
    const { status = 200, headers = {}, body = "" } = lying.get(request.url ?? "") ?? { status: 404 };
    const unchanged = headers["etag"] !== undefined && request.headers["if-none-match"] === headers["etag"];
    response.writeHead(unchanged ? 304 : status, headers).end(unchanged ? "" : body);
  });
  let told = 0;
  return {
    ...server,
    answers: lying,
    asked() {
      const paths = server.requests.slice(told).map(({ url }) => url ?? "");
      told = server.requests.length;
      return paths.filter((path) => path !== "/robots.txt");
    },
  };
}

/** A page with a report of some sentences. */
export const page = (title: string, text: string, head = ""): string =>
  `<!doctype html><html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${text
    .split("\n")
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("")}</article></body></html>`;

export interface Entry {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  readonly text?: string;
  readonly more?: string;
}

export const feedOf = (entries: readonly Entry[], title = "The Lantern"): string =>
  `<rss version="2.0"><channel><title>${title}</title>${entries
    .map(
      ({ id, link, title: headline = "", text = "", more = "" }) =>
        `<item>${id === undefined ? "" : `<guid isPermaLink="false">${id}</guid>`}${link === undefined ? "" : `<link>${link}</link>`}` +
        `<title>${headline}</title><description>${text}</description><pubDate>Sat, 16 Apr 2022 10:00:00 GMT</pubDate>${more}</item>`,
    )
    .join("")}</channel></rss>`;
