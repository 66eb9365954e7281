/** Ed25519 of RFC 8032, given by the caller: Node's in the site, a pure one in the browser. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Whether a signature of 64 bytes is the key's over the message. Never throws. */
export type CheckSignature = (
	message: Uint8Array,
	signature: Uint8Array,
	publicKey: Uint8Array
) => boolean;
