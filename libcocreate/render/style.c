/* style.c -- how pictures and pages look: ink on white, and light on dark in a page.
 *
 * The page's Content-Security-Policy names the style and the script by their SHA-256
 * (html.c): whoever changes a byte here changes them there; tests/page/policy says to what.
 */
#include "render/style.h"

#include <stddef.h>

#define FONTS \
	"\"Helvetica Neue\",Arial,\"Liberation Sans\",\"Hiragino Sans\",\"Noto Sans JP\",\"Noto Sans CJK " \
	"JP\"," \
	"\"Yu Gothic\",Meiryo,IPAGothic,\"DejaVu Sans\",sans-serif"

#define PICTURE \
	".t{font:12px " FONTS ";fill:#1b1b1b}\n" \
	".s{font-size:10.5px}.h{font-size:14px;font-weight:bold}.title{font-size:19px;font-weight:bold}\n" \
	".b{font-weight:bold}.soft{fill:#595959}.mid{text-anchor:middle}.end{text-anchor:end}\n" \
	".paper{fill:#fff}.halo{stroke:#fff;stroke-width:3;stroke-linejoin:round;paint-order:stroke}\n" \
	".grid{stroke:#dcdcdc;stroke-width:1}.zero{stroke:#767676}.rule{stroke:#ececec;stroke-width:1}\n" \
	".axis{stroke:#767676;stroke-width:1;fill:none}.tie{stroke:#9a9a9a;stroke-width:1;fill:none}\n" \
	".limit{stroke:#1b1b1b;stroke-width:1.5;stroke-dasharray:5 4;fill:none}\n" \
	".whisker{stroke:#1b1b1b;stroke-width:1.5;fill:none}.band{fill:#0072b2;fill-opacity:.16}\n" \
	".line{stroke:#0072b2;stroke-width:2.5;fill:none;stroke-linejoin:round}\n" \
	".thin{stroke-width:1.2;fill:none;stroke-linejoin:round}.ghost{stroke:#767676;stroke-width:2;" \
	"stroke-dasharray:2 4;fill:none}\n" \
	".track{fill:#e6e6e6}.bar{fill:#4d4d4d}.zone{fill:#0072b2;fill-opacity:.09}\n" \
	".good,.fair,.poor,.plain,.open{stroke:#fff;stroke-width:1}\n" \
	".good{fill:#0072b2}.fair{fill:#b36b00}.poor{fill:#b8400b}.plain{fill:#1b1b1b}.open{fill:#767676}\n" \
	".ring{fill:#fff;stroke:#595959;stroke-width:2}.cross{stroke:#1b1b1b;stroke-width:2;fill:none}\n" \
	".k1{fill:#0072b2;stroke:#0072b2}.k2{fill:#e69f00;stroke:#e69f00}.k3{fill:#444;stroke:#444}" \
	".k4{fill:#56b4e9;stroke:#56b4e9}.k5{fill:#b8400b;stroke:#b8400b}.k6{fill:#cc79a7;stroke:#cc79a7}\n" \
	".thin.k1,.thin.k2,.thin.k3,.thin.k4,.thin.k5,.thin.k6{fill:none}\n" \
	".flow{stroke:none;fill-opacity:.42}.node{stroke:none}.cell{stroke:#fff;stroke-width:1}\n" \
	".badge{fill:#1b1b1b;stroke:#fff;stroke-width:1}.onbadge{fill:#fff}\n" \
	".d2{stroke-dasharray:7 3}.d3{stroke-dasharray:3 2}.d4{stroke-dasharray:9 3 2 3}\n" \
	".share{fill:#8fbcdb}.blank{fill:#f4f4f4;shape-rendering:crispEdges}.step{fill:#0072b2;fill-" \
	"opacity:.22}.lost{fill:#b8400b;" \
	"fill-opacity:.13}\n" \
	".s1{fill:#cfe0ed}.s2{fill:#a9cce3}.s3{fill:#6aaed6}.s4{fill:#2171b5}.s5{fill:#08478d}\n" \
	".hollow{fill:none;stroke:#e6e6e6}.corner{fill:#f4f4f4;stroke:#9a9a9a}\n" \
	".link{fill:none;stroke-linecap:round}.l1{stroke:#cfe0ed}.l2{stroke:#a9cce3}.l3{stroke:#6aaed6}" \
	".l4{stroke:#2171b5}.l5{stroke:#08478d}\n" \
	".w1{stroke-width:1.2}.w2{stroke-width:2.5}.w3{stroke-width:4}.w4{stroke-width:5.5}" \
	".w5{stroke-width:7.5}\n" \
	".aim{stroke:#1b1b1b;stroke-width:3}.trace{stroke:#0072b2;stroke-width:1.3;fill:none;" \
	"stroke-linejoin:round}.bound{stroke:#595959;stroke-width:1;stroke-dasharray:4 3;fill:none}\n" \
	".rest{fill:#8a8a8a;fill-opacity:.3}.strong{fill-opacity:.72}.node{fill:#d4d4d4}" \
	".edge{stroke:#4d4d4d;stroke-width:1;stroke-dasharray:5 " \
	"3;fill:none}.panel{fill:#f1f1f1}.marked{fill:#d8e9f5}" \
	".gap{stroke-dasharray:3 3}\n"

