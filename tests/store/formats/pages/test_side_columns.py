"""Menus beside the text of a printed page of the web are told from its fields, its labels and its columns."""

from store.formats.pages.pieces import SourcePage, TextPiece
from store.formats.pages.side_columns import is_of_a_site, without_side_columns

TEXT = "为理顺医疗服务比价关系，经省政府同意，决定调整部分医疗服务项目价格"


def piece(text: str, left: float, top: float) -> TextPiece:
    return TextPiece(text, (left, top, left + 12 * len(text), top + 12), 12.0)


def column(texts: list[str], left: float, top: float = 60) -> list[TextPiece]:
    return [piece(text, left, top + 20 * i) for i, text in enumerate(texts)]


def body(left: float) -> list[TextPiece]:
    return column([TEXT] * 6, left)


def left_out(pieces: list[TextPiece]) -> list[str]:
    kept = without_side_columns(pieces)
    return [each.text for each in pieces if not any(each is other for other in kept)]


def test_a_menu_to_the_left_and_a_box_to_the_right_are_left_out():
    menu, box = ["政策文件", "政策解读", "规划计划"], ["热门文件", "集采专区", "打击欺诈骗保"]
    assert left_out(column(menu, 30) + body(110)) == menu
    assert left_out(body(30) + column(box, 470)) == box


def test_fields_labels_and_a_second_column_stay():
    assert left_out(column(["索引号：", "文号：", "主题词："], 30) + body(110)) == []
    assert left_out(column(["（一）", "（二）", "（三）"], 30) + body(110)) == []
    assert left_out(body(30) + body(470)) == []


def test_a_page_of_the_web_is_known_by_its_path_or_address():
    def page(text: str) -> SourcePage:
        return SourcePage(1, 595, 842, [piece(text, 30, 20)])

    assert is_of_a_site([page("当前位置：首页>政务公开")])
    assert is_of_a_site([page("https://hc.example.gov.cn/art/1.html")])
    assert not is_of_a_site([page("某市卫生健康委员会文件")])
