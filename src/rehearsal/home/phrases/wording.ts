import type { Language } from '../../language.ts';
import { ca } from './ca.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { eu } from './eu.ts';
import { gl } from './gl.ts';
import type { Phrases } from './phrases.ts';

/** The model's wording in each language. */
export const WORDING: Record<Language, Phrases> = { es, ca, gl, eu, en };
