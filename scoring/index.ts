export * from './rulebook/schema.ts';
export { canonicalRulebook, rulebookHash } from './rulebook/canonical.ts';
export { desafioAlia } from './rulebook/editions/desafio-alia.ts';
export { parseRulebook } from './rulebook/parse.ts';
export type { Problem } from './rulebook/problem.ts';
export { roundState } from './rulebook/round-state.ts';
export type { Phase, RoundState } from './rulebook/round-state.ts';
export { challengeOf, isOfficialModel, isRanked, text as textIn } from './rulebook/rounds.ts';
export { checkOverride, instantsOf, scheduleInForce } from './rulebook/schedule.ts';
export type {
	OverrideProblem,
	RoundInstants,
	Schedule,
	ScheduleOverride
} from './rulebook/schedule.ts';

export type { CheckOutcome, Span } from './checks/check.ts';
export { detectLanguage } from './checks/language/detect.ts';
export { REASONS } from './checks/reasons.ts';
export type { Reason } from './checks/reasons.ts';
export { isValid } from './checks/valid.ts';

export { checkPlan, naivePurchase, planQuality } from './plan/check.ts';
export { generateSheet } from './plan/generate.ts';
export { renderSheet } from './plan/render.ts';
export { fillTemplate, hasPlaceholder, PLACEHOLDER } from './plan/template.ts';

export * from './exact/rational.ts';
export { decimal } from './exact/decimal.ts';

export { computeBoard } from './ranking/compute-board.ts';
export { board, canonicalBoard } from './ranking/board.ts';
export type { Alternative, Board, BoardRow } from './ranking/board.ts';
export { combineBoards } from './ranking/combine.ts';
export { canonicalCombined, combinedBoard, withoutNames } from './ranking/combined-board.ts';
export type { CombinedBoard } from './ranking/combined-board.ts';
export type { BoardFacts, CountedInteraction, EntryFacts } from './ranking/facts.ts';
export type { BoardStanding, UnplacedReason } from './ranking/eligibility.ts';
export type { EntryState } from './ranking/entry.ts';

export { fact } from './ledger/facts.ts';
export type { Fact, FactData, FactKind } from './ledger/facts.ts';
export { figureOf } from './ledger/energy-figure.ts';
export { canonicalFact, leafHash } from './ledger/leaf.ts';
export { hashLeaf, treeRoot } from './ledger/merkle-tree.ts';
