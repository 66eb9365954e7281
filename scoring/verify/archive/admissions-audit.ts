import type { ArchiveFiles } from '../../archive/files.ts';
import { boardFile, hasFile, LIMIT } from '../../archive/format.ts';
import { wholeFile } from '../../archive/lines.ts';
import type { Fact } from '../../ledger/facts.ts';
import { board as boardSchema, type Board } from '../../ranking/board.ts';
import { finalists } from '../../ranking/finalists.ts';
import type { RoundRules } from '../../rulebook/schema.ts';
import { tellAt, type Audit } from './audit.ts';

type Decision = Extract<Fact, { kind: 'team-admitted' | 'team-declined' }>;

/** An admission by a board, and who took no part at that moment. */
interface ByBoard {
	line: number;
	teamId: string;
	round: string;
	n: number;
	board: string;
	without: ReadonlySet<string>;
}

/** Checks who was admitted to a round: by a board, whether it is one of its best. */
export class AdmissionsAudit {
	private readonly audit: Audit;
	private readonly byBoard: ByBoard[] = [];
	/** How many came into a round of the best by a reasoned decision, by round. */
	readonly overrides = new Map<string, number>();

	constructor(audit: Audit) {
		this.audit = audit;
	}

	/** A decision, before the record takes it. */
	take({ kind, subject, data }: Decision, line: number): void {
		const { record, rules } = this.audit;
		const tell = (message: string) => {
			tellAt(this.audit, line, { kind: 'admission-differs', subject, message });
		};
		if (!record.teams.has(subject)) {
			tellAt(this.audit, line, { kind: 'team-unknown', subject, message: 'no team of that id' });
		}
		const round = rules.round(data.round);
		if (!round || round.admission.kind === 'all') {
			tell(round ? `${round.id} admits every team` : `no round ${data.round}`);
			return;
		}
		if (kind === 'team-declined') return;
		const isBest = round.admission.kind === 'best';
		if (data.board !== undefined) this.admittedByBoard(subject, data.board, round, line);
		else if (isBest && data.reasonHash === undefined) tell('neither a board nor a reason is given');
		else if (isBest) this.overrides.set(round.id, (this.overrides.get(round.id) ?? 0) + 1);
	}

	private admittedByBoard(teamId: string, board: string, round: RoundRules, line: number): void {
		const { record } = this.audit;
		const { admission, id } = round;
		const published = record.boards.find((one) => one.id === board);
		const isThat =
			admission.kind === 'best' &&
			published?.round === admission.of &&
			published.standing === 'official' &&
			(admission.challenge ?? published.challenge) === published.challenge;
		if (!isThat) {
			const message = `${board} is no official board of which ${id} admits the best`;
			tellAt(this.audit, line, { kind: 'admission-differs', subject: teamId, message });
			return;
		}
		const declined = [...record.decidedIn(id)].flatMap(([team, admitted]) =>
			admitted ? [] : [team]
		);
		const without = new Set([...declined, ...this.disqualified()]);
		this.byBoard.push({ line, teamId, round: id, n: admission.n, board, without });
	}

	private disqualified(): string[] {
		return [...this.audit.record.entries.values()].flatMap(({ teamId, conduct }) =>
			conduct.at(-1)?.disqualified === true ? [teamId] : []
		);
	}

	/** Holds those that came in by a board against it, and its best against those that were decided on. */
	async conclude(files: ArchiveFiles): Promise<void> {
		const boards = new Map<string, Board | undefined>();
		const begun = new Set<string>();
		for (const one of this.byBoard) {
			if (!boards.has(one.board)) boards.set(one.board, await boardIn(files, one.board));
			const board = boards.get(one.board);
			// A board that is missing or no board is told of by the audit of boards.
			if (!board) continue;
			const { line, teamId, round, n, without } = one;
			const best = finalists(board.rows, { n, without });
			if (!best.some((team) => team.teamId === teamId)) {
				const message = `it is not among the ${String(n)} best of ${board.challenge}`;
				tellAt(this.audit, line, { kind: 'admission-differs', subject: teamId, message });
			}
			if (begun.has(round)) continue;
			begun.add(round);
			const decided = this.audit.record.decidedIn(round);
			for (const { teamId: left } of best.filter((team) => !decided.has(team.teamId))) {
				const message = `it is among the ${String(n)} best of ${board.challenge} and was neither admitted to ${round} nor declined`;
				tellAt(this.audit, line, { kind: 'admission-differs', subject: left, message });
			}
		}
	}
}

async function boardIn(files: ArchiveFiles, id: string): Promise<Board | undefined> {
	const file = boardFile(id);
	if (!hasFile(files, file)) return undefined;
	try {
		const bytes = await wholeFile(files, { file, largest: LIMIT.board });
		return boardSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
	} catch (cause) {
		if (cause instanceof SyntaxError) return undefined;
		throw cause;
	}
}
