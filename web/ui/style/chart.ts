import { colour as c, laneWidthPx } from './tokens.ts';

const half = laneWidthPx / 2;
const lanes = [0, 1, 2, 3] as const;
const desk = 'html:not(.elder) ';

/** Left edge of the middle of a lane. */
function middle(lane: number): number {
  return lane * laneWidthPx + half;
}

/** Where the track, the node and the dotted line to the card lie, per lane of the entry. */
const perLane = lanes
  .map(
    (lane) =>
      `${desk}.flow>.l${lane}:before{left:${middle(lane) - 2}px}` +
      `${desk}.flow>.l${lane}>.node{left:${middle(lane) - 16}px}` +
      `${desk}.flow>.l${lane}>.card:before{left:${middle(lane) + 18}px;width:${(3 - lane) * laneWidthPx + half + 4}px}`,
  )
  .join('');

/** Horizontal piece of the track between two lanes, named by the smaller and the larger lane. */
const perMove = lanes
  .flatMap((low) => lanes.filter((high) => high > low).map((high) => [low, high] as const))
  .map(([low, high]) => `${desk}.flow>.m${low}${high}:after{left:${middle(low) - 2}px;width:${(high - low) * laneWidthPx + 4}px}`)
  .join('');

/** Risk tag, facts, materials, the step list with its responsibility track, prohibitions. */
export const chart = `
.four{background:${c.card};border:1px solid ${c.line};border-top:4px solid ${c.pri};border-radius:0 0 6px 6px}
.four>div{padding:.7rem .9rem;border-bottom:1px solid ${c.line}}
.four dt{font-size:.89rem;color:${c.ink2}}
.four dd{font-weight:700;line-height:1.4}
.four small{font-weight:400}
.need{background:${c.card};border:1px solid ${c.line};border-radius:6px}
.need li{display:flex;padding:.6rem .9rem;border-top:1px solid ${c.line}}
.need li:first-child{border-top:0}
.tick{flex:none;width:1.15em;height:1.15em;border:2px solid ${c.line2};border-radius:3px;margin:.27em .7rem 0 0}
.legend{display:flex;flex-wrap:wrap;font-size:.89rem;color:${c.ink2};margin:0 0 .7rem}
.legend>li{margin:0 1rem .3rem 0}
.legend .rtag{margin-right:.3em}
.rtag{display:inline-block;font-weight:700;white-space:nowrap;padding:.06em .5em;border:2px solid;border-radius:3px;font-size:.89rem;line-height:1.5}
.rtag svg{width:.9em;height:.8em;margin-right:.4em;fill:currentColor}
.risk-high .rtag{background:${c.red};border-color:${c.red};color:#fff}
.risk-middle .rtag{background:${c.amberTint};border-color:${c.amber};color:${c.amber}}
.risk-low .rtag{background:#fff;border-color:${c.line2};border-style:dashed;color:${c.ink2}}
.lanes{display:none}
.flow{position:relative}
.flow>li{position:relative;padding:0 0 1.1rem 46px}
.flow>li:before{content:"";position:absolute;left:17px;top:0;bottom:0;width:4px;background:${c.pri}}
.flow>li:first-child:before{top:20px}
.flow>li:last-child:before{bottom:auto;height:20px}
.node{position:absolute;left:0;top:8px;width:38px;height:38px;line-height:38px;text-align:center;background:${c.pri};color:#fff;border-radius:50%;font-weight:700;font-size:19px;z-index:1;box-shadow:0 0 0 4px ${c.paper}}
.node span{display:block}
.decision>.node{background:${c.card};color:${c.ink};border-radius:4px;border:3px solid ${c.pri};transform:rotate(45deg);width:32px;height:32px;line-height:26px;left:3px;top:11px;font-size:16px}
.decision>.node span{transform:rotate(-45deg)}
.notice>.node{border-radius:4px;background:${c.card};color:${c.ink};border:6px double ${c.pri};line-height:26px}
.end>.node{background:${c.green};outline:3px solid ${c.green};outline-offset:3px}
.side ol{padding:.3rem .6rem 0}
.side ol>li{position:relative;padding:0 0 .8rem 46px}
.side .card{border-style:dashed;border-color:${c.line2}}
.card{background:${c.card};border:1px solid ${c.line};border-radius:6px;padding:.75rem .95rem .85rem}
.decision>.card{border:2px dashed ${c.line2}}
.notice>.card{border:1px solid ${c.pri};border-left-width:5px}
.end>.card{border:2px solid ${c.green}}
.kind{margin:0}
.facts{margin:.4rem 0 0}
.facts>div{padding:.16rem 0 .16rem 3.4em;overflow:hidden}
.facts dt{color:${c.ink2};float:left;margin-left:-3.4em}
html[lang=en] .facts>div{padding-left:6.2em}
html[lang=en] .facts dt{margin-left:-6.2em}
.elder .facts>div{padding-left:0!important}
.elder .facts dt{float:none;margin-left:0!important;font-size:.89rem}
.branch{margin:.55rem 0 .3rem}
.branch li{padding:.2rem 0}
.branch b{border:1px solid ${c.line2};border-radius:3px;padding:0 .5em;background:${c.paper};margin-right:.5em}
.branch i{font-style:normal;font-weight:700;color:${c.pri}}
.branch .back i{color:${c.red}}
.risk{border-top:1px solid ${c.line};background:#fcfbf9}
.card>.risks{margin:.7rem -.95rem -.85rem}
.risk:last-child{border-radius:0 0 6px 6px}
.risk summary{list-style:none;padding:.65rem 2.4rem .65rem .95rem;position:relative}
.risk summary::-webkit-details-marker{display:none}
.risk summary:after{content:"";position:absolute;right:1.05rem;top:1.1rem;width:10px;height:10px;border-right:3px solid ${c.ink2};border-bottom:3px solid ${c.ink2};transform:rotate(45deg)}
.risk[open] summary:after{transform:rotate(225deg);top:1.4rem}
.risk .rtag{margin-right:.7rem}
.risk.risk-high{background:${c.redTint}}
.risk dl{padding:0 .95rem .4rem}
.risk dt,.ask dt{font-weight:700}
.risk dd{margin-bottom:.35rem}
.red{background:${c.card};border:1px solid ${c.line};border-left:6px solid ${c.red};border-radius:0 6px 6px 0;padding:.3rem 1rem}
.red li{display:flex;padding:.5rem 0;border-top:1px solid ${c.line}}
.red li:first-child{border-top:0}
.red b{flex:none;align-self:flex-start;color:#fff;background:${c.red};border-radius:3px;padding:0 .45em;font-size:.89rem;line-height:1.6;margin:.16em .7rem 0 0}
.num{text-align:center;padding:.7rem;border-bottom:1px solid ${c.line}}
.num b{display:block;font-size:1.5em;line-height:1.2}
.fold{background:${c.card};border:1px solid ${c.line};border-radius:6px;margin-bottom:.6rem}
.fold summary{padding:.75rem .95rem;font-weight:600;color:${c.pri}}
.in{padding:0 .95rem .5rem}
.cite li{padding:.4rem 0;border-top:1px solid ${c.line}}
.cite li:first-child{border-top:0}
.state{display:inline-block;border:2px solid ${c.green};color:${c.green};border-radius:3px;padding:0 .4em;font-size:.89rem;font-weight:600;margin-left:.3em}
.state.warn{border-color:${c.amber};color:${c.amber};border-style:dashed}
@media (max-width:560px){.risk .rtext{display:block;margin-top:.2rem}}
.elder .risk .rtext{display:block;margin-top:.2rem}
.elder .flow>li{padding-left:0;padding-top:50px}
.elder .side ol>li{padding:50px 0 .8rem}
.elder .flow>.side{padding-top:0}
.elder .flow>li:before{top:0;height:auto}
.elder .card{position:relative;z-index:1}
.elder .node{top:4px}
.elder .decision>.node{top:7px}
@supports (display:grid){html:not(.elder) .four{display:grid;grid-template-columns:1fr 1fr}
html:not(.elder) .four>div:nth-child(odd){border-right:1px solid ${c.line}}}
@media (min-width:900px){
@supports (display:grid){html:not(.elder) .four{grid-template-columns:repeat(4,1fr)}html:not(.elder) .four>div{border-bottom:0;border-right:1px solid ${c.line}}
html:not(.elder) .facts{display:grid;grid-template-columns:1fr 1fr;grid-gap:0 1.4rem}html:not(.elder) .decision .facts{display:block}}
${desk}.lanes{display:block;height:2.1rem}
.lanes b{float:left;width:${laneWidthPx}px;text-align:center;font-size:.89rem;color:${c.ink2}}
${desk}.flow>li{padding-left:${laneWidthPx * 4 + 22}px;padding-bottom:1.25rem}
${desk}.flow>li:after{content:"";position:absolute;top:-2px;height:4px;background:${c.pri}}
${desk}.flow>.same:after,${desk}.flow>li:first-child:after{display:none}
${desk}.flow:before{content:"";position:absolute;left:0;top:0;bottom:0;width:${laneWidthPx * 4}px;background:repeating-linear-gradient(90deg,transparent 0,transparent 16px,${c.line} 16px,${c.line} 18px,transparent 18px,transparent 34px)}
${desk}.node{width:32px;height:32px;line-height:32px;top:14px;font-size:17px}
${desk}.notice>.node{line-height:20px}
${desk}.decision>.node{width:28px;height:28px;line-height:22px;top:17px;margin-left:2px}
${desk}.flow>li>.card:before{content:"";position:absolute;top:29px;border-top:2px dotted ${c.line2}}
${desk}.flow>li>.card>.kind>.lane{display:none}
${perLane}${perMove}}
`;
