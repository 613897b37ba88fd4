import { base, frame } from './base.ts';
import { chart } from './chart.ts';
import { form } from './form.ts';
import { print } from './print.ts';

/**
 * The style sheet of public and officials' pages. Every page carries it inside `<style>`, so that a page is one request; the
 * server puts the SHA-256 of both texts into the content security policy.
 */
export const styleSheet: string = [base, frame, chart, form, print].join('').replace(/\n+/g, '');

/** The same for pages that are only read, like the item page: without forms and cards of officials. */
export const readingSheet: string = [base, frame, chart, print].join('').replace(/\n+/g, '');
