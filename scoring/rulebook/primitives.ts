import { z } from 'zod';

export const slug = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
	.max(60);
export const instant = z.iso.datetime({ offset: true });
export const naturalNumber = z.int().nonnegative();
export const positive = z.int().positive();

/** An exact fraction: '3', '7/10'. */
export const fraction = z
	.string()
	.regex(/^\d+(\/[1-9]\d*)?$/, 'a whole number or an exact fraction such as 7/10');

/** An exact fraction above zero: something is divided by it. */
export const divisor = fraction.refine((text) => !/^0+(\/|$)/.test(text), 'divides by zero');

/** An exact decimal, with a point: '-3', '12.5'. */
export const decimalNumber = z.string().regex(/^-?\d{1,15}(\.\d{1,9})?$/, 'a decimal such as 12.5');
