import { base, frame } from './base.ts';
import { chart } from './chart.ts';
import { form } from './form.ts';
import { print } from './print.ts';

/**
 * The one style sheet of public and officials' pages. Every page carries it inside `<style>`, so that a page is one request;
 * the server puts its SHA-256 into the content security policy.
 */
export const styleSheet: string = [base, frame, chart, form, print].join('').replace(/\n+/g, '');
