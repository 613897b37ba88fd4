import { readFlowModel } from '../contract/conform-model.ts';
import type { CaseRule } from '../core/chart/conform/case-rule.ts';
import { netOfFlow } from '../core/chart/conform/chart-net.ts';
import type { Model } from '../core/chart/conform/conformance.ts';
import { isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import { unsupportedOf } from '../exchange/bpmn/check-bpmn.ts';
import { parseBpmn } from '../exchange/bpmn/parse-bpmn.ts';
import { processNet } from '../exchange/bpmn/process-net.ts';
import { readProcesses } from '../exchange/bpmn/read-process.ts';
import { readPnml } from '../exchange/pnml/read-pnml.ts';
import { beginsAsXml } from '../exchange/xes/read-event-log.ts';
import { StopXml } from '../exchange/xml/stop-xml.ts';
import { unzipped } from '../exchange/xml/unzipped.ts';
import { type FileRefusal, fileRefusalLine } from './file-refusal.ts';
import { jsonOfBytes } from './read-input.ts';

/** A model to hold a log against, with the rules it brings and what of its file was not understood. */
export type LoadedModel = { readonly model: Model; readonly rules: readonly CaseRule[]; readonly unsupported: readonly string[] };

/** What is wrong with a model's file, as sentences. */
export type ModelProblem = { readonly problems: readonly string[] };

const mostBytes = 10_000_000;

/** Reads a model: chart JSON of the exchange format, BPMN or PNML, each plain or gzip; told apart by how it begins. */
export async function loadModel(bytes: Uint8Array): Promise<LoadedModel | ModelProblem> {
  try {
    const plain = unzipped(bytes, mostBytes);
    if (!beginsAsXml(plain)) return chartModel(plain);
    const head = new TextDecoder('latin1').decode(plain.subarray(0, 4_000));
    return await (/<(?:\w+:)?pnml[\s/>]/.test(head) ? pnmlModel(plain) : bpmnModel(plain));
  } catch (cause) {
    if (cause instanceof StopXml) return refused(cause.refusal);
    throw cause;
  }
}

function refused(refusal: Refusal<FileRefusal>): ModelProblem {
  return { problems: [fileRefusalLine(refusal)] };
}

function chartModel(bytes: Uint8Array): LoadedModel | ModelProblem {
  const read = jsonOfBytes(bytes);
  if (!('json' in read)) return { problems: [`不是流程图 JSON、BPMN 或 PNML · neither chart JSON nor BPMN nor PNML: ${read.english}`] };
  const flow = readFlowModel(read.json);
  if ('errors' in flow) return { problems: flow.errors.map((each) => `${each.at}: ${each.chinese} · ${each.english}`) };
  const aliases = new Map(flow.steps.map((step) => [step.id, step.name]));
  return { model: { net: netOfFlow(flow.steps, flow.arrows), aliases }, rules: flow.rules, unsupported: [] };
}

function pnmlModel(bytes: Uint8Array): LoadedModel | ModelProblem {
  const net = readPnml(bytes);
  return isRefusal(net) ? refused(net) : { model: { net, aliases: new Map() }, rules: [], unsupported: [] };
}

/** The executable process of the file, or its only one. */
async function bpmnModel(bytes: Uint8Array): Promise<LoadedModel | ModelProblem> {
  const file = await parseBpmn(bytes);
  if (isRefusal(file)) return refused(file);
  const all = readProcesses(file.definitions);
  const executable = all.filter((process) => process.executable);
  const [process, second] = executable.length > 0 ? executable : all;
  if (process === undefined) return { problems: ['文件里没有流程 · the file has no process'] };
  if (second !== undefined)
    return { problems: [`文件里有几个流程 · the file has several processes: ${all.map((each) => each.id).join(', ')}`] };
  const built = processNet(process);
  if (built.refused.length > 0) return { problems: built.refused.map((each) => `${each.id}: ${each.reason}`) };
  const aliases = new Map(built.net.order.map((step) => [step.id, step.label]));
  const unsupported = unsupportedOf(process, []).map((each) => `${each.element} ${each.id}: ${each.reason}`);
  return { model: { net: built.net, aliases }, rules: [], unsupported };
}
