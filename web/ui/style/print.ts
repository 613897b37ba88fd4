/**
 * One A4 sheet in black and white: risk levels stay apart by fill, the QR code is 22 mm wide, officials' and legal detail stays on the screen.
 * The classes `print-1` to `print-7` shrink the item sheet; the page chooses one from the amount of text.
 * From `print-6` on the places and what runs beside are left to the page behind the QR code.
 */
export const print = `
@media print{
@page{size:A4;margin:9mm 11mm 8mm}
html,html.elder,html.xl{font-size:9.4pt}
html.print-1{font-size:8.7pt}html.print-2,html.print-3{font-size:8pt}html.print-4{font-size:7.6pt}html.print-5{font-size:7.3pt}html.print-6{font-size:6.6pt}html.print-7{font-size:6pt}
body{background:#fff;color:#000;line-height:1.38}
.top,.demo,.who,.crumb,.bar,.skip,.screen,.fold,.side,.risk dl,.lanes,.flow:before,.flow>li:after,.card:before,.risk summary:after,.fact-basis{display:none!important}
.wrap{padding:0;max-width:none}
.cols{display:block!important}
aside{margin:0!important}.paper{display:block}.poster-qr{display:block;position:absolute;right:-8pt;top:-8pt;width:84pt;border:0;padding:0;background:none;text-align:center}.poster-qr svg{width:74pt;height:74pt;margin:0 auto -6pt}.poster-qr p{font-size:7.6pt;line-height:1.3;color:#000}.poster-qr b{display:block}
.sheet{position:relative}
.sheet .head{padding:0 76pt 4pt 0;min-height:86pt}
h1,.elder h1{font-size:20pt}h2{font-size:1.3rem}h3{font-size:1.12rem}
.sub,.meta,.kind,small,.legend,.four dt{font-size:.94rem;color:#000;line-height:1.35}.meta,.meta b{margin:2pt 0 0;color:#000}.lead{margin-top:3pt;max-width:none;font-size:1rem}
html .four,html:not(.elder) .four{display:grid;grid-template-columns:repeat(4,1fr);border:1pt solid #000;border-top:3pt solid #000}.four>div,html:not(.elder) .four>div{border:0!important;border-right:.6pt solid #000!important;padding:3pt 6pt}.four>div:last-child{border-right:0!important}
section{margin-top:5pt}.sec-h{margin-bottom:2pt}.sec-h{display:block}.sec-h p{display:inline;margin-left:8pt}.sec-h h2{display:inline}
.need{display:grid;grid-template-columns:repeat(3,1fr);border:1pt solid #000}.need li{border:0;padding:2pt 6pt}.tick{border:1pt solid #000;margin-right:4pt}
.legend{margin-bottom:2pt}.legend>li{margin-bottom:1pt}
.flow>li,html:not(.elder) .flow>li{padding:0 0 3pt 28pt!important;break-inside:avoid}
.flow>li:before{left:10pt!important;top:0!important;width:0;border-left:2.2pt solid #000;background:none}.flow>li:last-child:before{height:10pt}
.node,html:not(.elder) .flow>li>.node{left:0;width:22pt;height:22pt;line-height:18.4pt;top:3pt;background:#fff;color:#000;border:1.8pt solid #000;box-shadow:none;outline-color:#000;font-size:10pt}
.decision>.node,html:not(.elder) .flow>.decision>.node{width:17pt;height:17pt;line-height:13.4pt;left:2.5pt;top:6pt;margin:0}
.notice>.node,html:not(.elder) .flow>.notice>.node{border:4.5pt double #000;line-height:13pt}
.end>.node{background:#fff;outline:1.4pt solid #000;outline-offset:1.6pt}
.card,.end>.card{border:1pt solid #000;padding:2pt 6pt}.decision>.card{border:1pt dashed #000}.notice>.card{border-color:#000;border-left:4.5pt solid #000}.end>.card{border-width:2pt}
.card>.kind{float:right;margin-left:6pt}.lane{display:inline!important}
.facts,html:not(.elder) .facts{display:block;margin:0}.facts>div{display:inline;padding:0!important}.facts dt,.facts dd{display:inline;float:none;margin:0!important;color:#000}.facts dt{font-weight:700}.facts dt:after{content:"："}.facts dd:after{content:"　"}
.branch{margin:1pt 0;display:grid;grid-template-columns:1fr 1fr;grid-gap:0 8pt}.branch li{padding:0}.branch b{border:.6pt solid #000;padding:0 3pt;background:#fff}.branch i{color:#000!important}
.card>.risks{margin:1.5pt -6pt -2pt}.risk{border-top:.6pt solid #000;background:#fff!important}.risk summary,.elder .risk summary{padding:1.2pt 6pt;min-height:0}.risk .rtext,.elder .risk .rtext{display:inline}.risk .rtag{margin-right:4pt}
.rtag{font-size:.9rem;padding:0 .35em;line-height:1.3}.rtag,.rtag svg,.red b{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.risk-high .rtag{background:#000;border-color:#000;color:#fff}.risk-middle .rtag{background:#fff;border:1.2pt solid #000;color:#000}.risk-low .rtag{border:.8pt dashed #000;color:#000}
.red{border:1pt solid #000;border-left:4.5pt solid #000;display:grid;grid-template-columns:1fr 1fr;padding:1.5pt 8pt;grid-gap:0 10pt}.red li{border:0;padding:1pt 0}.red b{background:#000;font-size:.9rem;line-height:1.35;margin:0 4pt 0 0}
.foot,.has-bar .foot{margin-top:4pt;border-top:1pt solid #000;padding:2pt 0 0;font-size:.9rem;color:#000}.foot p,p.paper{margin:0}
.two body{line-height:1.33}.two .flow{column-count:2;column-gap:8pt}.two .branch{display:block}.two .branch li{display:inline;margin-right:4pt}.two .branch b{white-space:nowrap}.two .node{zoom:.75}html.two .flow>li{padding-left:21pt!important;padding-bottom:1.5pt!important}html.two .flow>li:before{left:7.2pt!important}.two .kind{font-size:.85rem}.three .flow{column-count:3}.print-6 .fact-more,.print-7 .fact-more{display:none}.two .flow>li:last-child{margin:0}
a{color:#000;text-decoration:none}
.box,.slip,.act,.work-card{break-inside:avoid}
}
`;
