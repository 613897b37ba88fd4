import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { yardstick } from '../../testkit/yardsticks.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { netSoundnessOf } from '../../core/chart/conform/net-soundness.ts';
import { type BpmnSoundness, checkBpmn } from './check-bpmn.ts';
import { parseBpmn } from './parse-bpmn.ts';
import { processNet } from './process-net.ts';
import { readProcesses } from './read-process.ts';

/** A process from short words: `start s`, `end e`, `xor g`, `and g`, `or g`, `task t`, and `a > b` for a flow. */
function bpmn(lines: string, extra = ''): Uint8Array {
  const kinds: Readonly<Record<string, string>> = {
    start: 'startEvent',
    end: 'endEvent',
    xor: 'exclusiveGateway',
    and: 'parallelGateway',
    or: 'inclusiveGateway',
    task: 'userTask',
  };
  const elements = lines.split(';').map((line, at) => {
    const [, from, to] = /^\s*(\S+) > (\S+)\s*$/.exec(line) ?? [];
    if (from !== undefined && to !== undefined) return `<sequenceFlow id="${from}-${to}-${at}" sourceRef="${from}" targetRef="${to}"/>`;
    const [, kind = '', id = ''] = /^\s*(\S+) (\S+)\s*$/.exec(line) ?? [];
    return `<${kinds[kind]} id="${id}" name="${id}"/>`;
  });
  return file(elements.join('') + extra);
}

function file(inside: string): Uint8Array {
  const head =
    '<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x">';
  return new TextEncoder().encode(`${head}<process id="p" isExecutable="true">${inside}</process></definitions>`);
}

async function only(bytes: Uint8Array): Promise<BpmnSoundness> {
  const found = await checkBpmn(bytes);
  if (isRefusal(found)) throw new Error(found.refused);
  expect(found.length).toBe(1);
  const [first] = found;
  if (first === undefined) throw new Error('no process');
  return first;
}

const sound = {
  sound: true,
  safe: true,
  option_to_complete: true,
  proper_completion: true,
  dead: [],
  counter_example: null,
  unsupported: [],
};

