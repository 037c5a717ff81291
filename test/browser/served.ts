import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server says of a page before the browser sees it. */
export type Policy = 'none' | 'strict' | 'by-hash';

/** Pages behind a server that sends a security policy with them; the policy is the first part of an address. */
export class Served {
  readonly pages = new Map<string, string>();
  private readonly server: Server;

  constructor(policies: Readonly<Record<Policy, string | null>>) {
    this.server = createServer((request, response) => {
      const [, policy = '', name = ''] = (request.url ?? '').split('/');
      const page = this.pages.get(name);
      const sent = Object.entries(policies).find(([each]) => each === policy)?.[1] ?? null;
      if (sent !== null) response.setHeader('Content-Security-Policy', sent);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.statusCode = page === undefined ? 404 : 200;
      response.end(page ?? '');
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve());
    });
  }

  address(policy: Policy, name: string): string {
    const { port } = portOf(this.server.address());
    return `http://127.0.0.1:${port}/${policy}/${name}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address;
}
