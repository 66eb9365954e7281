import canonicalize from 'canonicalize';
import type { Fact, FactData, FactKind } from '../ledger/facts.ts';
import { GrowingTree } from '../ledger/growing-tree.ts';
import { toHex } from '../ledger/hex.ts';
import { hashLeaf } from '../ledger/merkle-tree.ts';
import type { Sha256 } from '../ledger/sha256.ts';
import { canonicalSignedHead, signHead, type SignedHead } from '../ledger/tree-head.ts';
import type { Sign } from '../ledger/ed25519.ts';
import type { Random } from './random.fixture.ts';

/** Where the two large files of a made-up archive go, piece by piece. */
export interface Sink {
	ledger(bytes: Uint8Array): void;
	leafHashes(bytes: Uint8Array): void;
}

export interface Signer {
	keyId: string;
	sign: Sign;
}

const PIECE = 1 << 20;

/** Writes facts to a ledger, keeps its tree and signs a head every so many leaves. */
export class LedgerWriter {
	readonly tree: GrowingTree;
	readonly heads: SignedHead[] = [];
	now: number;
	contestId = '';
	private readonly encoder = new TextEncoder();
	private text = '';
	private hashes: Uint8Array[] = [];
	private readonly made: { sha256: Sha256; sink: Sink; signer: Signer; headEvery: number };
	private readonly random: Random;

	constructor(
		made: { sha256: Sha256; sink: Sink; signer: Signer; headEvery: number; at: number },
		random: Random
	) {
		this.made = made;
		this.random = random;
		this.tree = new GrowingTree(made.sha256);
		this.now = made.at;
	}

	/** Writes a fact and tells its id and place. */
	fact<Kind extends FactKind>(
		kind: Kind,
		subject: string,
		data: FactData<Kind>
	): { id: string; seq: number } {
		const id = this.random.id();
		const at = new Date(this.now).toISOString();
		const fact = { id, kind, at, subject, data } as unknown as Fact;
		return { id, seq: this.line(canonicalize(fact) ?? '') };
	}

	/** The same for the millions, whose data is given in its canonical spelling. */
	quick(kind: FactKind, subject: string, data: string): { id: string; seq: number } {
		const id = this.random.id();
		const at = new Date(this.now).toISOString();
		const line = `{"at":"${at}","data":${data},"id":"${id}","kind":"${kind}","subject":"${subject}"}`;
		return { id, seq: this.line(line) };
	}

	private line(text: string): number {
		const hash = hashLeaf(this.encoder.encode(text), this.made.sha256);
		this.tree.append(hash);
		this.hashes.push(hash);
		this.text += `${text}\n`;
		if (this.text.length >= PIECE) this.flush();
		if (this.tree.size % this.made.headEvery === 0) this.head();
		return this.tree.size - 1;
	}

	head(): SignedHead {
		const { signer } = this.made;
		const head = signHead(
			{
				contest: this.contestId,
				size: this.tree.size,
				root: toHex(this.tree.root()),
				at: new Date(this.now).toISOString(),
				keyId: signer.keyId
			},
			signer.sign
		);
		this.heads.push(head);
		return head;
	}

	flush(): void {
		this.made.sink.ledger(this.encoder.encode(this.text));
		const bytes = new Uint8Array(32 * this.hashes.length);
		this.hashes.forEach((hash, index) => {
			bytes.set(hash, 32 * index);
		});
		this.made.sink.leafHashes(bytes);
		this.text = '';
		this.hashes = [];
	}

	/** The lines of `heads.jsonl`. */
	headLines(): string {
		return this.heads.map((head) => `${canonicalSignedHead(head)}\n`).join('');
	}
}
