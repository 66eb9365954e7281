/** How an answer ended, as a client was told. */
export interface SeenEnd {
	outcome: string;
	billed: boolean;
	energyNwh: number;
	/** In words alone where an answer is read again. */
	promptTokens?: number;
	completionTokens?: number;
	leafHash?: string;
}

/** What a client saw of an answer: as much of its text as came, and its end if that came. */
export interface SeenAnswer {
	interaction: string;
	text: string;
	end: SeenEnd | undefined;
}

/** Something that had to be so whenever it was tried. */
export interface Expectation {
	title: string;
	met: number;
	tried: number;
	/** What came instead, the first time. */
	instead: string | undefined;
}

/** What all clients saw together: to be held against the record once the event is over. */
export interface Witness {
	answers: SeenAnswer[];
	/** Answers that the power cut took from their readers. */
	cut: SeenAnswer[];
	/** How often each thing was done or met. */
	counts: Map<string, number>;
	expectations: Map<string, Expectation>;
	saw(answer: SeenAnswer): void;
	count(what: string): void;
	/** Notes whether something was as it must be; `instead` says what came where it was not. */
	expect(title: string, met: boolean, instead?: unknown): void;
	/** Resolves once so many answers have been seen to their end, or nothing more comes. */
	answersSeen(many: number, over: Promise<unknown>): Promise<void>;
}

export function newWitness(): Witness {
	const answers: SeenAnswer[] = [];
	const counts = new Map<string, number>();
	const expectations = new Map<string, Expectation>();
	const waiting: { many: number; resolve: () => void }[] = [];

	return {
		answers,
		cut: [],
		counts,
		expectations,
		saw(answer) {
			answers.push(answer);
			for (const { many, resolve } of waiting) if (answers.length >= many) resolve();
		},
		count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
		expect(title, met, instead) {
			const known = expectations.get(title) ?? { title, met: 0, tried: 0, instead: undefined };
			known.tried++;
			if (met) known.met++;
			else known.instead ??= typeof instead === 'string' ? instead : JSON.stringify(instead);
			expectations.set(title, known);
		},
		async answersSeen(many, over) {
			const enough = new Promise<void>((resolve) => waiting.push({ many, resolve }));
			await Promise.race([enough, over]);
		}
	};
}
