import type { ReactElement, ReactNode } from 'react';
import type { ItemView } from '../../../contract/public-views.ts';
import { CitationList } from '../../ui/citation-list/citation-list.tsx';
import { useSpeech } from '../../ui/messages/speech.tsx';
import { Section } from '../../ui/page-frame/section.tsx';

/** Basis, duties, accountability, county values, version and its entry in the ledger; folded, on the screen only. */
export function ItemLaw(props: { readonly view: ItemView }): ReactElement {
  const { item, laws } = useSpeech().words;
  const { view } = props;
  return (
    <Section id="law" title={item.law} className="screen">
      <Fold title={item.basis}>
        <CitationList citations={view.basis} />
        <p className="sub">
          <a href="/laws">{laws.all}</a>
        </p>
        <p className="sub">{item.powerType(view.powerType)}</p>
      </Fold>
      {view.responsibilities.length === 0 ? null : (
        <Fold title={item.duties}>
          <Lines texts={view.responsibilities} />
        </Fold>
      )}
      {view.accountability.length === 0 ? null : (
        <Fold title={item.accountability}>
          <Lines texts={view.accountability} />
        </Fold>
      )}
      {view.parameters.length === 0 ? null : <Parameters parameters={view.parameters} />}
      <Version view={view} />
    </Section>
  );
}

function Fold(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <details className="fold">
      <summary>{props.title}</summary>
      <div className="in">{props.children}</div>
    </details>
  );
}

function Lines(props: { readonly texts: readonly string[] }): ReactElement {
  return (
    <ul className="cite">
      {props.texts.map((text, index) => (
        <li key={index}>{text}</li>
      ))}
    </ul>
  );
}

function Parameters(props: { readonly parameters: ItemView['parameters'] }): ReactElement {
  const { item } = useSpeech().words;
  return (
    <Fold title={item.parameters}>
      <ul className="cite">
        {props.parameters.map((parameter) => (
          <li key={parameter.key}>
            {parameter.key} <b>{parameter.value}</b> {parameter.verify ? <span className="state warn">{item.verify}</span> : null}
            <small>{item.parameterSource(parameter.source)}</small>
          </li>
        ))}
      </ul>
      {props.parameters.some((parameter) => parameter.verify) ? <p className="sub">{item.verifyHelp}</p> : null}
    </Fold>
  );
}

function Version(props: { readonly view: ItemView }): ReactElement {
  const { words, dates } = useSpeech();
  const { item } = words;
  const { version, code } = props.view;
  return (
    <Fold title={item.changes}>
      {version.changes.length === 0 ? <p>{item.firstVersion}</p> : <Lines texts={version.changes} />}
      {version.others.length === 0 ? null : (
        <p>
          {item.others}：
          {version.others.map((other) => (
            <a key={other.number} className="tap" href={`/i/${encodeURIComponent(code)}?v=${other.number}`}>
              {item.version(other.number, dates.date(other.effectiveFrom))}
            </a>
          ))}
        </p>
      )}
      <p className="sub">
        {item.hash}
        <span className="hash">{version.hash}</span>
      </p>
      <p className="sub">
        {version.ledgerIndex === null ? item.ledgerWaiting : item.ledgerEntry(version.ledgerIndex)}{' '}
        <a href="/ledger">{words.frame.ledger}</a>
      </p>
    </Fold>
  );
}
