from portal.export.files import css_linked, feed_linked, json_linked, sitemap_linked
from portal.export.pages import Page

MOVED = {"/notices/": "notices/index.html", "/a.css": "a.css", "https://here/": "index.html"}


def place(link):
    return MOVED.get(link, link if link.startswith("#") else None)


def rewritten(text, form=lambda action, method: None):
    return Page(place, form, "<p>打电话</p>").rewrite(text)


def test_nothing_but_links_changes():
    text = (
        '<!doctype html>\n<html lang="zh-Hans"><!-- 注 --><body><p title="a &amp; b">&lt;村&gt;&#160;</p>'
        "<input disabled><br><script>if (a < b && c) {}</script></body></html>"
    )
    assert rewritten(text) == text


def test_a_link_leads_to_its_file_and_one_to_nothing_becomes_its_words():
    assert rewritten('<a class="x" href="/notices/">公示</a>') == '<a class="x" href="notices/index.html">公示</a>'
    assert rewritten('<li><a href="/gone/"><b>没有</b></a></li>') == "<li><span><b>没有</b></span></li>"


def test_a_style_sheet_that_is_not_there_is_not_asked_for():
    assert rewritten('<link href="/a.css"><link href="/b.css"><img src="/c.png">') == '<link href="a.css">'


def test_a_form_becomes_the_sentence_or_leads_to_the_portal():
    form = '<search><form method="get" action="/search/"><input name="q"></form></search>'
    assert rewritten(form) == "<search><p>打电话</p></search>"
    assert rewritten(form + form).count("打电话") == 1
    online = rewritten(form, form=lambda action, method: f"https://portal{action}")
    assert online == '<search><form action="https://portal/search/" method="get"><input name="q"></form></search>'


def test_what_lives_only_in_the_portal_goes_with_all_that_is_in_it():
    assert rewritten("<div data-live><div>x</div><p>y</p></div><b>z</b>") == "<b>z</b>"
    assert rewritten('<script data-live src="/x.js"></script>z') == "z"


def test_the_switch_of_the_text_size_stays_on_its_page():
    link = '<a href="?page=2&amp;elder=1" data-elder-switch>长者模式</a>'
    assert rewritten(link) == '<a href="?elder=1" data-elder-switch>长者模式</a>'


def test_data_in_a_page_cannot_end_its_element():
    text = '<script type="application/ld+json">[{"url":"https://here/","name":"\\u003c/script\\u003e"}]</script>'
    assert rewritten(text) == text.replace("https://here/", "index.html")


def test_the_addresses_of_other_files():
    assert json_linked('{"url": "https://here/", "n": [1, "村"]}', place) == '{"url":"index.html","n":[1,"村"]}'
    assert json_linked('{"next":"https://gone/"}', place) == '{"next":null}'
    feed = '<link href="https://here/" rel="alternate"/><id>https://here/</id>'
    assert feed_linked(feed, place) == '<link href="index.html" rel="alternate"/><id>https://here/</id>'
    assert css_linked("a{b:url(/a.css)}c{d:url(data:x)}", place) == 'a{b:url("a.css")}c{d:url(data:x)}'
    urls = "<url><loc>https://here/</loc></url><url><loc>https://gone/</loc><lastmod>x</lastmod></url>"
    assert sitemap_linked(urls, place) == "<url><loc>index.html</loc></url>"
