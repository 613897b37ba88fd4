import { colour as c } from './tokens.ts';

/**
 * Text, links, focus, buttons, boxes. 1rem is the body text: 18 px, elder mode 24 px, extra step 30 px, so every size follows.
 * Distances between flex items are margins, because `gap` on flex is unknown to WebViews before Chrome 84.
 */
export const base = `
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%;scroll-padding:16px 0 110px}
html.elder{font-size:150%}
html.xl{font-size:187.5%}
body{margin:0;background:${c.paper};color:${c.ink};font:400 1rem/1.65 "PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;word-wrap:break-word;overflow-wrap:anywhere}
a{color:${c.pri};text-underline-offset:.22em}
a:hover{text-decoration-thickness:3px}
a:focus,button:focus,summary:focus,input:focus,select:focus,textarea:focus,[tabindex]:focus{outline:3px solid ${c.ink}}
a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,[tabindex]:focus-visible{outline:3px solid ${c.ink};background:${c.focus};color:${c.ink};box-shadow:0 0 0 6px ${c.focus}}
h1,h2,h3{line-height:1.3;margin:0;font-weight:700}
h1{font-size:1.75rem}
.elder h1{font-size:1.5rem}
h2{font-size:1.28rem}
h3{font-size:1.14rem}
p{margin:0 0 .8em}
ul,ol,dl,dd{margin:0;padding:0}
ol,ul{list-style:none}
svg{flex:none}
code,.hash{font:400 .89rem/1.5 Menlo,Consolas,monospace;word-break:break-all}
.hash{display:block}
.skip{position:absolute;left:-999px;padding:.6rem 1rem;min-height:48px}
.skip:focus{left:8px;top:8px;z-index:9;background:${c.focus}}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
.wrap{max-width:1160px;margin:0 auto;padding:0 16px}
.narrow{max-width:38rem}
.sub,.meta,.kind,small{color:${c.ink2};font-size:.89rem}
small{display:block;line-height:1.45}
section{margin-top:2rem}
.first{margin-top:.5rem}
.sec-h{margin-bottom:.7rem}
.sec-h p{margin:.1rem 0 0}
summary{cursor:pointer;min-height:48px;padding:.6rem 0}
.elder summary{min-height:60px}
.box{background:${c.card};border:1px solid ${c.line};border-radius:6px;padding:.8rem .95rem;margin-bottom:1rem}
.box>:last-child{margin-bottom:0}
.btn{display:block;width:100%;min-height:52px;border-radius:5px;border:2px solid ${c.pri};color:${c.pri};background:#fff;text-decoration:none;font:inherit;font-weight:700;line-height:1.4;padding:.6rem .9rem;text-align:center;cursor:pointer;margin:0 0 .6rem}
.btn.p{background:${c.pri};color:#fff}
.btn.r{border-color:${c.red};color:${c.red}}
.btn:hover{text-decoration:underline}
.elder .btn{min-height:60px}
.tap{display:inline-block;padding:.55em .2em;min-height:48px}
.elder .tap{min-height:60px}
.list{background:${c.card};border:1px solid ${c.line};border-radius:6px}
.list>li{padding:.6rem .95rem;border-top:1px solid ${c.line}}
.list>li:first-child{border-top:0}
.list a{display:inline-block;padding:.5em 0;font-weight:600}
.pair{display:flex;flex-wrap:wrap;justify-content:space-between;padding:.55rem .95rem;border-top:1px solid ${c.line}}
.pair>span:last-child{color:${c.ink2}}
.rows>div{padding:.45rem 0;border-top:1px solid ${c.line}}
.rows>div:first-child{border-top:0}
h3+.list{margin-top:.4rem}
.rows dt{color:${c.ink2};font-size:.89rem}
.period{margin:.4rem 0}
.period svg{display:block;width:100%;height:14px}
.big{font-size:1.5rem;font-weight:700;letter-spacing:.04em;margin:0 0 .3rem}
.elder .big{font-size:1.2rem}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
`;

