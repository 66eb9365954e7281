/** SHA-256, given by the caller: Node's in the site, a pure one in the browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const HASH_BYTES = 32;
