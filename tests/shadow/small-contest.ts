import fc from 'fast-check';
import { conversation, template } from '../../scoring/ranking/board-facts.fixture.ts';
import type { Fact, FactKind } from '../../scoring/ledger/facts.ts';
import { canonicalFact } from '../../scoring/ledger/leaf.ts';
import { juryQuality } from '../../scoring/ranking/jury.ts';
import { TIE_BREAKERS, type ChallengeRules } from '../../scoring/rulebook/schema.ts';

export interface SmallContest {
	lines: string[];
	rules: ChallengeRules;
	official: boolean;
	/** Facts that the board counts: not always all of them. */
	seq: number;
}

export const MODEL = 'modelo-1';
export const PROFILE = 'alia40b-h200x1-b32-2026.1';
const HASH = 'ab'.repeat(32);

/** Few figures, so that equals are common. */
const tokens = fc.record({
	promptTokens: fc.constantFrom(1, 100, 100, 400),
	completionTokens: fc.constantFrom(0, 1, 50, 50, 51),
	estimated: fc.nat(9).map((n) => n === 0),
	reportedModel: fc.constantFrom(MODEL, MODEL, MODEL, undefined, 'otro')
});
const share = fc.constantFrom('0/1', '1/2', '1/2', '1/3', '1/1');
const levels = fc.record({
	claridad: fc.integer({ min: 1, max: 5 }),
	rigor: fc.constantFrom(3, 4)
});

const act = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			act: fc.constant('present' as const),
			team: fc.nat(4),
			work: fc.array(tokens, { minLength: 1, maxLength: 3 }),
			language: fc.constantFrom('es', 'es', 'eu', 'other'),
			passed: fc.nat(5).map((n) => n > 0),
			quality: share,
			isRun: fc.nat(6).map((n) => n > 0)
		})
	},
	{
		weight: 6,
		arbitrary: fc.record({
			act: fc.constant('judge' as const),
			entry: fc.nat(9),
			judge: fc.nat(2),
			verdict: fc.nat(4).map((n) => (n > 0 ? ('valid' as const) : ('invalid' as const))),
			levels
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			act: fc.constant('replay' as const),
			entry: fc.nat(9),
			runs: fc.array(fc.tuple(fc.boolean(), fc.nat(2), tokens), { minLength: 1, maxLength: 4 })
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			act: fc.constant('move' as const),
			team: fc.nat(4),
			category: fc.constantFrom('general', 'estudiantes')
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			act: fc.constantFrom(
				'entry-withdrawn' as const,
				'entry-disqualified' as const,
				'entry-reinstated' as const
			),
			entry: fc.nat(9)
		})
	}
);

const criterion = (id: string, weight: string) => ({
	id,
	title: { es: id },
	levels: [1, 2, 3, 4, 5].map((level) => ({ es: String(level) })),
	weight
});

const rules = fc
	.record({
		isTemplate: fc.boolean(),
		policy: fc.constantFrom('gate-then-energy', 'weighted', 'pareto'),
		a: fc.constantFrom('1/2', '0', '1', '1/3'),
		parNwh: fc.constantFrom(1_000_000, 20_000_000, 50_000_000),
		qualityWeights: fc.constantFrom(
			{ checks: '7/10', jury: '3/10' },
			{ checks: '1', jury: '0' },
			{ checks: '0', jury: '1' }
		),
		hasRubric: fc.boolean(),
		judging: fc.constantFrom(
			{ mode: 'all' as const },
			{ mode: 'top' as const, n: 1 },
			{ mode: 'top' as const, n: 2 }
		),
		ties: fc.shuffledSubarray([...TIE_BREAKERS]),
		confirmation: fc.constantFrom({ runs: 3, share: '2/3' }, { runs: 2, share: '1/2' })
	})
	.map(
		({
			isTemplate,
			policy,
			a,
			parNwh,
			qualityWeights,
			hasRubric,
			judging,
			ties,
			confirmation
		}): ChallengeRules => {
			const ranking: ChallengeRules['ranking'] =
				policy === 'weighted'
					? { policy, a, parNwh, qualityWeights }
					: policy === 'pareto'
						? { policy, qualityWeights }
						: { policy: 'gate-then-energy' };
			const rubric = hasRubric ? [criterion('claridad', '2'), criterion('rigor', '1/3')] : [];
			// Layers with `top n` are refused by the rulebook's rules.
			const shared = {
				ranking,
				rubric,
				judging: policy === 'pareto' ? { mode: 'all' as const } : judging,
				ties,
				confirmation
			};
			return { ...(isTemplate ? template : conversation), ...shared };
		}
	);

