"""A list of duties says by its columns whose they are."""

from index.corpus.table_duties import table_duties
from store.intake import read_bytes

LIST = (
    "某市医院管理职责清单\n部门\t职责与任务\n"
    "市卫生健康委\t牵头推进医院管理，负责考核评价。\n市医保局\t完善医保支付政策。\n"
)


def test_the_first_column_of_a_list_of_duties_names_who_has_them():
    [clause] = read_bytes(LIST.encode(), "a.txt").clauses
    assert list(table_duties(clause)) == [("市卫生健康委", "joint"), ("市医保局", "joint")]


def test_a_table_of_contacts_is_no_list_of_duties():
    text = "某市联系方式的通知\n一、联系\n部门\t电话\n市医保局\t12345\n市财政局\t12346\n二、其他\n"
    found = [table_duties(clause) for clause in read_bytes(text.encode(), "a.txt").walk()]
    assert [name for duties in found for name, _ in duties] == []
