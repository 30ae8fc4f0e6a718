"""Lines of a web page's own: its buttons, its navigation bar, its foot."""

from __future__ import annotations

import re

_BUTTONS = frozenset(
    [
        "字体",
        "字号",
        "大",
        "中",
        "小",
        "默认",
        "特大",
        "超大",
        "正常",
        "较大",
        "打印",
        "打印本页",
        "收藏",
        "收藏本页",
        "留言",
        "分享",
        "分享到",
        "微信",
        "微博",
        "新浪微博",
        "腾讯微博",
        "朋友圈",
        "QQ",
        "QQ空间",
        "关闭",
        "关闭窗口",
        "关闭本页",
        "我要纠错",
        "纠错",
        "返回",
        "返回顶部",
        "首页",
        "简",
        "繁",
        "简体",
        "繁体",
        "繁體",
        "EN",
        "English",
        "登录",
        "注册",
        "无障碍",
        "无障碍阅读",
        "无障碍浏览",
        "简体版",
        "繁体版",
        "繁體版",
        "繁體中文",
        "简体中文",
        "长者模式",
        "长者版",
        "长辈版",
        "适老版",
        "老年版",
        "关怀版",
        "关怀模式",
        "标准版",
        "手机版",
        "移动版",
        "客户端",
        "邮箱",
        "搜索",
        "站内搜索",
        "智能搜索",
        "A",
        "A+",
        "A-",
        "下载",
        "下载全文",
        "下载文字版",
        "下载图片版",
        "复制链接",
        "复制",
        "扫一扫",
        "保护视力色",
        "视力保护色",
        "朗读",
        "听全文",
        "更多",
        "网站地图",
        "关于我们",
        "联系我们",
        "网站声明",
        "导航",
        "政务公开",
        "政务服务",
        "互动交流",
        "数据",
        "新闻",
        "语音播报",
        "T",
        "T+",
        "T-",
        "政务微博",
        "政务微信",
        "用户空间",
        "用户中心",
        "个人中心",
        "智能问答",
        "智能机器人",
        "微门户",
    ]
)
#: Buttons whose blanks were lost in print: 大中小.
_BUTTON_RUN = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_BUTTONS, key=len, reverse=True)))})+")
#: What the entries of a navigation bar are called.
_ENTRY = re.compile(
    r"^(?:首页|[省市县区州]?(?:政府|委|厅|局)(?:网|首页)?|走[进近].{1,6}|魅力.{1,4}|[一-鿿]{0,4}(?:要闻|新闻|动态|公开|服务|互动|政策|解读|回应"
    r"|数据|专题|专栏|频道|机构|概况|办事|政务|资讯|党建|信息|法规|文件|导航|导览|通知公告|公告公示|领导|旅游|投资|咨询|投诉|信箱))$"
)
_FOOT = re.compile(
    r"^(?:相关(?:稿件|链接|阅读|文章|新闻|文件|解读|信息|政策|报道|附件下载)|延伸阅读|政策解读|图解|上一[篇条]|下一[篇条]|"
    r"主办(?:单位)?\s*[:：].{0,60}(?:网|承办|维护|运行|办公[厅室]|政府)|承办(?:单位)?\s*[:：].{0,40}(?:网|中心|公司)|版权所有|Copyright|©|网站标识码|"
    r"中文域名|技术支持\s*[:：]|.{0,20}ICP备|.{0,20}公网安备|网站地图|关于我们|扫一扫在手机)"
)
#: What the foot of a site says of itself; the contact of a letter has no 主办 and no 技术支持.
_IMPRINT = re.compile(
    r"(?:主办|承办|协办|维护|运维|技术支持|版权所有|备案|网站标识码|地址|邮编|邮政编码|电话|传真|邮箱|联系)[一-鿿]{0,4}\s*[:：]"
)
_OF_A_SITE = re.compile(r"(?:主办|承办|维护|运维|技术支持|版权所有|备案|网站标识码)[一-鿿]{0,4}\s*[:：]")
_BETWEEN = re.compile(r"[\s|｜丨/、:：【】\[\]（）()·>＞]+")
_ENTRY_LENGTH = 8
_MAX_LINE = 300
_MIN_IMPRINT = 2


def is_toolbar(text: str) -> bool:
    """Return whether a line is made of a page's buttons and nothing else (字体：【大 中 小】 打印 收藏)."""
    words = _words(text)
    return len(words) > 1 and all(_BUTTON_RUN.fullmatch(word) for word in words)


def is_navigation(text: str) -> bool:
    """Return whether a line at a page's head is its navigation bar (首页 省政府 要闻 政策)."""
    words = _words(text)
    if len(words) <= 1:
        return False
    if any(word in ("首页", "网站首页") for word in words):
        return all(len(word) <= _ENTRY_LENGTH for word in words)
    return all(word in _BUTTONS or _ENTRY.match(word) for word in words)


def is_foot(text: str) -> bool:
    """Return whether a line begins the foot of a page: related links, who runs the site."""
    if _FOOT.match(text):
        return True
    return len(_IMPRINT.findall(text)) >= _MIN_IMPRINT and bool(_OF_A_SITE.search(text))


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word] if len(text) <= _MAX_LINE else []
