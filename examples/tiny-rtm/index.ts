/** A small messaging client with a service of its own: an SDK like those that the kit is made for. */
export { Link } from './link.ts'
export { Service } from './service.ts'
export { RtmError, TinyRtm } from './tiny-rtm.ts'