describe('soundness of BPMN processes', () => {
  test('a sequence, a choice, a fork with its join and a loop are sound', async () => {
    expect(await only(bpmn('start s;task a;end e;s > a;a > e'))).toMatchObject({ process: 'p', executable: true, ...sound });
    expect(await only(bpmn('start s;xor x;task a;task b;end e;s > x;x > a;x > b;a > e;b > e'))).toMatchObject(sound);
    expect(await only(bpmn('start s;and f;task a;task b;and j;end e;s > f;f > a;f > b;a > j;b > j;j > e'))).toMatchObject(sound);
    expect(await only(bpmn('start s;xor l;task a;xor x;end e;s > l;l > a;a > x;x > l;x > e'))).toMatchObject(sound);
  });

  test('gzip is read too', async () => {
    expect(await only(gzipSync(bpmn('start s;end e;s > e')))).toMatchObject(sound);
  });

  test('a fork joined by a choice carries two tokens: unsafe, and the run that shows it', async () => {
    const found = await only(bpmn('start s;and f;xor j;task a;end e;s > f;f > j;f > j;j > a;a > e'));
    expect(found).toMatchObject({ sound: false, safe: false, proper_completion: false, option_to_complete: true, dead: [] });
    expect(found.counter_example?.map((move) => move.node)).toEqual(['s', 'f', 'j', 'j']);
    expect(found.counter_example?.[1]).toEqual({ node: 'f', in: ['s-f-5'], out: ['f-j-6', 'f-j-7'] });
  });

  test('a choice joined by a join never completes, and what lies behind it is dead', async () => {
    const found = await only(bpmn('start s;xor x;task a;task b;and j;end e;s > x;x > a;x > b;a > j;b > j;j > e'));
    expect(found).toMatchObject({ sound: false, safe: true, option_to_complete: false, dead: ['j', 'e'] });
    expect(found.counter_example?.map((move) => move.node)).toEqual(['s', 'x', 'a']);
  });

  test('a fork into two ends is proper, one end reached twice is not', async () => {
    expect(await only(bpmn('start s;and f;end e;end g;s > f;f > e;f > g'))).toMatchObject(sound);
    expect(await only(bpmn('start s;and f;task a;task b;end e;s > f;f > a;f > b;a > e;b > e'))).toMatchObject({
      sound: false,
      safe: true,
      option_to_complete: true,
      proper_completion: false,
    });
  });

  test('a loop that nothing leaves is a livelock', async () => {
    expect(await only(bpmn('start s;xor x;task a;end e;xor l;s > x;x > e;x > l;l > a;a > l'))).toMatchObject({
      sound: false,
      option_to_complete: false,
    });
  });

  test('a loop that leaves tokens behind is unbounded; the search ends and says what it knows', async () => {
    const found = await only(bpmn('start s;xor l;and f;end e;s > l;l > f;f > l;f > e'));
    expect(found).toMatchObject({ sound: false, proper_completion: false });
    expect(found.states).toBeLessThan(1000);
  });

  test('a node that no flow reaches is dead; several starts are alternatives', async () => {
    expect(await only(bpmn('start s;task a;task b;end e;s > a;a > e;b > e'))).toMatchObject({ sound: false, dead: ['b'] });
    expect(await only(bpmn('start s;start t;task a;end e;s > a;t > a;a > e'))).toMatchObject(sound);
  });

  test('an inclusive block is expanded: every set of branches, the join waits for those', async () => {
    expect(await only(bpmn('start s;or o;task a;task b;or j;end e;s > o;o > a;o > b;o > j;a > j;b > j;j > e'))).toMatchObject(sound);
  });

  test('an inclusive join that belongs to no block is refused by name, and soundness is left open', async () => {
    const found = await only(bpmn('start s;xor x;task a;task b;or j;end e;s > x;x > a;x > b;a > j;b > j;j > e'));
    expect(found).toMatchObject({ sound: null, safe: null, unsupported: [{ id: 'j', element: 'bpmn:InclusiveGateway' }] });
  });

  test('a branch of an inclusive block that is entered from outside makes it no block', async () => {
    const outside = 'start s;xor x;or o;task a;task b;or j;end e;s > x;x > o;x > a;o > a;o > b;a > j;b > j;j > e';
    expect(await only(bpmn(outside))).toMatchObject({ sound: null, unsupported: [{ id: 'o' }, { id: 'j' }] });
  });

  test('an inclusive block of seven branches is refused, six are expanded', async () => {
    const wide = (count: number): Uint8Array => {
      const tasks = Array.from({ length: count }, (_, at) => `task t${at};o > t${at};t${at} > j`).join(';');
      return bpmn(`start s;or o;or j;end e;s > o;${tasks};j > e`);
    };
    expect(await only(wide(6))).toMatchObject(sound);
    expect(await only(wide(7))).toMatchObject({
      sound: null,
      unsupported: [{ id: 'o', reason: expect.stringContaining('more than 6') }, { id: 'j' }],
    });
  });

  test('a boundary timer that breaks off is one more way out; one that does not lets two tokens go on', async () => {
    const boundary = (cancel: boolean): string =>
      `<boundaryEvent id="t" attachedToRef="a" cancelActivity="${cancel}"><timerEventDefinition/></boundaryEvent>`;
    expect(await only(bpmn('start s;task a;task b;end e;end g;s > a;a > e;t > b;b > g', boundary(true)))).toMatchObject(sound);
    expect(await only(bpmn('start s;task a;task b;end e;end g;s > a;a > e;t > b;b > g', boundary(false)))).toMatchObject(sound);
    expect(await only(bpmn('start s;task a;task b;end e;s > a;a > e;t > b;b > e', boundary(false)))).toMatchObject({
      sound: false,
      proper_completion: false,
    });
  });

  test('a sub-process ends when nothing in it is left; a terminate end clears it', async () => {
    const inside = (end: string): string =>
      `<subProcess id="u"><startEvent id="is"/><parallelGateway id="if"/><userTask id="ia"/><userTask id="ib"/>${end}<sequenceFlow id="i1" sourceRef="is" targetRef="if"/><sequenceFlow id="i2" sourceRef="if" targetRef="ia"/><sequenceFlow id="i3" sourceRef="if" targetRef="ib"/><sequenceFlow id="i4" sourceRef="ia" targetRef="ie"/></subProcess>`;
    expect(await only(bpmn('start s;end e;s > u;u > e', inside('<endEvent id="ie"/>')))).toMatchObject(sound);
    expect(await only(bpmn('start s;end e;s > u;u > e', inside('<endEvent id="ie"><terminateEventDefinition/></endEvent>')))).toMatchObject(
      sound,
    );
  });

  test('an error end goes out by the boundary event that catches it', async () => {
    const inside =
      '<subProcess id="u"><startEvent id="is"/><endEvent id="ie"><errorEventDefinition/></endEvent><sequenceFlow id="i1" sourceRef="is" targetRef="ie"/></subProcess><boundaryEvent id="b" attachedToRef="u"><errorEventDefinition/></boundaryEvent>';
    expect(await only(bpmn('start s;task never;end e;end g;s > u;u > never;never > e;b > g', inside))).toMatchObject({
      sound: false,
      option_to_complete: true,
      dead: ['never', 'e'],
    });
  });

  test('what is not mapped is listed by name', async () => {
    const odd = '<complexGateway id="c"/><dataObject id="data"/><adHocSubProcess id="h"/><userTask id="k" isForCompensation="true"/>';
    const found = await only(bpmn('start s;end e;s > c;c > h;h > e', odd));
    expect(found.sound).toBeNull();
    expect(found.unsupported.map((each) => each.id).toSorted()).toEqual(['c', 'data', 'h', 'k']);
  });
});

