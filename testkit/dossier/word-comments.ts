import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A comment to be set on a bookmark of a document, as a word processor would keep it. `at` null: behind everything. */
export type WordComment = {
  readonly at: string | null;
  readonly author: string;
  readonly date?: string;
  readonly text: string;
  readonly replies?: readonly { readonly author: string; readonly date?: string; readonly text: string }[];
};

/** Programs differ in what they keep beside a comment: WPS leaves out what it does not know of, and counts ids anew. */
export type Shape = 'word' | 'wps';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const w14 = 'http://schemas.microsoft.com/office/word/2010/wordml';
const w15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const extended = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Numbered = { readonly id: number; readonly paragraph: string; readonly parent: string | null; readonly said: WordComment };

/** The document with comments on its bookmarks, replies as threads of their own that name their parent. */
export function withComments(bytes: Uint8Array, comments: readonly WordComment[], shape: Shape): Uint8Array {
  const parts = unzipSync(bytes);
  const numbered = number(comments, shape);
  let document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const { id, said } of numbered) document = markedUp(document, id, said.at);
  return zipSync({
    ...parts,
    'word/document.xml': strToU8(document),
    'word/comments.xml': strToU8(commentsXml(numbered, shape)),
    'word/commentsExtended.xml': strToU8(extendedXml(numbered)),
    'word/_rels/document.xml.rels': strToU8(related(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()))),
  });
}

/** The document with one text replaced as a tracked change of somebody. */
export function withTrackedChange(
  bytes: Uint8Array,
  change: { readonly from: string; readonly to: string; readonly author: string; readonly date: string },
): Uint8Array {
  const parts = unzipSync(bytes);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const by = `w:id="900" w:author="${escape(change.author)}" w:date="${change.date}"`;
  const run = `<w:t xml:space="preserve">${escape(change.from)}</w:t></w:r>`;
  const at = document.indexOf(run);
  if (at < 0) throw new Error(`no run says ${change.from}`);
  const begin = document.lastIndexOf('<w:r>', at);
  const properties = document.slice(begin + '<w:r>'.length, at);
  const tracked =
    `<w:del ${by}><w:r>${properties}<w:delText xml:space="preserve">${escape(change.from)}</w:delText></w:r></w:del>` +
    `<w:ins ${by.replace('900', '901')}><w:r>${properties}<w:t>${escape(change.to)}</w:t></w:r></w:ins>`;
  return zipSync({
    ...parts,
    'word/document.xml': strToU8(document.slice(0, begin) + tracked + document.slice(at + run.length)),
  });
}

/** The document with a part changed, or left out where `change` says null. */
export function withPart(bytes: Uint8Array, name: string, change: (text: string) => string | null): Uint8Array {
  const parts = unzipSync(bytes);
  const changed = change(strFromU8(parts[name] ?? new Uint8Array()));
  const { [name]: _old, ...others } = parts;
  return zipSync(changed === null ? others : { ...others, [name]: strToU8(changed) });
}

function number(comments: readonly WordComment[], shape: Shape): readonly Numbered[] {
  const all: Numbered[] = [];
  const add = (said: WordComment, parent: string | null): string => {
    const id = shape === 'wps' ? all.length : all.length + 10;
    const paragraph = (0x10_000_000 + all.length * 17).toString(16).toUpperCase();
    all.push({ id, paragraph, parent, said });
    return paragraph;
  };
  for (const comment of comments) {
    const parent = add(comment, null);
    for (const reply of comment.replies ?? []) add({ ...reply, at: comment.at }, parent);
  }
  return all;
}

function markedUp(document: string, id: number, at: string | null): string {
  const start = `<w:commentRangeStart w:id="${String(id)}"/>`;
  const end = `<w:commentRangeEnd w:id="${String(id)}"/><w:r><w:rPr/><w:commentReference w:id="${String(id)}"/></w:r>`;
  if (at === null) {
    const last = document.lastIndexOf('<w:sectPr');
    return `${document.slice(0, last)}<w:p>${start}<w:r><w:t>补一段</w:t></w:r>${end}</w:p>${document.slice(last)}`;
  }
  const bookmark = new RegExp(`<w:bookmarkStart[^>]*w:name="${at}"[^>]*/>`).exec(document);
  const number = /w:id="(\d+)"/.exec(bookmark?.[0] ?? '')?.[1] ?? '';
  const close = `<w:bookmarkEnd w:id="${number}"/>`;
  if (bookmark === null || !document.includes(close)) throw new Error(`no bookmark ${at}`);
  return document.replace(bookmark[0], `${start}${bookmark[0]}`).replace(close, `${close}${end}`);
}

function commentsXml(all: readonly Numbered[], shape: Shape): string {
  const comments = all.map(({ id, paragraph, said }) => {
    const date = said.date === undefined ? '' : ` w:date="${said.date}"`;
    const lines = said.text.split('\n');
    const style = shape === 'wps' ? '<w:pPr><w:pStyle w:val="4"/></w:pPr>' : '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>';
    const mark = shape === 'wps' ? '' : '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>';
    const body = lines.map((line, index) => {
      const own = index === lines.length - 1 ? ` w14:paraId="${paragraph}"` : '';
      return `<w:p${own}>${style}${index === 0 ? mark : ''}<w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`;
    });
    return `<w:comment w:id="${String(id)}" w:author="${escape(said.author)}"${date} w:initials="">${body.join('')}</w:comment>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${w}" xmlns:w14="${w14}">${comments.join('')}</w:comments>`;
}

function extendedXml(all: readonly Numbered[]): string {
  const each = all.map(({ paragraph, parent }) => {
    const above = parent === null ? '' : ` w15:paraIdParent="${parent}"`;
    return `<w15:commentEx w15:paraId="${paragraph}"${above} w15:done="0"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><w15:commentsEx xmlns:w15="${w15}">${each.join('')}</w15:commentsEx>`;
}

function related(rels: string): string {
  const others = rels.replace(/<Relationship [^>]*comments[^>]*\/>/gi, '');
  const own =
    `<Relationship Id="rIdC1" Type="${office}/comments" Target="comments.xml"/>` +
    `<Relationship Id="rIdC2" Type="${extended}" Target="commentsExtended.xml"/>`;
  return others.replace('</Relationships>', `${own}</Relationships>`);
}
