// Style.h - how the page of `sinter compare --html` looks.
//
// One column on a narrow screen, as many cards beside each other as fit on a wide one; tables that
// are wider than the screen scroll in their own frame, never the page. Every mode has one colour in
// all charts, told apart by people who do not see all colours, and is always named as well.
#pragma once

namespace sinter::driver {

constexpr const char *pageStyle = R"(
:root { color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #16191f; --soft: #58606e; --line: #d9dde4;
  --track: #eef0f4; --grid: #d3d8e0; --link: #1b57b8; --warn: #8a3a00; --warnback: #fff3e4;
  --guard: #2166c9; --uffd: #0b7f77; --check: #c25a10; --clamp: #8746c4; --none: #667080;
  --part0: #0b7f77; --part1: #6aa84f; --part2: #c25a10; --part3: #2166c9; --part4: #8746c4;
  --part5: #9aa2b1; }
@media (prefers-color-scheme: dark) { :root {
  --page: #101318; --card: #181c23; --text: #e8ebf0; --soft: #a3abb9; --line: #2c323d;
  --track: #232933; --grid: #3a4250; --link: #8ab6ff; --warn: #ffc48a; --warnback: #33251a;
  --guard: #6ba4ff; --uffd: #3fc4b8; --check: #ff9a52; --clamp: #c194f5; --none: #a0a9b8;
  --part0: #3fc4b8; --part1: #93d076; --part2: #ff9a52; --part3: #6ba4ff; --part4: #c194f5;
  --part5: #6f7889; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header, footer { max-width: 92rem; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem); }
header { padding-top: clamp(1.5rem, 4vw, 3rem); }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.6vw, 2.3rem); line-height: 1.2; margin: 0 0 .4rem;
  letter-spacing: -.015em; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .9rem; letter-spacing: -.01em; }
h2 small { font-size: .72em; font-weight: 400; color: var(--soft); }
h3 { font-size: 1.02rem; margin: 0; }
.numbers { margin: 1.6rem 0 .7rem; }
p { margin: .5rem 0; max-width: 46rem; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; font-size: .88em; }
code { overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: .9rem 1rem;
  overflow-x: auto; line-height: 1.45; margin: .6rem 0; }
.lead { font-size: 1.1rem; color: var(--soft); max-width: 56rem; }
.lead strong { color: var(--text); font-weight: 600; }
.facts { display: flex; flex-wrap: wrap; gap: .35rem 1.6rem; padding: 0; margin: 1rem 0 0;
  list-style: none; color: var(--soft); font-size: .92rem; }
.facts b { color: var(--text); font-weight: 600; }
.verdict, .notes { border-radius: 8px; padding: .7rem 1rem; margin: 1.2rem 0 0; max-width: 60rem;
  border: 1px solid var(--line); border-left: 4px solid var(--uffd); background: var(--card); }
.verdict.bad, .notes { border-left-color: var(--warn); }
.verdict.bad { background: var(--warnback); }
.verdict ul, .notes ul { margin: .3rem 0 0; padding-left: 1.2rem; }
.cards { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); }
.card { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  padding: 1.1rem clamp(.9rem, 2vw, 1.4rem) 1rem; min-width: 0; }
.card.wide { grid-column: 1 / -1; }
figcaption p { margin: .15rem 0 .8rem; color: var(--soft); font-size: .87rem; line-height: 1.4; }
svg { display: block; overflow: visible; }
svg text { fill: var(--text); font-size: 13.5px; }
svg .name { font-weight: 600; }
svg .value { text-anchor: end; font-variant-numeric: tabular-nums; }
svg .tick { fill: var(--soft); font-size: 11.5px; font-variant-numeric: tabular-nums; }
svg .track { fill: var(--track); }
svg .grid { stroke: var(--grid); stroke-dasharray: 2 3; }
svg .one { stroke: var(--text); stroke-width: 1.5; }
.guard { --mode: var(--guard); } .uffd { --mode: var(--uffd); } .check { --mode: var(--check); }
.clamp { --mode: var(--clamp); } .none { --mode: var(--none); }
svg .fill, svg .interval { fill: var(--mode); }
svg .box { fill: var(--mode); opacity: .24; }
svg .sample { stroke: var(--mode); stroke-width: 1.5; opacity: .55; }
svg .median { stroke: var(--mode); stroke-width: 3; }
svg .whisker { stroke: var(--mode); stroke-width: 2; }
[class^="part"] { fill: var(--part); background: var(--part); }
.part0 { --part: var(--part0); } .part1 { --part: var(--part1); } .part2 { --part: var(--part2); }
.part3 { --part: var(--part3); } .part4 { --part: var(--part4); } .part5 { --part: var(--part5); }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: .4rem 0 0;
  padding: 0;
  font-size: .85rem; color: var(--soft); }
.key span { display: inline-block; width: .8em; height: .8em; border-radius: 2px;
  margin-right: .45em; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px;
  margin: 0 0 1rem; }
.scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem;
  font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .9rem 1rem .3rem; font-weight: 600; }
th, td { padding: .5rem 1rem; text-align: right; white-space: nowrap;
  border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; border-top: 0; vertical-align: bottom; }
th:first-child { text-align: left; position: sticky; left: 0; background: var(--card); }
tbody th { font-weight: 600; }
tbody th::before { content: ""; display: inline-block; width: .65em; height: .65em;
  border-radius: 50%;
  margin-right: .5em; background: var(--mode, transparent); }
td small { color: var(--soft); display: block; font-size: .82em; }
td.remark { text-align: left; white-space: normal; min-width: 16rem; color: var(--soft); }
dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) minmax(0, 1fr);
  gap: .35rem 1.2rem;
  margin: 0; max-width: 62rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { margin: .8rem 0; } summary { cursor: pointer; font-weight: 600; }
details pre { max-height: 28rem; overflow: auto; }
footer { color: var(--soft); font-size: .87rem; padding-top: 2rem; padding-bottom: 2.5rem; }
@media print { body { background: none; } .card, .scroll { break-inside: avoid;
  } details { display: none; } }
)";

} // namespace sinter::driver
