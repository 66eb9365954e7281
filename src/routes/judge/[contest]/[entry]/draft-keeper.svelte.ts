import { forgetDraft, keepDraft, sendDraft } from './draft.ts';
import { nothingTyped, type TypedVerdict } from './verdict-fields.ts';

const SOON = 700;

interface Kept {
	/** Where this browser keeps it. */
	key: string;
	/** What the form starts from where nothing was typed. */
	given: TypedVerdict;
	/** Whether the site has a draft already. */
	onSite: boolean;
}

/** Keeps what is typed: in this browser at once, on the site as soon as the judge pauses. */
export class DraftKeeper {
	/** Where the newest of what was typed is; nowhere while nothing was. */
	place = $state<'' | 'here' | 'kept'>('');
	readonly #kept: Kept;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#newest = '';

	constructor(kept: Kept) {
		this.#kept = kept;
	}

	changed(typed: TypedVerdict): void {
		const { key, onSite } = this.#kept;
		this.hold();
		if (this.#isGiven(typed) && !onSite && this.place === '') return forgetDraft(key);
		keepDraft(key, typed);
		this.#newest = JSON.stringify(typed);
		this.place = 'here';
		this.#timer = setTimeout(() => void this.send(typed), SOON);
	}

	/** Sends what is not on the site yet; then this browser need not keep it too. */
	async send(typed: TypedVerdict): Promise<void> {
		this.hold();
		if (this.place !== 'here') return;
		const kept = await sendDraft(this.#isGiven(typed) ? nothingTyped() : typed);
		if (!kept || JSON.stringify(typed) !== this.#newest) return;
		forgetDraft(this.#kept.key);
		this.place = 'kept';
	}

	/** Sends nothing by itself any more, until something changes. */
	hold(): void {
		clearTimeout(this.#timer);
	}

	#isGiven(typed: TypedVerdict): boolean {
		return JSON.stringify(typed) === JSON.stringify(this.#kept.given);
	}
}
