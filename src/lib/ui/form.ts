import type { SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';

/** For `use:enhance`: after a refusal the first field that it is about has the focus, and is read aloud. */
export const focusProblem: SubmitFunction = ({ formElement }) => {
	return async ({ result, update }) => {
		await update();
		if (result.type !== 'failure') return;
		await tick();
		formElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
	};
};
