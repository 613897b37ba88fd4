import { colour as c } from './tokens.ts';

/** Forms, errors, refusals, progress list, receipt slip, cards of officials' pages. */
export const form = `
.field{border:0;margin:0 0 1.2rem;padding:0;min-width:0}
.field>label,legend{display:block;font-weight:700;padding:0}
.field small{margin:.1rem 0 .3rem}
input,select,textarea{font:inherit;color:inherit;border:2px solid ${c.line2};border-radius:4px;background:#fff;padding:.5rem .6rem;width:100%;max-width:100%;min-height:52px;margin:0}
.elder input,.elder select,.elder textarea{min-height:60px}
textarea{min-height:7.5em;display:block}
input[type=radio],input[type=checkbox]{width:26px;height:26px;min-height:26px;margin:0 .6rem 0 0;flex:none}
.elder input[type=radio],.elder input[type=checkbox]{width:32px;height:32px;min-height:32px}
.field>.opt{font-weight:400}
.opt{display:flex;align-items:center;padding:.55rem .2rem;min-height:48px;cursor:pointer}
.elder .opt{min-height:60px}
.bad{border-left:5px solid ${c.red};padding-left:.8rem}
.err{color:${c.red};font-weight:700;margin:.2rem 0 .3rem;display:block}
.bad input,.bad select,.bad textarea{border-color:${c.red}}
.summary,.refusal{border:3px solid ${c.red};border-radius:6px;background:#fff;padding:.8rem .95rem;margin:0 0 1.2rem}
.summary:first-child,.refusal:first-child{margin-top:1rem}
.summary h2,.refusal h2,.refusal h3{color:${c.red};font-size:1.14rem;margin-bottom:.4rem}
.summary a{display:inline-block;padding:.5em 0;color:${c.red};font-weight:600}
.refusal.soft{border:2px dashed ${c.line2};background:${c.paper}}
.refusal.soft h3{color:${c.ink}}
.refusal p:last-child{margin:0}
.search{display:flex;align-items:stretch}
.search input{flex:1 1 auto;width:1%;min-width:0;border-radius:4px 0 0 4px;border-right:0}
.search .btn{width:auto;margin:0;border-radius:0 4px 4px 0;white-space:nowrap;flex:none}
.tiles{margin:0 -4px;overflow:hidden}
.tiles a{float:left;width:calc(50% - 8px);min-height:60px;margin:4px;padding:.9rem .5rem;text-align:center;font-weight:700;background:#fff;border:2px solid ${c.pri};border-radius:6px;text-decoration:none;line-height:1.3}
.elder .tiles a{width:calc(100% - 8px)}
.chips a{display:inline-block;min-height:48px;padding:.5rem .8rem;border:1px solid ${c.line2};border-radius:24px;background:#fff;text-decoration:none;margin:0 8px 8px 0}
.elder .chips a{min-height:60px;border-radius:30px}
.done-list>li{position:relative;padding:.3rem 0 .9rem 40px}
.done-list>li:before{content:"";position:absolute;left:11px;top:1.4rem;bottom:-.9rem;width:3px;background:${c.line2}}
.done-list>li:last-child:before{display:none}
.done-list svg{position:absolute;left:0;top:.55rem;width:26px;height:26px;background:${c.paper}}
.done-list .now{font-weight:700}
.done-list small{font-weight:400}
.slip{background:#fff;border:2px solid ${c.ink};border-radius:6px;padding:1rem;margin:0 0 1.2rem;overflow:hidden}
.slip .qr svg{width:150px;height:150px}
.slip .qr{display:block}
.act{background:${c.card};border:2px solid ${c.pri};border-radius:6px;padding:.9rem;margin:0 0 1.2rem}
.act.off{border:1px solid ${c.line}}
.act>h3{margin:.1rem 0 .4rem}
.ask{background:${c.paper};border:1px solid ${c.line};border-radius:6px;padding:.6rem .8rem;margin:.7rem 0 1rem}
.ask li{padding:.3rem 0}
.ask .rtag{margin-right:.5rem}
.no b{color:${c.red};margin-right:.4em}
.due{font-weight:700}
.due.late{color:${c.red}}
.work-card{background:${c.card};border:1px solid ${c.line};border-radius:6px;padding:.8rem .95rem;margin:0 0 .8rem}
.work-card h2{font-size:1.14rem}
.work-card .btn{margin:.6rem 0 0}
.pw{font-size:.89rem}
.lamp{display:inline-block;border:2px solid ${c.amber};background:${c.amberTint};color:${c.amber};border-radius:4px;padding:0 .4em;font-weight:700;white-space:nowrap}
.lamp.red{border-color:${c.red};background:${c.redTint};color:${c.red}}
.bars i{display:inline-block;width:5px;height:.85em;background:currentColor;margin-right:3px;vertical-align:-.08em}
.chips a[aria-current]{background:${c.pri};color:#fff}
h4{margin:.6rem 0 .2rem;font-size:1rem}
`;
