import type { RunOfEntry } from '../ranking/board-doubt.ts';
import type { CountedInteraction, EntryFacts } from '../ranking/facts.ts';
import type { Levels } from '../ranking/jury.ts';
import { CENTRE, HOME } from './scene.fixture.ts';
import type { MadeConversation, MadeTeam, Scene } from './scene.fixture.ts';
import { checksOf, never, TEMPLATES } from './texts.fixture.ts';

/** What the maker remembers of an entry. */
export interface MadeEntry {
	facts: EntryFacts & { interactions: CountedInteraction[] };
	challenge: string;
	withdrawn: boolean;
	/** What the participants wrote; nothing for a template. */
	prompts: string[];
	runs: RunOfEntry[];
	verdicts: Map<string, { verdict: 'valid' | 'invalid'; levels: Levels; factId: string }>;
}

const blank = (team: MadeTeam, entryId: string, sequence: number) => ({
	entryId,
	teamId: team.id,
	teamName: team.name,
	sequence,
	withdrawn: false,
	disqualified: false,
	baseline: team.baseline,
	...(team.category === undefined ? {} : { category: team.category }),
	checksPassed: true,
	quality: {}
});

function presentConversation(
	{ ledger, random, home }: Scene,
	team: MadeTeam,
	{ id: conversationId, turns }: MadeConversation
): MadeEntry {
	ledger.now += 1;
	const entryId = random.id();
	const last = turns.at(-1) ?? never();
	const prompts = turns.map(({ prompt }) => prompt);
	const { language, passed, outcomes } = checksOf(home, last.text, prompts);
	const interactionIds = turns.map(({ id }) => id);
	const { seq } = ledger.fact('entry-presented', entryId, {
		teamId: team.id,
		challenge: HOME,
		language,
		presented: { kind: 'conversation', conversationId, interactionIds }
	});
	ledger.fact('checks-recorded', entryId, { passed, outcomes });
	const interactions = turns.map(({ promptTokens, completionTokens, estimated }) => ({
		promptTokens,
		completionTokens,
		estimated
	}));
	return {
		facts: { ...blank(team, entryId, seq), checksPassed: passed, language, interactions },
		challenge: HOME,
		withdrawn: false,
		prompts,
		runs: [],
		verdicts: new Map()
	};
}

function presentTemplate({ ledger, random, withTexts, bind }: Scene, team: MadeTeam): MadeEntry {
	ledger.now += 1;
	const entryId = random.id();
	const template = random.pick(TEMPLATES);
	const bound = bind(withTexts ? template : undefined);
	const { id, seq } = ledger.fact('entry-presented', entryId, {
		teamId: team.id,
		challenge: CENTRE,
		language: 'es',
		presented: { kind: 'template', templateHash: bound.hash }
	});
	bound.keepFor(id, 'templateHash');
	return {
		facts: { ...blank(team, entryId, seq), language: 'es', interactions: [] },
		challenge: CENTRE,
		withdrawn: false,
		prompts: [],
		runs: [],
		verdicts: new Map()
	};
}

/** Teams present up to two conversations and templates each, and withdraw some. */
export function presentEntries(scene: Scene, teams: readonly MadeTeam[]): MadeEntry[] {
	const { random, ledger } = scene;
	const entries = teams.flatMap((team) => {
		const conversations = team.done
			.slice(-2)
			.map((conversation) => presentConversation(scene, team, conversation));
		const count = random.chance(80) ? random.between(1, 2) : 0;
		return [...conversations, ...Array.from({ length: count }, () => presentTemplate(scene, team))];
	});
	for (const entry of entries) {
		if (!random.chance(5)) continue;
		ledger.now += 1;
		entry.withdrawn = true;
		const { entryId, teamId } = entry.facts;
		ledger.fact('entry-withdrawn', entryId, { teamId, challenge: entry.challenge });
	}
	return entries;
}
