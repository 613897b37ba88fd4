import type { FormState } from '../../../contract/page-frame.ts';
import type { FieldView } from '../../../contract/work-views.ts';
import { LongTextField, RadioField, SelectField, TextField } from './form-field.tsx';
import { StepField } from './step-field.tsx';

const form: FormState = {
  idempotencyKey: 'key',
  values: { text: '"><script>', people: '三' },
  errors: [{ field: 'people', cause: '人数要写数字', cure: '请写成 3 这样' }],
  refusal: null,
};
const common = { purpose: '看够不够条件', form };
const choices = [
  { id: 'a', label: '甲' },
  { id: 'b', label: '乙' },
];
const kinds: readonly FieldView['kind'][] = [
  'text',
  'long-text',
  'name',
  'id-number',
  'phone',
  'count',
  'money',
  'day',
  'yes-no',
  'choice',
];

/** Drawn by the component tests. */
export const examples = {
  text: <TextField {...common} name="text" label="写一写" hint="随便写" />,
  'with an error': <TextField {...common} name="people" label="几口人" />,
  password: <TextField {...common} name="text" label="密码" type="password" />,
  'long text': <LongTextField {...common} name="long" label="情况" maxLength={300} />,
  radio: <RadioField {...common} name="radio" label="选一个" choices={choices} />,
  select: <SelectField {...common} name="select" label="选一个" choices={choices} />,
  'every kind of a chart’s form': (
    <>
      {kinds.map((kind) => (
        <StepField
          key={kind}
          field={{
            id: kind,
            label: kind,
            hint: null,
            kind,
            choices,
            required: kind !== 'phone',
            maxLength: 20,
            purpose: '示例',
            disclosure: 'restricted',
          }}
          form={form}
          scope="visit"
        />
      ))}
    </>
  ),
};
