import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RefusalCode } from '#lib/refusal.ts';
import { openHolds } from '../budget/open-holds.ts';
import type { Flag } from '../budget/schema.ts';
import type { Bill } from '../budget/settle.ts';
import type { Db } from '../db/client.ts';
import type { FairQueue } from './queue.ts';

/** An answer that has just been settled. Instants are epoch milliseconds. */
export interface Settled {
	bill: Bill;
	queueMs: number;
	calledAt: number | undefined;
	firstTokenAt: number | undefined;
	endedAt: number;
	fault: RefusalCode | undefined;
	flags: readonly Flag[];
}

const SECONDS = {
	firstToken: [0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 30, 60],
	answer: [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300],
	queueWait: [0.001, 0.01, 0.1, 0.5, 1, 3, 10, 30, 60, 180, 600],
	commit: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10]
};

/**
 * What one process of the site counts for who watches it. No label holds a team, a person, an id or
 * a word of what was said. Touched once an answer and once a write, never once a token; what has a
 * present value is read when it is asked for.
 */
export class Metrics {
	readonly registry = new Registry();
	private readonly firstToken: Histogram;
	private readonly answer: Histogram;
	private readonly queueWait: Histogram;
	private readonly commit: Histogram;
	private readonly tokens: Counter<'kind'>;
	private readonly energy: Counter<'charged'>;
	private readonly settlements: Counter<'outcome'>;
	private readonly refusals: Counter<'code'>;
	private readonly endpointErrors: Counter<'kind'>;
	private readonly flags: Counter<'flag'>;
	private readonly organiserAnswers: Counter<'purpose' | 'outcome'>;
	private readonly organiserTokens: Counter<'purpose' | 'kind'>;
	private readonly organiserEnergy: Counter<'purpose'>;

	constructor({ queue, db }: { queue: FairQueue; db: Db }) {
		this.gauge('vatio_streams_open', 'Answers that the endpoint writes now', () => queue.running);
		this.gauge('vatio_queue_length', 'Calls that wait for a place', () => queue.length);
		this.gauge('vatio_places', 'Answers that the endpoint may write at a time', () => queue.places);
		this.gauge('vatio_holds_open', 'Holds that no settlement has ended', () => openHolds(db.read));
		this.firstToken = this.histogram(
			'vatio_first_token_seconds',
			'From the call of the endpoint to its first token',
			SECONDS.firstToken
		);
		this.answer = this.histogram(
			'vatio_answer_seconds',
			'From the call of the endpoint to the settlement',
			SECONDS.answer
		);
		this.queueWait = this.histogram(
			'vatio_queue_wait_seconds',
			'Wait for a place at the endpoint',
			SECONDS.queueWait
		);
		this.commit = this.histogram(
			'vatio_commit_seconds',
			'From the order of a write to its commit',
			SECONDS.commit
		);
		this.tokens = this.counter('vatio_tokens_total', 'Tokens of settled answers', 'kind');
		this.energy = this.counter(
			'vatio_energy_nanowatthours_total',
			'Modelled energy of settled answers, by who is charged',
			'charged'
		);
		this.settlements = this.counter(
			'vatio_interactions_settled_total',
			'Interactions by how they ended',
			'outcome'
		);
		this.refusals = this.counter('vatio_refusals_total', 'Calls that the door refused', 'code');
		this.endpointErrors = this.counter(
			'vatio_endpoint_errors_total',
			'Answers that the endpoint failed, by how',
			'kind'
		);
		this.flags = this.counter(
			'vatio_usage_flags_total',
			'Answers whose account by the endpoint cannot be right',
			'flag'
		);
		this.organiserAnswers = this.counter(
			'vatio_organiser_answers_total',
			'Official runs, runs that confirm, references and assisted readings, by how they ended',
			'purpose',
			'outcome'
		);
		this.organiserTokens = this.counter(
			'vatio_organiser_tokens_total',
			'Tokens of those that were answered',
			'purpose',
			'kind'
		);
		this.organiserEnergy = this.counter(
			'vatio_organiser_energy_nanowatthours_total',
			'Modelled energy of those that were answered',
			'purpose'
		);
	}

	/** Counts what Node itself knows too: processor, memory, event loop, garbage. Once a process. */
	watchProcess(): void {
		collectDefaultMetrics({ register: this.registry });
	}

	/** The same database with its commits timed, until they last. */
	timed(db: Db): Db {
		const observe = (since: number) => this.commit.observe((performance.now() - since) / 1000);

		return {
			...db,
			write: async (work) => {
				const since = performance.now();
				const value = await db.write(work);
				observe(since);

				return value;
			},
			book: async (work) => {
				const since = performance.now();
				const { value, lasting } = await db.book(work);
				lasting.then(
					() => observe(since),
					() => undefined
				);

				return { value, lasting };
			}
		};
	}

	refused(code: RefusalCode): void {
		this.refusals.inc({ code });
	}

	settled({ bill, queueMs, calledAt, firstTokenAt, endedAt, fault, flags }: Settled): void {
		this.settlements.inc({ outcome: bill.outcome });
		this.tokens.inc({ kind: 'prompt' }, bill.promptTokens);
		this.tokens.inc({ kind: 'completion' }, bill.completionTokens);
		this.energy.inc({ charged: bill.billed ? 'team' : 'platform' }, Number(bill.energyNwh));
		if (fault?.startsWith('endpoint_')) this.endpointErrors.inc({ kind: fault });
		for (const flag of flags) this.flags.inc({ flag });
		if (calledAt === undefined) return;
		this.queueWait.observe(secondsOf(queueMs));
		this.answer.observe(secondsOf(endedAt - calledAt));
		if (firstTokenAt !== undefined) this.firstToken.observe(secondsOf(firstTokenAt - calledAt));
	}

	/** A whole answer that is on the organiser's account. */
	organiserAnswered(
		purpose: string,
		answer: { promptTokens: number; completionTokens: number; energyNwh: bigint }
	): void {
		this.organiserAnswers.inc({ purpose, outcome: 'answered' });
		this.organiserTokens.inc({ purpose, kind: 'prompt' }, answer.promptTokens);
		this.organiserTokens.inc({ purpose, kind: 'completion' }, answer.completionTokens);
		this.organiserEnergy.inc({ purpose }, Number(answer.energyNwh));
	}

	organiserFailed(purpose: string): void {
		this.organiserAnswers.inc({ purpose, outcome: 'failed' });
	}

	private gauge(name: string, help: string, value: () => number | Promise<number>) {
		new Gauge({
			name,
			help,
			registers: [this.registry],
			async collect() {
				// One figure that cannot be read must not hide the others.
				this.set(await Promise.resolve(value()).catch(() => NaN));
			}
		});
	}

	private histogram(name: string, help: string, buckets: number[]) {
		return new Histogram({ name, help, buckets, registers: [this.registry] });
	}

	private counter<Label extends string>(name: string, help: string, ...labelNames: Label[]) {
		return new Counter({ name, help, labelNames, registers: [this.registry] });
	}
}

/** A clock that was set back gives no time below zero. */
const secondsOf = (ms: number) => Math.max(0, ms) / 1000;