/* The same classes, where the ground is dark. */
#define PICTURE_DARK \
	".t{fill:#e8e8e8}.soft{fill:#b4b4b4}.paper{fill:#161616}.halo{stroke:#161616}\n" \
	".grid{stroke:#3a3a3a}.zero,.axis{stroke:#9a9a9a}.rule{stroke:#2c2c2c}.tie{stroke:#7a7a7a}\n" \
	".limit,.whisker,.cross{stroke:#e8e8e8}.band{fill:#56b4e9;fill-opacity:.22}.line{stroke:#56b4e9}\n" \
	".ghost{stroke:#9a9a9a}.track{fill:#3a3a3a}.bar{fill:#b4b4b4}.zone{fill:#56b4e9;fill-opacity:.14}\n" \
	".good,.fair,.poor,.plain,.open,.cell{stroke:#161616}\n" \
	".good{fill:#56b4e9}.fair{fill:#e69f00}.poor{fill:#f07f4f}.plain{fill:#e8e8e8}.open{fill:#9a9a9a}\n" \
	".ring{fill:#161616;stroke:#b4b4b4}.k1{fill:#56b4e9;stroke:#56b4e9}.k3{fill:#bdbdbd;stroke:#bdbdbd}" \
	".k4{fill:#2f87bd;stroke:#2f87bd}.k5{fill:#f07f4f;stroke:#f07f4f}.badge{fill:#e8e8e8;stroke:#" \
	"161616}" \
	".onbadge{fill:#161616}.share{fill:#3f7399}.blank{fill:#202020}.step{fill:#56b4e9;fill-opacity:.3}." \
	"lost{fill:#f07f4f;fill-" \
	"opacity:.22}\n" \
	".s1{fill:#1c3d56}.s2{fill:#1f5580}.s3{fill:#236a9b}.s4{fill:#56b4e9}.s5{fill:#b5def7}\n" \
	".hollow{stroke:#2c2c2c}.corner{fill:#222;stroke:#7a7a7a}\n" \
	".l1{stroke:#1c3d56}.l2{stroke:#1f5580}.l3{stroke:#236a9b}.l4{stroke:#56b4e9}.l5{stroke:#b5def7}\n" \
	".aim{stroke:#e8e8e8}.trace{stroke:#56b4e9}.bound{stroke:#b4b4b4}\n" \
	".flow{stroke:none}.node{fill:#4a4a4a}.edge{stroke:#b4b4b4}.panel{fill:#" \
	"262626}.marked{fill:#16324a}\n"

const char *const cc_style_picture[] = { PICTURE, NULL };

