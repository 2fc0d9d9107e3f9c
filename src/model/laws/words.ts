/** The flags of a column of bytes, four at a time: most weeks nearly all of them are as they were. */
export const words = (flags: Uint8Array): Uint32Array =>
  new Uint32Array(flags.buffer, flags.byteOffset, Math.floor(flags.length / 4));
