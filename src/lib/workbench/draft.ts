/** Texts that are being written, kept in the browser so that nothing typed is ever lost. */
export interface Drafts {
	read(place: string): string;
	/** An empty text forgets the place. */
	keep(place: string, text: string): void;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Drafts of one team on one challenge; `place` is a conversation or the template. A browser without a store forgets. */
export function draftsOf(
	scope: { contest: string; challenge: string; teamId: string },
	store: () => Store
): Drafts {
	const key = (place: string) =>
		`vatio:draft:${scope.contest}:${scope.challenge}:${scope.teamId}:${place}`;
	const tried = <T>(otherwise: T, use: (store: Store) => T) => {
		try {
			return use(store());
		} catch {
			return otherwise;
		}
	};

	return {
		read: (place) => tried('', (kept) => kept.getItem(key(place)) ?? ''),
		keep: (place, text) =>
			tried(undefined, (kept) =>
				text === '' ? kept.removeItem(key(place)) : kept.setItem(key(place), text)
			)
	};
}