/** The ledger of a small contest of one challenge: what matters to ranking and nothing else. */
export const smallContest: fc.Arbitrary<SmallContest> = fc
	.record({
		rules,
		acts: fc.array(act, { minLength: 3, maxLength: 24, size: 'max' }),
		baseline: fc.nat(20),
		chosen: fc.array(fc.constantFrom('general', 'estudiantes', undefined), {
			minLength: 5,
			maxLength: 5
		}),
		official: fc.boolean(),
		unseen: fc.constantFrom(0, 0, 0, 1, 5)
	})
	.map(({ rules, acts, baseline, chosen, official, unseen }) => {
		const lines: string[] = [];
		const state = (kind: FactKind, subject: string, data: object) => {
			const id = `f${String(lines.length)}`;
			const at = new Date(Date.UTC(2026, 4, 1) + lines.length).toISOString();
			const stated = JSON.parse(JSON.stringify({ id, kind, at, subject, data })) as Fact;
			lines.push(canonicalFact(stated));
		};
		const challenge = rules.id;
		for (let team = 0; team < 5; team++) {
			const own = team === baseline ? { baseline: true } : {};
			state('team-registered', `t${String(team)}`, {
				rulebookVersion: 1,
				rulebookHash: HASH,
				category: chosen[team],
				...own
			});
		}
		const entries: { id: string; teamId: string }[] = [];
		const replayed = new Map<string, number>();
		for (const one of acts) {
			if (one.act === 'present') {
				const { work, passed, quality, language, isRun } = one;
				const entry = { id: `e${String(entries.length)}`, teamId: `t${String(one.team)}` };
				entries.push(entry);
				const usage = { profile: PROFILE, cachedTokens: 0, energyNwh: 0 };
				const ids = work.map((_, turn) => `${entry.id}-${String(turn)}`);
				if (rules.kind === 'conversation') {
					for (const [turn, counts] of work.entries()) {
						const bill = {
							outcome: 'completed',
							chargedTo: 'team',
							teamId: entry.teamId,
							challenge
						};
						state('interaction-settled', ids[turn] ?? '', { ...bill, ...usage, ...counts });
					}
				}
				const presented =
					rules.kind === 'conversation'
						? { kind: 'conversation', conversationId: 'c', interactionIds: ids }
						: { kind: 'template', templateHash: HASH };
				state('entry-presented', entry.id, {
					teamId: entry.teamId,
					challenge,
					language,
					presented
				});
				if (rules.kind === 'template') {
					for (const [run, counts] of work.entries()) {
						const kind = { purpose: 'instances', sheet: 's', run, answerHash: HASH, valid: true };
						state('official-run', entry.id, { ...kind, ...usage, ...counts, quality });
					}
				}
				if (rules.kind === 'template' && !isRun) continue;
				const measured = rules.kind === 'template' ? { quality } : {};
				state('checks-recorded', entry.id, { passed, outcomes: [], ...measured });
				continue;
			}
			if (one.act === 'move') {
				const { team, category } = one;
				state('team-categorised', `t${String(team)}`, { category, reasonHash: HASH });
				continue;
			}
			const entry = entries[one.entry % Math.max(1, entries.length)];
			if (!entry) continue;
			if (one.act === 'replay') {
				const usage = { profile: PROFILE, cachedTokens: 0, energyNwh: 0, answerHash: HASH };
				for (const [valid, sameAs, counts] of one.runs) {
					const run = (replayed.get(entry.id) ?? 0) + 1;
					replayed.set(entry.id, run);
					const replay = { purpose: 'confirmation', run, valid, ...usage, ...counts };
					if (sameAs === 0) state('official-run', entry.id, { ...replay, turn: 1 });
					state('official-run', entry.id, { ...replay, sameAs: sameAs || undefined });
				}
			} else if (one.act === 'judge') {
				const isGiven = one.verdict === 'valid' && rules.rubric.length > 0;
				const jury = isGiven ? juryQuality(rules.rubric, [one.levels]) : undefined;
				const given = isGiven ? { levels: one.levels, jury } : {};
				state('verdict-given', entry.id, {
					judgeId: `j${String(one.judge)}`,
					verdict: one.verdict,
					...given
				});
			} else {
				const reason = one.act === 'entry-withdrawn' ? {} : { reasonHash: HASH };
				state(one.act, entry.id, { teamId: entry.teamId, challenge, ...reason });
			}
		}
		return { lines, rules, official, seq: Math.max(5, lines.length - unseen) };
	});
