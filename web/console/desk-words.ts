import type { DeskStatus } from '../../contract/desk-types.ts';
import { deskZhCn } from '../ui/messages/zh-CN/desk.ts';

/** Where an item stands, in Chinese: for screens that do not speak English yet. Others ask `deskWords`. */
export const statusWords: Readonly<Record<DeskStatus, string>> = deskZhCn.status;
