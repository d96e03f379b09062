"""Names of persons: told by surname and length, for no list has them all."""

from typing import Final

_SINGLE: Final = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马"
    "苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁"
    "毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊"
    "胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿"
    "储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎"
    "蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀"
    "郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆"
    "师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公覃佟肖闫代区付岳帅亢况郈"
    "有琴归海晋楚法汝鄢涂钦岳佘佴伯赏南墨哈谯笪年爱阳商牟仉仝展皇侬兰冼揭练原尧苑衣门仵战奉初刑矫隋亓迟"
)
"""Surnames of one 汉字."""

_DOUBLE: Final = (
    *(
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "司空",
    ),
    *(
        "夏侯",
        "端木",
        "南宫",
        "东郭",
        "西门",
        "呼延",
        "轩辕",
        "独孤",
        "宇文",
        "长孙",
        "闻人",
        "淳于",
    ),
)

_NOT_NAMES: Final = frozenset(
    [
        "万元",
        "万人",
        "万吨",
        "万亩",
        "万户",
        "单位",
        "单元",
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
        "周六",
        "周日",
        "平方",
        "公里",
        "公顷",
        "公斤",
        "高新",
        "明年",
        "金额",
        "方案",
        "安全",
        "成都",
        "常委",
        "全会",
        "全文",
        "全市",
        "全区",
        "全县",
        "全省",
        "全国",
        "全年",
        "应急",
        "文件",
        "文本",
        "文章",
        "水利",
        "计划",
        "项目",
        "时间",
        "和平",
        "平安",
        "通知",
        "通报",
        "有关",
        "国家",
        "广大",
        "都有",
        "关于",
        "任务",
        "党委",
        "党组",
        "原文",
        "原载",
        "初稿",
        "后同",
        "从略",
        "简称",
        "常务",
        "全文完",
        "广告",
        "商务",
        "公告",
        "公示",
        "年度",
        "年底",
        "年初",
        "山东",
        "山西",
        "江苏",
        "江西",
        "云南",
        "海南",
        "宁夏",
        "安徽",
        "广东",
        "广西",
        "东北",
        "南方",
        "高兴",
        "解读",
        "解释",
        "成果",
        "成员",
        "任职",
    ]
)
"""Words that begin like a name and are as short."""

SHORTEST: Final = 2
LONGEST: Final = 3
"""Of a name with a surname of one 汉字; with one of two, a 汉字 more."""


def is_person(word: str) -> bool:
    """Tell whether *word* looks like the name of a person.

    >>> is_person("李四光"), is_person("欧阳明日"), is_person("待续"), is_person("万元")
    (True, True, False, False)
    """
    if word in _NOT_NAMES or not all("\u3400" <= character <= "\u9fff" for character in word):
        return False
    if word.startswith(_DOUBLE):
        return SHORTEST < len(word) <= LONGEST + 1
    return SHORTEST <= len(word) <= LONGEST and word[0] in _SINGLE


def close_up_names(words: list[str]) -> list[str]:
    """Put together the names that were spread to the width of three (王 五).

    >>> close_up_names(["通讯员", "王", "五"])
    ['通讯员', '王五']
    """
    closed: list[str] = []
    spread = False
    for word in words:
        single = len(word) == 1
        if single and spread:
            closed[-1] += word
            spread = False
            continue
        closed.append(word)
        spread = single
    return closed


def names_persons(string: str) -> bool:
    """Tell whether *string* is names of persons, set apart by spaces.

    >>> names_persons("李四光 王 五"), names_persons("张三 来信")
    (True, False)
    """
    words = close_up_names(string.split())
    return bool(words) and all(map(is_person, words))
