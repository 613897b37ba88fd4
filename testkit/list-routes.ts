/** `METHOD /path` of each route in the tree that the router prints. */
export function listRoutes(printed: string): readonly string[] {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const match = /^([│ ]*)[└├]── (\S+) \(([A-Z, ]+)\)/.exec(line);
    if (match === null) return [];
    const [, indent = '', part = '', methods = ''] = match;
    const depth = indent.length / 4;
    above[depth] = part;
    const path = depth === 0 ? part : `${above.slice(0, depth + 1).join('')}`.replace(/^\/\//, '/');
    return methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${path === '/*' ? '*' : path}`]));
  });
}
