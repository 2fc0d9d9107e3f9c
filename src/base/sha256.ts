import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 (FIPS 180-4) of the bytes as 64 lower-case hexadecimal digits: synchronous and the same on every host. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