describe('hostile BPMN files', () => {
  const name = '<script>alert(1)</script>${7*7}';
  test('scripts in names and expressions stay text', async () => {
    const script =
      '<scriptTask id="t" name="&lt;script>alert(1)&lt;/script>${7*7}" scriptFormat="javascript"><script>process.exit(3)</script></scriptTask>';
    expect(await only(bpmn('start s;end e;s > t;t > e', script))).toMatchObject(sound);
    expect(name).toContain('script');
  });

  test.each([
    ['a document type', '<!DOCTYPE definitions [<!ENTITY a "b">]><definitions/>', 'doctype-forbidden'],
    ['200,000 levels', '<a>'.repeat(200_000), 'xml-too-deep'],
    ['more elements than allowed', `<definitions>${'<a/>'.repeat(100_000)}</definitions>`, 'xml-too-many-nodes'],
    ['megabytes of one name', `<definitions id="${'x'.repeat(11_000_000)}"/>`, 'file-too-large'],
    ['something else', '<html/>', 'not-bpmn'],
    ['BPMN of another root', '<process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="p"/>', 'not-bpmn'],
    ['nothing', '', 'malformed-xml'],
    ['an open tag', '<definitions', 'malformed-xml'],
    ['no XML', 'hello', 'malformed-xml'],
  ])('%s is refused', async (_, text, code) => {
    expect(await checkBpmn(new TextEncoder().encode(text))).toMatchObject({ refused: code });
  });

  test('a gzip bomb is refused', async () => {
    expect(await checkBpmn(gzipSync(new Uint8Array(40_000_000)))).toMatchObject({ refused: 'file-too-large' });
  });

  test('a name such as __proto__ harms nothing', async () => {
    expect(await only(bpmn('start __proto__;task constructor;end toString;__proto__ > constructor;constructor > toString'))).toMatchObject(
      sound,
    );
  });

  test('forty parallel tasks reach the cap of markings and are left open', async () => {
    const tasks = Array.from({ length: 40 }, (_, at) => `task t${at};f > t${at};t${at} > j`).join(';');
    const parsed = await parseBpmn(bpmn(`start s;and f;and j;end e;s > f;f > j;${tasks};j > e`));
    if (isRefusal(parsed)) throw new Error(parsed.refused);
    const [process] = readProcesses(parsed.definitions);
    if (process === undefined) throw new Error('no process');
    const open = { sound: null, safe: null, optionToComplete: null, properCompletion: null, dead: [], states: 2000 };
    expect(netSoundnessOf(processNet(process), 2000)).toMatchObject(open);
  });
});

const models = yardstick('bpmn-miwg');

describe.skipIf(models === null)('the 21 reference models', () => {
  const names = models === null ? [] : readdirSync(models).filter((each) => each.endsWith('.bpmn'));

  test('there are 21 of them', () => {
    expect(names.length).toBe(21);
  });

  test.each(names)('%s is read, and every process is judged or says why not', async (each) => {
    const found = await checkBpmn(readFileSync(join(models ?? '', each)));
    if (isRefusal(found)) throw new Error(found.refused);
    expect(found.length).toBeGreaterThan(0);
    for (const process of found) expect(process.sound !== null || process.unsupported.length > 0).toBe(true);
  });
});
