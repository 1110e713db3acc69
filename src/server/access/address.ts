const addresses = new WeakMap<Request, string>();

/** From which address a request came, as the connection says it: nothing that a client writes is believed. */
export const addressOf = (request: Request): string => addresses.get(request) ?? "";
export const noteAddress = (request: Request, address: string): void => {
  addresses.set(request, address);
};
