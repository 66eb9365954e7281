import type { TurnView, WorkbenchView } from './view.ts';
import type { Requests } from './requests.ts';
import { initialState, workbenchOn } from './workbench.ts';

/** A workbench whose state the page follows. */
export function newWorkbench(
	view: WorkbenchView,
	world: { requests: Requests; onarrived: (turn: TurnView) => void }
) {
	const state = $state(initialState(view));

	return { state, ...workbenchOn(state, world) };
}

export type Workbench = ReturnType<typeof newWorkbench>;
