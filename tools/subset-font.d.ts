declare module 'subset-font' {
  /** The font with the characters of `text` only. */
  const subsetFont: (
    font: Buffer,
    text: string,
    wish: { readonly targetFormat: 'sfnt'; readonly noHinting: boolean; readonly dropTables: readonly string[] },
  ) => Promise<Buffer>;
  export default subsetFont;
}
