"""A library of thousands: the 1,000 laws, and others made from them with changed places, words and years.

``python large_library.py FOLDER [COUNT]`` makes a data folder with so many documents (3,400 by default).
Sources and libraries are kept under ``build/large`` (or YICE_LARGE_DIR) and used again.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

from figures import PROJECT, law_texts  # noqa: E402

COUNT = 3_400
#: Beside the library: what it took to make it.
TIMES = "made.json"
#: One law in so many that are made is a later text of one that is there, under the same title.
EDITIONS = 25
#: The share of places at which a word is exchanged.
CHANGED = 0.3
_WORD_PAIRS = (
    "加强|强化 推进|推动 及时|立即 鼓励|支持 予以|给予 定期|按年度 三十日|二十日 十五日|十日 "
    "一万元|二万元 五千元|三千元 建立健全|完善 有关部门|相关部门 按照|依照 共同|联合 制定|拟订 公布|公开"
)
_SAME = tuple((pair.split("|")[0], pair.split("|")[1]) for pair in _WORD_PAIRS.split())
_PLACES = {
    "省": "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 "
    "贵州 云南 陕西 甘肃 青海",
    "市": "北京 天津 上海 重庆 石家庄 太原 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 杭州 宁波 温州 合肥 "
    "福州 厦门 南昌 济南 青岛 郑州 洛阳 武汉 长沙 广州 深圳 珠海 汕头 南宁 海口 成都 贵阳 昆明 "
    "西安 兰州 西宁 银川 乌鲁木齐 大同 长治 晋城 运城 临汾 吕梁 晋中 阳泉 朔州 忻州 邯郸 保定",
}
_TITLE_PLACE = re.compile(r"^([一-鿿]{2,4}?)(省|市)(?![长场])")
_WORDS = re.compile("|".join(map(re.escape, (word for pair in _SAME for word in pair))))
_OTHER = dict(_SAME) | {other: one for one, other in _SAME}
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def changed(text: str, rng: random.Random) -> str:
    """A text with some of its words exchanged for others, so that no clause of length is quite the same."""
    return _WORDS.sub(lambda word: _OTHER[word[0]] if rng.random() < CHANGED else word[0], text)


def moved(title: str, text: str, number: int) -> tuple[str, str]:
    """A law as another place has it; a national one as a province carries it out."""
    place = _TITLE_PLACE.match(title)
    if place is None:
        provinces = _PLACES["省"].split()
        there = provinces[number % len(provinces)] + "省"
        if title.startswith("最高人民"):
            house = f"{there}高级人民"
            return title.replace("最高人民", house), text.replace("最高人民", house)
        short = title.removeprefix("中华人民共和国")
        return f"{there}实施《{short}》办法", re.sub("本(?:法|条例|规定)", "本办法", text)
    others = [name for name in _PLACES[place[2]].split() if name != place[1]]
    there = others[number % len(others)]
    return title.replace(place[1], there), text.replace(place[1], there)


def laws(count: int) -> Iterator[tuple[str, str]]:
    """Title and text of so many laws, the same ones at each run and the first of a larger number."""
    originals = []
    for text in law_texts():
        title, _, rest = text.strip().partition("\n")
        originals.append((title.strip(), rest))
        if len(originals) > count:
            return
        yield title.strip(), rest
    for number in range(count - len(originals)):
        title, rest = originals[number * 7 % len(originals)]
        turn, rng = number // len(originals), random.Random(number)
        head, body = rest[:400], changed(rest[400:], rng)
        years = 1 + turn
        head = _YEAR.sub(lambda year, by=years: str(min(2026, int(year[0]) + by)), head)
        if number % EDITIONS:
            title, whole = moved(title, head + body, turn * 5 + number % 5)
        else:
            whole = head + body
        yield title, whole


def kept() -> Path:
    """Where what is made is kept."""
    return Path(os.environ.get("YICE_LARGE_DIR") or PROJECT / "build/large")


def sources(count: int = COUNT) -> list[Path]:
    """So many laws as files."""
    folder = kept() / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:05}.txt" for number in range(count)]
    if not all(file.exists() for file in files):
        for file, (title, text) in zip(files, laws(count), strict=False):
            file.write_text(f"{title}\n{text}", encoding="utf-8")
    return [file for file in files if file.exists()]


def processor_seconds() -> float:
    """The processor time of this process and of those that it has started and waited for."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def make(folder: Path, count: int = COUNT) -> dict[str, float]:
    """Import so many laws into a data folder and build its index; the seconds that each took."""
    from store.system.paths import data_paths
    from ui.services.workspace import Workspace

    files = sources(count)
    workspace = Workspace.open(data_paths(str(folder)))
    begun, start = processor_seconds(), time.perf_counter()
    workspace.import_files(files, choice="keep_both")
    read, imported = processor_seconds(), time.perf_counter()
    workspace.rebuild_index(hurried=True)
    written, built = processor_seconds(), time.perf_counter()
    workspace.close()
    times = {
        "import": imported - start,
        "index": built - imported,
        "close": time.perf_counter() - built,
        "import, processor": read - begun,
        "index, processor": written - read,
    }
    (folder / TIMES).write_text(json.dumps(times), encoding="utf-8")
    return times


def renew(folder: Path) -> None:
    """Build the index of a library that was kept again, where a later version wants another."""
    from store.system.paths import data_paths
    from ui.services.workspace import Workspace

    workspace = Workspace.open(data_paths(str(folder)))
    if workspace.index_state() != "fresh":
        workspace.rebuild_index(hurried=True)
    workspace.close()


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT))
