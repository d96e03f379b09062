"""Web pages: menus, counters, tables of indexes and links around the text."""

import re
from collections.abc import Sequence
from typing import Final

from gongwen.read.findings import Findings
from gongwen.read.source.residue.raw import RawLine, blanked, speaking, tell

LONGEST: Final = 200
"""Of a line that a page put around a text, in characters; what is longer is the text."""

LEAST_LABELS: Final = 2
"""Labels of a page on one line: 来源 or 作者 alone may be the author's own."""

LEAST_CRUMBS: Final = 2
"""Steps of the way to a page: 首页 > 政务公开 > 简报."""

LEAST_INDEX: Final = 3
"""Labels of a table of indexes in a file; 标题 or 文号 alone is no table."""

INDEX_LINES: Final = 40
"""From the top of a file, among which its table of indexes stands."""

_STRONG = (
    "发布时间|发布日期|更新时间|更新日期|录入时间|浏览次数|浏览量|浏览数|浏览|点击次数|点击量|点击率"
    "|点击数|点击|阅读次数|阅读量|阅读数|阅读|访问量|访问次数|人气|字体大小|字体|字号|分享到|分享"
)
_WEAK = "信息来源|稿件来源|文章来源|来源|作者|发布人|发布者|发布单位|发布机构|编辑|责任编辑|审核|时间|日期|关键词"
_LABEL = re.compile(f"(?:{_STRONG}|{_WEAK}) ?[：:]")
_STRONG_LABEL = re.compile(f"(?:{_STRONG}) ?[：:]")
_CLOCK = re.compile("[0-9] ?[：:] ?[0-9]")
_COUNTER = re.compile(
    "(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?[ ：:]*[\\[（(]? ?[0-9]+ ?[\\]）)]? ?次?"
)

_WORD = (
    "字体|字号|大|中|小|特大|打印本页|打印|关闭窗口|关闭本页|关闭|返回顶部|返回首页|返回列表|返回|收藏本页|收藏"
    "|分享到|分享|微信|微博|新浪微博|QQ空间|朋友圈|下载|复制链接|纠错|[AT][+-]"
)
_BUTTONS = re.compile(f"(?:(?:{_WORD})|[ \\t\u3000\\[\\]【】〖〗|｜/：:、])+")
_BUTTON = re.compile("字体|打印|关闭|返回顶部|返回首页|返回列表|收藏|分享")

_CRUMBS = re.compile("[^>＞»›→。，；]*(?:[>＞»›][^>＞»›。，；]*)+")
_CRUMB = re.compile("[>＞»›]")
_FIXED = re.compile(
    "[\\[【]?图片[\\]】]?$"
    "|(?:当前位置|您的位置|您现在的位置|您当前的位置|你的位置|所在位置)(?:是)? ?[：:]"
    "|[\\[【]?(?:上一[条篇页]|下一[条篇页])[\\]】]? ?[：:]"
    "|(?:用?微信)?扫一扫|扫描二维码|长按.*二维码|识别二维码|阅读原文$|点击(?:上方|下方|蓝字|关注)"
    "|相关(?:阅读|链接|文章|新闻|附件|信息) ?[：:]?$|推荐阅读 ?[：:]?$|延伸阅读 ?[：:]?$|附件下载 ?[：:]?$"
    "|.*(?:版权所有|ICP备|公网安备|网站标识码|Copyright)"
    "|(?:责任编辑|编辑|作者|来源) ?[：:] ?(?:网站)?(?:管理员|admin|系统管理员)$"
    "|视力保护色|原创 |往期(?:回顾|推荐|精彩|文章)|点击查看(?:大图|原图|更多)|查看更多$"
    "|(?:由)? ?(?:扫描全能王|全能扫描王|WPS ?Office|CamScanner) ?(?:扫描)? ?(?:创建|制作|生成)?$"
    "|https?://[^ \u3000]+(?:[ \u3000]+[0-9]+/[0-9]+)?$|[0-9]+([-/.])[0-9]+\\1[0-9]+[ ,，]+[0-9]+:[0-9]+(?::[0-9]+)?$"
)
_PLACES: Final = frozenset(
    (
        *(
            "首页",
            "网站首页",
            "网站地图",
            "站点地图",
            "关于我们",
            "联系我们",
            "网站声明",
            "隐私声明",
        ),
        *("版权声明", "设为首页", "加入收藏", "无障碍浏览", "长者模式", "手机版", "登录", "注册"),
        *("简体", "繁体", "English", "在看", "点赞", "赞", "收藏", "分享"),
        *("转发", "留言", "写留言", "举报", "订阅", "关注", "RSS", "机构概况"),
        *(
            "机构设置",
            "机构职能",
            "单位概况",
            "新闻动态",
            "新闻中心",
            "政务公开",
            "信息公开",
            "政务服务",
        ),
        *(
            "办事服务",
            "办事大厅",
            "互动交流",
            "公众参与",
            "通知公告",
            "公示公告",
            "政策法规",
            "专题专栏",
        ),
        *("下载中心", "在线服务", "网上办事", "便民服务", "领导之窗"),
    )
)
"""Words of a menu; two of them make a line one."""
_ONLY_PLACES: Final = frozenset(("网站地图", "站点地图", "设为首页", "加入收藏", "写留言"))
"""Words that nothing but a menu has."""
_HOMES: Final = ("首页", "网站首页")
_BARS: Final = dict.fromkeys(map(ord, "|｜丨·/"), " ")
LEAST_MENU: Final = 3
"""Words of a line that begins with 首页 and is a menu whatever the others are."""
LONGEST_PLACE: Final = 6
"""Of such another word, in characters."""
_INDEX = (
    "索 ?引 ?号|信息索引|主题分类|主题词|发文机关|发布机构|发文单位|成文日期|发文日期|发布日期|生成日期|公开日期"
    "|发文字号|发文号|文号|文件编号|有效性|时效性|效力状态|信息分类|公开方式|公开范围|公开时限|体裁分类|组配分类"
    "|信息名称|内容概述|公文种类|所属主题|名 ?称|标 ?题|关键词|生效日期|废止日期|失效日期|实施日期|信息类别"
)
_INDEX_LABEL = re.compile(f"[\\[【]?(?:{_INDEX})[\\]】]?(?= ?[：:\\t]|[ \u3000]|$)")
_INDEX_ALONE = re.compile(f"[\\[【]?(?:{_INDEX})[\\]】]? ?[：:]?")
_NUMBERED = re.compile("索 ?引 ?号|信息索引")


