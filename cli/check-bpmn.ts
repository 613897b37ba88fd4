import { readFile } from 'node:fs/promises';

import { type BpmnSoundness, checkBpmn } from '../exchange/bpmn/check-bpmn.ts';
import { beginsAsXml } from '../exchange/xes/read-event-log.ts';
import { isRefusal } from '../core/kernel/outcome.ts';
import { fileRefusalLine } from './file-refusal.ts';

/** Soundness of one process of a file. */
export type BpmnAnswer = { readonly file: string } & BpmnSoundness;

/** A BPMN file that is not read, and why. */
export type BpmnProblem = {
  readonly id: null;
  readonly file: string;
  readonly error: readonly { readonly at: string; readonly message: string }[];
};

/** True when the content is XML, or gzip: charts of our own format are neither. */
export function isBpmn(bytes: Uint8Array): boolean {
  return beginsAsXml(bytes) || (bytes[0] === 0x1f && bytes[1] === 0x8b);
}

/** One answer for each process of a BPMN file. */
export async function bpmnAnswers(file: string, path: string): Promise<readonly (BpmnAnswer | BpmnProblem)[]> {
  const found = await checkBpmn(await readFile(path));
  if (isRefusal(found)) {
    return [
      {
        id: null,
        file,
        error: [{ at: file, message: fileRefusalLine(found) }],
      },
    ];
  }
  if (found.length > 0) return found.map((each) => ({ file, ...each }));
  return [{ id: null, file, error: [{ at: file, message: '文件里没有流程 · the file has no process' }] }];
}

/** The answer as lines for people. */
export function bpmnTable(answer: BpmnAnswer): string {
  const rows = [
    ['流程走得通', yesNo(answer.sound)],
    ['每条线上至多一个标记', yesNo(answer.safe)],
    ['总能走到结束', yesNo(answer.option_to_complete)],
    ['每个结束至多到一次', yesNo(answer.proper_completion)],
    ['走不到的环节', answer.dead.join('、') || '无'],
    ['反例', answer.counter_example?.map((move) => move.node).join(' → ') ?? '无'],
  ];
  const unsupported = answer.unsupported.map((each) => `  · 未对应 ${each.element} ${each.id}：${each.reason}`);
  return `${[`【${answer.file} ${answer.process}】`, ...rows.map(([name, value]) => `  ${name ?? ''}：${value ?? ''}`), ...unsupported].join('\n')}\n\n`;
}

function yesNo(value: boolean | null): string {
  if (value === null) return '不能断定';
  return value ? '是' : '否';
}
