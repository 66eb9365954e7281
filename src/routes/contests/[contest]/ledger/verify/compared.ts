import { isConsistent, readHead, type SignedHead } from '#scoring/verify/index.ts';
import { headFault } from './checked.ts';

/** How a kept head stands to the ledger that the site shows now. */
export type Compared =
	{ outcome: 'same'; size: number } | { outcome: 'rewritten' | 'later' | 'signature' | 'lost' };

type Ask = (address: string) => Promise<unknown>;

const overHttp: Ask = async (address) => {
	const response = await fetch(address, { credentials: 'omit', cache: 'no-cache' });
	if (!response.ok) throw new Error(`status ${response.status}`);

	return response.json();
};

/** Whether the public ledger begins with a kept head's: asks the site for its head and for a proof. */
export async function compared(
	kept: SignedHead,
	{ ledger, pem, ask = overHttp }: { ledger: string; pem: string; ask?: Ask }
): Promise<Compared> {
	try {
		const now = readHead(await ask(`${ledger}/head.json`));
		if (headFault(now, pem)) return { outcome: 'signature' };
		if (kept.size > now.size) return { outcome: 'later' };
		const address = `${ledger}/consistency?from=${kept.size}&to=${now.size}`;
		const said = (await ask(address)) as { proof?: unknown };
		const proof = Array.isArray(said.proof) ? said.proof.map(String) : [];

		return isConsistent(kept, now, proof)
			? { outcome: 'same', size: now.size }
			: { outcome: 'rewritten' };
	} catch {
		return { outcome: 'lost' };
	}
}