def drop_web(lines: Sequence[RawLine], findings: Findings) -> list[RawLine]:
    """Blank the lines that a web page put around its text."""
    dropped = {at for at, line in speaking(lines) if _is_of_page(line.string)}
    dropped |= _index(lines)
    tell("web-dropped", "网页上的附加文字", (lines[at].text for at in sorted(dropped)), findings)
    return blanked(lines, dropped)


def _is_of_page(string: str) -> bool:
    if len(string) > LONGEST:
        return False
    if _FIXED.match(string) or _COUNTER.fullmatch(string):
        return True
    if _BUTTON.search(string) and _BUTTONS.fullmatch(string):
        return True
    if _is_menu(string):
        return True
    if len(_CRUMB.findall(string)) >= LEAST_CRUMBS and _CRUMBS.fullmatch(string):
        return True
    strong = _STRONG_LABEL.search(string)
    if strong is None or string[-1] in "。；":
        return False
    labels = len(_LABEL.findall(string))
    return labels >= LEAST_LABELS or (strong.start() == 0 and _says_little(string))


def _is_menu(string: str) -> bool:
    words = string.translate(_BARS).split()
    if not words or words[0] not in _PLACES:
        return False
    if words[0] in _HOMES and len(words) >= LEAST_MENU:
        return all(len(word) <= LONGEST_PLACE and word[-1] not in "。；，：" for word in words)
    return _PLACES.issuperset(words) and (len(words) > 1 or words[0] in _ONLY_PLACES)


def _says_little(string: str) -> bool:
    """Tell whether a line with one label is a counter or a time of the page to the minute."""
    return not string.startswith("发布") or _CLOCK.search(string) is not None


def _index(lines: Sequence[RawLine]) -> set[int]:
    """Find the table of indexes: labels with their values beside or below them."""
    top = [at for at, _ in speaking(lines)][:INDEX_LINES]
    labelled = [at for at in top if _INDEX_LABEL.match(lines[at].string)]
    numbered = [at for at in labelled if _NUMBERED.match(lines[at].string)]
    count = sum(len(_INDEX_LABEL.findall(lines[at].string)) for at in labelled)
    if not numbered or count < LEAST_INDEX:
        return set()
    found: set[int] = set()
    is_value = False
    for at in (each for each in top if each >= numbered[0]):
        string = lines[at].string
        is_label = _INDEX_LABEL.match(string) is not None
        if not is_label and not is_value:
            break
        found.add(at)
        is_value = is_label and _INDEX_ALONE.fullmatch(string) is not None
    return found
