// `node --import` of the test processes: worker threads inherit the flag and with it the loader.
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) register('./typescript-loader.mjs', import.meta.url);