const char *const cc_style_page[] = {
	":root{color-scheme:light dark}\n"
	"body{font:15px/1.55 " FONTS ";color:#1b1b1b;background:#fff;margin:0 auto;padding:1.2rem 1rem 3rem;"
	"max-width:60rem;overflow-wrap:anywhere}\n"
	"h1{font-size:1.55rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.1rem;margin:2.2rem 0 .5rem}\n"
	".study{color:#595959;margin:0}ol,ul{padding-left:1.4rem;margin:.6rem 0}li{margin:.25rem 0}\n"
	".findings{font-size:1.08rem}figure{margin:1.2rem 0}figcaption{margin:0 0 .4rem}\n"
	"figcaption strong{display:block;font-size:1.1rem}figcaption span{color:#595959;font-size:.88rem}\n"
	".scroll{overflow-x:auto;max-width:100%}svg{display:block;width:100%;min-width:40rem;height:auto}\n"
	"table{border-collapse:collapse;font-size:.84rem;line-height:1.35;font-variant-numeric:tabular-nums}"
	"\n"
	"th,td{padding:.28rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #ececec}\n"
	"th{border-bottom:1px solid #767676;vertical-align:bottom;font-weight:bold;overflow-wrap:normal}\n"
	"td{overflow-wrap:normal;min-width:2.5rem}td.text{min-width:9rem;max-width:26rem;overflow-wrap:"
	"anywhere}\n"
	".n{text-align:right}td.n,td.whole,time{white-space:nowrap}\n"
	"th "
	"button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:"
	"pointer}\n"
	"th button:hover,th button:focus-visible{text-decoration:underline}\n"
	"th[aria-sort=ascending] button::after{content:\" \\25b2\"}"
	"th[aria-sort=descending] button::after{content:\" \\25bc\"}\n"
	"td[title]{color:#595959}.small{font-size:.86rem;color:#595959}\n"
	".memo{max-width:44rem;margin:0 auto}.memo p{margin:.15rem 0;padding-left:3.4em}.memo b{float:left;"
	"margin-left:-2.4em;padding-right:.4em}\n"
	".memo h1{font-size:1.2rem}.memo h2{font-size:1rem;margin:1rem 0 .2rem}.memo footer{margin-top:1rem;"
	"color:#595959}\n",
	PICTURE,
	"@media screen and (prefers-color-scheme:dark){\n"
	"body{color:#e8e8e8;background:#161616}th{border-color:#9a9a9a}td{border-color:#2c2c2c}\n"
	".study,figcaption span,td[title],.small,.memo footer{color:#b4b4b4}\n",
	PICTURE_DARK,
	"}\n"
	"@media print{@page{size:A4;margin:14mm}@page wide{size:A4 landscape;margin:12mm}\n"
	"body{font-size:10pt;padding:0;max-width:none}svg{min-width:0}.scroll{overflow:visible}\n"
	"figure,tr,li{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}\n"
	"table{font-size:7.5pt}th,td{padding:.15rem .3rem;min-width:0}td.text{min-width:0}\n"
	".memo{font-size:10pt;line-height:1.35;max-width:none}.memo h1,.memo "
	"h2{font-size:10pt;line-height:1.35}"
	"\n.memo h1,.memo h2,.memo p,.memo footer{margin:0}\n"
	".wide{page:wide}.wide table{font-size:6.2pt}.wide th,.wide td{padding:.12rem .18rem}}\n",
	NULL,
};

const char cc_script_page[] =
    "document.querySelectorAll('table').forEach(function(t){"
    "t.querySelectorAll('thead th').forEach(function(h,c){var b=document.createElement('button');"
    "b.type='button';while(h.firstChild)b.appendChild(h.firstChild);h.appendChild(b);"
    "b.addEventListener('click',function(){var up=h.getAttribute('aria-sort')!=='ascending';"
    "t.querySelectorAll('thead th').forEach(function(o){o.removeAttribute('aria-sort')});"
    "h.setAttribute('aria-sort',up?'ascending':'descending');var s=t.tBodies[0];"
    "Array.from(s.rows).map(function(r,i){var d=r.cells[c],v=d.getAttribute('data-v');"
    "return{r:r,i:i,e:!d.textContent,v:v===null?d.textContent:+v}}).sort(function(a,b){"
    "if(a.e!==b.e)return a.e?1:-1;var o=a.v<b.v?-1:a.v>b.v?1:0;return(up?o:-o)||a.i-b.i})"
    ".forEach(function(o){s.appendChild(o.r)})})})});";
