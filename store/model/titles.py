"""Breaks titles into lines, on the screen and on paper: between words, lines of similar length."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

_OPENING = "《（〈“‘【〔([<"
_CLOSING = "》）〉”’】〕)]>，。、；：？！,.;:?!…"
_GOOD_END = re.compile(
    "(?:中心|医院|机构|体系|制度|改革|健康|国家|政府|办公厅|委员会|县域|城市|农村|人民|管理|社会|关于|加快|支持)$"
)
_GOOD_START = re.compile(
    "建设|发展|深化|实施|关于|近期|重点|政策|工作|管理|条例|若干|医疗|办法|规定|规划|方案|意见|通知|服务|保障|促进"
)
#: Words of titles that no line parts.
_TERMS = """
医药卫生体制改革 医疗保障制度改革 支付方式改革 制度改革 体制改革 集中带量采购 高质量发展 建立健全
区域医疗中心 医疗卫生 医疗保障 人民政府 人民代表大会 常务委员会 共同体 中华人民共和国 公立医院
区域医疗 国家医学 办公厅 办公室 委员会 国务院 高质量 现代化 信息化 规范化 标准化 药品 药物 耗材 医用
医药 医保 医师 医疗 医院 医务 卫生 体制 机制 改革 深化 建立 健全 完善 加强 加快 进一步 推进 推动
促进 贯彻 落实 全面 现代 管理 制度 紧密型 县域 县级 城乡 居民 职工 基本 保险 保障 建设 有关 事项
实施 意见 试行 通知 规定 规划 方案 办法 条例 细则 目录 清单 标准 政策 措施 若干 重点 任务 近期 工作
服务 能力 提升 绩效 考核 评价 监督 监管 执法 执业 自查 机构 中心 体系 发展 运营 支持 国家 健康 人口
计划 生育 疾病 预防 控制 公共 应急 传染病 中医药 中医 护理 养老 托育 儿童 妇女 老年 基层 社区 乡村
乡镇 人才 队伍 培养 培训 教育 科学 技术 创新 信息 数据 安全 质量 价格 支付 方式 采购 集中 带量 付费
病种 试点 扩面 财政 资金 投入 补助 土地 用地 税收 优惠 关于 印发 转发 修改 废止 公布 二级 三级 一级
年度 省级 市级 全省 全国 部门 单位 责任 分工 行动 专项 整治 审批 许可 登记 备案 检查 处罚 申请 审核
立项 收费 项目 资源 配置 设置 床位 设备 大型 中小学校 中小学 学校 学生 企业 名称 组织 利用 法院 检察院
人民法院 人民检察院 最高 案件 刑事 民事 行政 法律 适用 问题 解释 伤害 事故 处理 环境 保护 生产 经营 交通
道路 运输 工程 建筑 房屋 农业 农民 森林 野生动物 水资源 电力 消防 治安 食品 疫苗 血液 器官 移植 诊所 患者
病历 学会 协会 基金 会计 审计 统计 档案 保密 合同 劳动 就业 工资 社会 救助 慈善 志愿 文化 遗产 旅游 体育
广告 商标 专利 知识产权 电子 网络 互联网 银行 金融 证券 贷款 税务 海关 进口 出口 外商 投资 港口 航道 铁路
公路 民用 航空 危险 化学品 特种 放射 辐射 气象 地震 防洪 水土 土壤 污染 大气 噪声 固体 废物 垃圾 分类 市容
绿化 供水 排水 供热 燃气 物业 住宅 营商 未成年人 残疾人 消费者 产业 行业 信用 权益 纠纷 调解 仲裁 诉讼 赔偿
补偿 征收 登记 竞争 招标 投标 邪教 犯罪 侵权 执行 程序 证据 抚养 婚姻 家庭 继承 公司 股份 破产 票据 担保
租赁 买卖 买受人 著作权 植物 动物
"""
_WORDS = re.compile("|".join(sorted(_TERMS.split(), key=len, reverse=True)))
#: Lines that cost so much are bad; what each character too many costs.
_BAD, _OVER = 14.0, 25.0
#: What is longer is no title, and trying all its lines would take long.
_LONGEST = 300


def title_lines(title: str, limit: int = 20, words: Sequence[str] = ()) -> list[str]:
    """Break a title into as few lines as ``limit`` characters allow, of similar length, between words.

    Lines up to three quarters of the limit stay whole; nothing is added or left out. ``words`` are all words
    of the title in their order, where a list of words is at hand.
    """
    if len(title) <= limit * 3 // 4:
        return [title]
    return broken_title(title, limit, max(2, -(-len(title) // limit)), words)


def broken_title(title: str, limit: int, count: int, words: Sequence[str] = ()) -> list[str]:
    """Break a title into ``count`` lines, or one more where a word would be split or a line be too long."""
    if len(title) > _LONGEST:
        return [title[start : start + limit] for start in range(0, len(title), limit)]
    penalties = _penalties(title, words)
    best, lines = _broken(title, limit, count, penalties)
    if best >= _BAD:
        other, more = _broken(title, limit, count + 1, penalties)
        lines = more if other < best / 2 else lines
    return lines


def _broken(title: str, limit: int, count: int, penalties: Sequence[float]) -> tuple[float, list[str]]:
    """Return the best lines and how bad they are: each costs what it differs from the ideal and where it
    ends.
    """
    ideal, length = len(title) / count, len(title)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number in range(1, count + 1):
        found: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            ends = [length] if number == count else range(start + 1, min(start + limit + 3, length))
            for end in ends:
                if end <= start:
                    continue
                total = cost + abs(end - start - ideal) + _OVER * max(0, end - start - limit) + penalties[end]
                if total < found.get(end, (math.inf, 0))[0]:
                    found[end] = (total, start)
        best.append(found)
    if length not in best[-1]:
        return math.inf, [title]
    cuts, end = [length], length
    for found in reversed(best[1:]):
        end = found[end][1]
        cuts.append(end)
    cuts.reverse()
    return best[-1][length][0], [title[left:right] for left, right in pairwise(cuts)]


def _inner_places(title: str) -> frozenset[int]:
    """Return the places within the words that titles are made of."""
    return frozenset(
        place for match in _WORDS.finditer(title) for place in range(match.start() + 1, match.end())
    )


def _penalties(title: str, words: Sequence[str]) -> list[float]:
    """Return what a line that ends at each place costs; nothing at the end of the title."""
    inner = _inner_places(title)
    if "".join(words) == title:
        inner |= set(range(1, len(title))) - set(accumulate(map(len, words)))
    return [0.0, *(_penalty(title, cut, inner) for cut in range(1, len(title))), 0.0]


def _penalty(text: str, cut: int, inner: frozenset[int]) -> float:
    before, after = text[:cut], text[cut:]
    if before[-1] in _OPENING or after[0] in _CLOSING or (before[-1].isalnum() and before[-1].isascii()):
        return 40
    if before.count("《") > before.count("》") or before.count("（") > before.count("）"):
        return 24 if cut in inner else 14
    if cut in inner:
        return 24
    if after[0] in "的和与及等者化性" or before[-1] in "和与及第":
        return 20
    return 8.0 - 4 * bool(_GOOD_END.search(before)) - 4 * bool(_GOOD_START.match(after))
