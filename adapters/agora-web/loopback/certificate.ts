/** A certificate that nobody has signed but itself, made anew for each server: no key lies in the project. */
import { generateKeyPairSync, sign } from 'node:crypto'

/** What a TLS server needs. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Makes a certificate for the name, valid from yesterday for a month. `nowMs` is a date in milliseconds. */
export function createCertificate(name: string, nowMs: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(objectId(ecdsaWithSha256))
  const subject = sequence(set(sequence(objectId(commonName), utf8(name))))
  const toSign = sequence(
    Buffer.from([0x02, 0x01, 0x01]),
    algorithm,
    subject,
    sequence(time(nowMs - dayMs), time(nowMs + 30 * dayMs)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', toSign, privateKey)])
  const der = sequence(toSign, algorithm, value(0x03, signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}

const dayMs = 86_400_000
/** 1.2.840.10045.4.3.2 and 2.5.4.3, as DER has them. */
const ecdsaWithSha256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
const commonName = [0x55, 0x04, 0x03]

function value(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return value(0x30, ...parts)
}

function set(...parts: readonly Uint8Array[]): Buffer {
  return value(0x31, ...parts)
}

function objectId(bytes: readonly number[]): Buffer {
  return value(0x06, Buffer.from(bytes))
}

function utf8(text: string): Buffer {
  return value(0x0c, Buffer.from(text))
}

function time(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)
  return value(0x17, Buffer.from(`${digits}Z`))
}
