import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Addresses that nothing a plan or a person names may lead to: those by which a machine in a cloud is told its own credentials, and
 * those that are no place at all. A client's systems often stand in private networks, so those stay open.
 */
const closed = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  // Link-local: the metadata of AWS, Azure, Google and most others.
  ['169.254.0.0', 16],
  // The metadata of Alibaba Cloud and of Oracle's older regions.
  ['100.100.100.200', 32],
  ['192.0.0.192', 32],
  ['224.0.0.0', 4],
  ['255.255.255.255', 32],
] as const)
  closed.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  // The metadata of AWS, of Google.
  ['fd00:ec2::', 32],
  ['fd20:ce::254', 128],
] as const)
  closed.addSubnet(net, prefix, 'ipv6')
// Addresses of version 4 in those of 6: mapped ones the list knows by itself, translated ones (NAT64) it does not.
closed.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6')

/** Whether an address, which is no name, may not be reached. Brackets of version 6 may stand around it. */
export function isClosed(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const version = isIP(bare)
  return version !== 0 && closed.check(bare, version === 4 ? 'ipv4' : 'ipv6')
}

/** What a connection to such an address ends with. */
export class ClosedAddress extends Error {
  readonly code = 'ECLOSEDADDRESS'
  constructor(host: string) {
    super(`${host} leads to an address that is not read from`)
    this.name = 'ClosedAddress'
  }
}

/**
 * Looks a name up for a connection and hands out nothing where any of its addresses is closed: asked at the moment of
 * connecting, so that a name cannot mean another machine by then. Addresses that are no names are not looked up: ask `isClosed`.
 */
export const openLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, '')
    const [first] = found
    if (!first || found.some(({ address }) => isClosed(address))) return done(new ClosedAddress(host), '')
    if (options.all) done(null, found)
    else done(null, first.address, first.family)
  })
}
