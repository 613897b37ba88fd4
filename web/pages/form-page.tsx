import type { ReactElement, ReactNode } from 'react';
import type { FormState, PageFrame } from '../../contract/page-frame.ts';
import { FormProblems } from '../ui/error-summary/error-summary.tsx';
import { PageDocument, type PageParts } from '../ui/page-frame/page-document.tsx';

/** What a page around one form needs: its frame, its heading (the title of the window unless it has another), what stands under it, and the form. */
type FormPageProps = {
  readonly frame: PageFrame;
  readonly parts: Omit<PageParts, 'hasErrors'>;
  readonly heading?: string;
  readonly lead?: ReactNode;
  readonly form: FormState;
  readonly children: ReactNode;
};

/** A page around one form: what was wrong with the last try comes first, then the heading, then the form. */
export function FormPage(props: FormPageProps): ReactElement {
  const { frame, parts, form, lead } = props;
  const heading = props.heading ?? parts.title;
  return (
    <PageDocument frame={frame} parts={{ ...parts, hasErrors: form.errors.length > 0 }}>
      <div className="narrow">
        <FormProblems form={form} />
        {lead === undefined ? (
          <h1 className="head">{heading}</h1>
        ) : (
          <div className="head">
            <h1>{heading}</h1>
            {lead}
          </div>
        )}
        {props.children}
      </div>
    </PageDocument>
  );
}
