import type { ChartNode, Risk } from '../../core/chart/chart.ts';
import { writeBeside } from '../../exchange/documents/write-beside.ts';
import type { SheetPart } from '../../exchange/docx/write-sheet-document.ts';
import type { FileAbout, GridTable } from '../../exchange/tables/grid-table.ts';
import type { ListedItem } from '../public/read.ts';
import { versionNote } from './version-note.ts';

const levelWords = { high: '高', middle: '中', low: '低' } as const;

/** The risk prevention chart (廉政风险防控图) of an item: each risk point at its step, with measure and responsible person, on A4. */
export function riskSheet(item: ListedItem, about: FileAbout): Promise<Uint8Array> {
  const { view } = item;
  const { high, middle, low } = view.riskCounts;
  const risks = pointsOf(item);
  const forbidden: readonly SheetPart[] = view.forbidden.map((text) => ({ kind: 'text', text: `不准：${text}` }));
  const recourse: readonly SheetPart[] = view.recourse.map(({ to, how }) => ({ kind: 'text', text: `${to}：${how}` }));
  return writeBeside({
    do: 'sheet',
    about,
    title: `${view.name}廉政风险防控图`,
    parts: [
      { kind: 'note', text: versionNote(item) },
      {
        kind: 'text',
        text: `一共 ${String(risks.length)} 个风险点：高 ${String(high)} 个，中 ${String(middle)} 个，低 ${String(low)} 个。`,
      },
      ...(risks.length === 0 ? [] : [{ kind: 'table', table: tableOf(risks) } as const]),
      ...(forbidden.length === 0 ? [] : [{ kind: 'heading', text: '干部不准这样做' } as const, ...forbidden]),
      ...(recourse.length === 0 ? [] : [{ kind: 'heading', text: '发现了问题找谁' } as const, ...recourse]),
    ],
  });
}

type Point = { readonly step: string; readonly risk: Risk };

/** Risk points in the order in which people read the steps. */
function pointsOf({ version, view }: ListedItem): readonly Point[] {
  const nodes = new Map(version.item.chart.nodes.map((node) => [node.id, node] as const));
  return view.steps.flatMap(({ id, number, plainName }) =>
    risksAt(nodes.get(id)).map((risk): Point => ({ step: `第 ${String(number)} 步\n${plainName}`, risk })),
  );
}

function risksAt(node: ChartNode | undefined): readonly Risk[] {
  return node !== undefined && 'risks' in node ? node.risks : [];
}

function tableOf(points: readonly Point[]): GridTable {
  const rows = points.map(({ step, risk }, at) => [at + 1, step, levelWords[risk.level], risk.what, risk.prevention, risk.owner]);
  return {
    headingRows: 1,
    rows: [['序号', '环节', '等级', '风险点', '防控措施', '责任人'], ...rows],
    merges: [],
    widths: [5, 12, 5, 20, 22, 10],
  };
}
