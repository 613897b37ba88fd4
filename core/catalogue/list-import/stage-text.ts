/** A text with the phase (受理, 审查, 决定 ...) that its beginning names. */
export type StagedText = { readonly stage: string | null; readonly text: string };

const known =
  /^(申请|受理|初审|审查|审核|复核|复审|核查|勘查|踏勘|调查|取证|告知|听证|评审|评议|审批|决定|批准|办结|送达|送达公开|公开|公示|公告|执行|监管|监督|事后监管|事中事后监管|处置|立案|检查|抽查|核实|入户|提议|商议|审议|决议|实施|验收|结算|支付|发放|拨付|归档|备案|其他|启动|催告|征收|解除|制定|论证|催缴|确认|裁决|奖励|给付|登记|招标|采购|询价|开标|评标|签约|履约|移交)$/;
/** Words after the phase's own name. */
const generic = /(?:阶段|环节|责任|职责|风险点?|工作|步骤|程序)+$/;
const prefix =
  /^([^\s:：,，。;；、《》“”"'!?？()（）\d]{1,12}(?:[(（][^()（）\s:：]{1,8}[)）])?(?:阶段|环节|责任|风险){0,2})\s*[:：]\s*(?=\S)/;

/** The phase without the words 阶段, 环节, 责任, 风险; 受理阶段责任 is 受理. */
export function stageName(text: string): string {
  const bare = text.replace(/\s+/g, '').replace(/[:：]$/, '');
  const name = bare.replace(generic, '');
  return name === '' ? bare : name;
}

/** Takes the phase off the beginning of `受理阶段责任:公示材料` and `受理风险:不登记`. Any other word before a colon stays. */
export function splitStage(text: string): StagedText {
  const [whole = '', word = ''] = prefix.exec(text) ?? [];
  if (whole === '') return { stage: null, text };
  const name = word.replace(generic, '');
  if (name === '' || (name === word && !known.test(name))) return { stage: null, text };
  return { stage: name, text: text.slice(whole.length).trim() };
}

/** Where a text without numbers goes on to its next phase: `…。审查阶段责任:…`. */
export function splitAtStages(text: string): readonly string[] {
  const heads = [...text.matchAll(/(?<=^|[。;；\n]\s*)[^\s:：,，。;；、《》()（）\d]{1,10}(?:阶段|环节|责任|风险)\s*[:：]/g)].map(
    ({ index }) => index,
  );
  if (heads.length < 2) return [text];
  const starts = heads[0] === 0 ? heads : [0, ...heads];
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim());
}
