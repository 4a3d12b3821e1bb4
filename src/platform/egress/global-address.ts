import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's registry of special-purpose IPv4 addresses, multicast and the reserved end: nothing of it is the internet. */
const NOT_GLOBAL_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Of IPv6 only this much is given out to the internet; IPv4 written as IPv6, NAT64 and everything local lie outside. */
const GLOBAL_6 = ['2000::', 3] as const;

/** And within it: protocols such as Teredo, documentation, 6to4, which carries any IPv4 address, and the old 6bone. */
const NOT_GLOBAL_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3ffe::', 16],
  ['3fff::', 20],
] as const;

const notGlobal4 = new BlockList();
for (const [network, bits] of NOT_GLOBAL_4) notGlobal4.addSubnet(network, bits, 'ipv4');

const global6 = new BlockList();
global6.addSubnet(...GLOBAL_6, 'ipv6');

const notGlobal6 = new BlockList();
for (const [network, bits] of NOT_GLOBAL_6) notGlobal6.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is one of the internet. What is no address, or has a zone (`fe80::1%eth0`), is not. */
export function isGlobalAddress(address: string): boolean {
  if (isIPv4(address)) return !notGlobal4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !notGlobal6.check(address, 'ipv6');
}
