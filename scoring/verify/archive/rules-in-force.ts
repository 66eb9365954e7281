import type { ArchivedRulebook } from '../../archive/rulebooks.ts';
import { profileById } from '../../energy/index.ts';
import { meterOf, type Meter } from '../../energy/meter.ts';
import { challengeOf } from '../../rulebook/rounds.ts';
import { scheduleInForce, type ScheduleOverride } from '../../rulebook/schedule.ts';
import type { ChallengeRules, RoundRules, Rulebook } from '../../rulebook/schema.ts';

/** A challenge as the rules in force have it. */
export interface ChallengeInForce {
	round: RoundRules;
	challenge: ChallengeRules;
	/** Prices its work; absent where no profile of that id was ever published. */
	meter: Meter | undefined;
}

/** The rules as they stand at the place of the ledger that has been reached. */
export class RulesInForce {
	private archived: ArchivedRulebook | undefined;
	private readonly overrides: ScheduleOverride[] = [];
	private readonly challenges = new Map<string, ChallengeInForce | undefined>();

	publish(archived: ArchivedRulebook | undefined): void {
		this.archived = archived;
		this.challenges.clear();
	}

	override(override: ScheduleOverride): void {
		this.overrides.push(override);
	}

	challenge(id: string): ChallengeInForce | undefined {
		if (this.challenges.has(id)) return this.challenges.get(id);
		const found = this.archived && challengeOf(this.archived.rulebook, id);
		const profile = found && profileById(found.round.model.profile);
		const inForce = found && { ...found, meter: profile && meterOf(profile) };
		this.challenges.set(id, inForce);
		return inForce;
	}

	/** The version in force, and the schedule's overrides so far. */
	get standing(): { rulebook: Rulebook | undefined; overrides: readonly ScheduleOverride[] } {
		return { rulebook: this.archived?.rulebook, overrides: this.overrides };
	}

	hasRound(id: string): boolean {
		return this.round(id) !== undefined;
	}

	/** Ids of the categories that the rules have; none where all teams are ranked together only. */
	categories(): string[] {
		return this.archived?.rulebook.categories?.map(({ id }) => id) ?? [];
	}

	round(id: string): RoundRules | undefined {
		return this.archived?.rulebook.rounds.find((round) => round.id === id);
	}

	/** When each round closes, epoch milliseconds. */
	closes(): Map<string, number> {
		if (!this.archived) return new Map();
		const schedule = scheduleInForce(this.archived.rulebook, this.overrides);
		return new Map([...schedule].map(([round, { closes }]) => [round, closes]));
	}
}