/** Header, crumb, official's line, sticky bar, footer, columns. */
export const frame = `
.top{background:${c.pri2};color:#fff}
.top .wrap{display:flex;align-items:center;flex-wrap:wrap;min-height:56px;padding-top:4px;padding-bottom:4px}
.brand{color:#fff;text-decoration:none;font-weight:700;font-size:1.06rem;display:flex;align-items:center;min-height:48px;margin-right:auto}
.brand svg{margin-right:10px}
.brand small{color:#fff;font-weight:400;margin-left:10px;font-size:.8rem}
.elder .brand small{display:none}
.tools{display:flex;flex-wrap:wrap}
.tools a,.tools button{min-height:48px;min-width:48px;padding:0 .7rem;margin:0 0 4px 8px;border:1px solid #9db0c0;background:transparent;color:#fff;font:inherit;font-size:.89rem;line-height:48px;border-radius:4px;text-decoration:none;cursor:pointer;text-align:center}
.elder .tools a,.elder .tools button{min-height:60px;line-height:60px}
.demo{background:${c.amberTint};color:${c.ink};border-bottom:2px solid ${c.amber};font-size:.89rem}
.demo p{margin:0;padding:.3rem 0}
.demo a{display:inline-block;padding:.7em .2em;min-height:48px;font-weight:700}
.elder .demo a,.elder .brand{min-height:60px}
.who{background:${c.tint};border-bottom:1px solid ${c.line}}
.who .wrap{display:flex;flex-wrap:wrap;align-items:center;padding-top:4px;padding-bottom:4px}
.who p{margin:0 auto 0 0;padding:.3rem .8rem .3rem 0;font-size:.89rem}
.who a,.who button{display:inline-block;min-height:48px;padding:.6em .5em;font:inherit;font-weight:600;color:${c.pri};background:none;border:0;text-decoration:underline;cursor:pointer}
.elder .who a,.elder .who button{min-height:60px}
.crumb{font-size:.89rem;padding:.4rem 0;color:${c.ink2}}
.crumb a{display:inline-block;padding:.7em .3em}
.elder .crumb{padding-top:1rem}
.elder .crumb a,.elder .crumb span{display:none}
.head{padding:.9rem 0 1rem}
.crumb+.head{padding-top:.25rem}
.meta{margin:.5rem 0 0}
.meta b{font-weight:600;color:${c.green}}
.nw{white-space:nowrap}
.lead{font-size:1.06rem;margin:.7rem 0 0;max-width:36em}
.bar{position:fixed;left:0;right:0;bottom:0;background:#fff;border-top:2px solid ${c.pri};display:flex;z-index:5;padding:6px 4px;padding-bottom:calc(6px + env(safe-area-inset-bottom))}
.bar .btn{flex:1 1 0;width:auto;margin:0 4px;padding:.2rem;display:flex;align-items:center;justify-content:center}
.xl .bar .btn{font-size:.8rem;padding:.1rem}
.foot{margin-top:2.5rem;border-top:4px solid ${c.pri2};padding:1rem 0;font-size:.89rem;color:${c.ink2}}
.foot p{margin:0 0 .4em}
.foot a{display:inline-block;padding:.6em .8em .6em 0;min-height:48px}
.elder .foot a{min-height:60px}
.has-bar .foot{padding-bottom:7rem}
.deskact,.paper{display:none}
.cols>aside{margin-top:2rem}
.notice-bar{border-left:6px solid ${c.pri};background:${c.tint};padding:.7rem .95rem;margin:0 0 1rem;border-radius:0 6px 6px 0}
.notice-bar.warn{border-color:${c.amber};background:${c.amberTint}}
.notice-bar.good{border-color:${c.green};background:${c.greenTint}}
.notice-bar p:last-child{margin:0}
.qr{display:flex;align-items:center}
.qr svg{width:104px;height:104px;margin-right:1rem;background:#fff}
.qr p{margin:0;font-size:.89rem}
.elder .qr{display:block}
@media (max-width:480px){.brand small{display:none}.elder .brand{width:100%}.elder .tools{width:100%}.elder .tools a,.elder .tools button{flex:1;margin-left:0;margin-right:6px}}
@media (min-width:900px){.sec-h{display:flex;align-items:baseline}.sec-h p{margin:0 0 0 1rem}.has-bar .foot{padding-bottom:2rem}.bar{display:none}.deskact{display:block}
@supports (display:grid){.cols{display:grid;grid-template-columns:minmax(0,1fr) 300px;grid-gap:2.5rem;align-items:start}.elder .cols{display:block}.cols>aside{margin-top:2rem}}}
`;
