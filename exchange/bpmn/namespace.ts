/** Address of our extension namespace; never changes. */
export const mingquanUri = 'https://mingquan.example/bpmn/1.0';

/**
 * Our extension of BPMN for moddle. Each member of a node that BPMN has no place for (posts, legal bases, limits, risks ...)
 * is one `mingquan:Fact` with its name and its value as JSON.
 */
export const namespaceOf = {
  name: 'Mingquan',
  uri: mingquanUri,
  prefix: 'mingquan',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Facts', superClass: ['Element'], properties: [{ name: 'facts', isMany: true, type: 'Fact' }] },
    {
      name: 'Fact',
      superClass: ['Element'],
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'value', isBody: true, type: 'String' },
      ],
    },
  ],
};
