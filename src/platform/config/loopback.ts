const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether a host name or address is this machine and no other. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host);
