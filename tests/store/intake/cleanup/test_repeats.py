"""Pages that were scanned twice, and what comes back on every page."""

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.cleanup.repeats import drop_repeated_pages, drop_running_heads


def lines(*texts: str, pages: tuple[int, ...] = ()) -> list[PhysicalLine]:
    return [PhysicalLine(text, new_page=i in pages) for i, text in enumerate(texts)]


def texts(found: list[PhysicalLine]) -> list[str]:
    return [line.text for line in found]


ARTICLES = [f"第{n}条 县级以上人民政府应当加强{n}类医疗机构的监督管理工作，完善制度。" for n in "一二三"]


def test_a_run_with_an_article_is_dropped_once():
    assert texts(drop_repeated_pages(lines(*ARTICLES, *ARTICLES[1:], "第四条 完。"))) == [
        *ARTICLES,
        "第四条 完。",
    ]


def test_what_two_offices_both_do_is_said_twice():
    duties = [
        "负责本行政区域内的医疗质量监督管理工作，建立健全管理制度；",
        "负责组织开展卫生应急工作，提高能力；",
    ]
    source = ["甲局：", *duties, "乙局：", *duties]
    assert texts(drop_repeated_pages(lines(*source))) == source


def test_the_same_line_thousands_of_times_stays():
    source = ["县级以上人民政府应当加强监督管理工作。"] * 3000
    assert len(drop_repeated_pages(lines(*source))) == 3000


def test_a_running_head_with_the_page_goes_and_a_heading_that_comes_again_stays():
    source = [
        "测评方案",
        "甲。",
        "测评方案 2 / 29",
        "3 术语和定义",
        "乙。",
        "丙。",
        "丁。",
        "测评方案 3 / 29",
        "3 术语和定义",
        "戊。",
    ]
    kept = texts(drop_running_heads(lines(*source, pages=(3, 8))))
    assert kept == ["测评方案", "甲。", "3 术语和定义", "乙。", "丙。", "丁。", "3 术语和定义", "戊。"]
