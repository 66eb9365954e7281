import { kits } from '../src/lib/server/db/columns.ts';
import { schema } from '../src/lib/server/db/schema.ts';

/** The generator of migrations sees exported tables only, so each one is named. */
export const {
	account,
	accountLink,
	answerText,
	board,
	checkRecord,
	contest,
	contestPerson,
	entry,
	entryTemplate,
	entryWithdrawal,
	fact,
	instanceSecret,
	interaction,
	interactionText,
	member,
	officialRun,
	publicBoard,
	rulebookVersion,
	scheduleOverride,
	session,
	settlement,
	staffInvitation,
	team,
	teamInvitation,
	teamKey,
	treeHead,
	treeNode,
	gatewayOrder,
	spending,
	repeatable,
	verdict
} = schema(kits.sqlite);
