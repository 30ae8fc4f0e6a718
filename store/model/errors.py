"""What can go wrong in the environment, each with one sentence for the user, in Chinese and in English.

A :class:`YiceError` is expected (a bad file, a full disk) and is shown as its sentence. Any other exception
is a bug and goes to the crash report.
"""

# ruff: noqa: N818  (the names say what happened; the base class says that it is an error)

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence, such as a reason, in both languages; may stand among an error's details."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


class YiceError(Exception):
    """An expected failure; subclasses hold the sentence, keyword arguments fill it in."""

    zh: ClassVar[str] = "操作未能完成。"
    en: ClassVar[str] = "The operation could not be completed."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.sentence())

    def sentence(self, language: Language = "zh") -> str:
        """The sentence to show: what is wrong and what to do."""
        details = {
            name: value.en if isinstance(value, Phrase) and language == "en" else value
            for name, value in self.details.items()
        }
        return (self.zh if language == "zh" else self.en).format(**details)


class NotFound(YiceError):
    """A document or clause that was asked for is not in the library."""

    zh = "文件库中没有找到“{what}”，请核对名称、文号或条款序号。"
    en = "“{what}” is not in the library; check the title, document number or clause number."


class BadInput(YiceError):
    """A file that cannot be taken in; raised by the intake with the reason."""

    zh = "{source}：{reason}"
    en = "{source}: {reason}"


class NewerFile(YiceError):
    """A database was written by a newer version of this program; it is left untouched."""

    zh = "“{path}”由更新版本的医策写成，本版本无法打开；请升级程序，文件未作任何改动。"
    en = "“{path}” was written by a newer version of Yice and was not changed; please update the program."


class CannotUpgrade(YiceError):
    """A database of an older version could not be brought up to date; it is left untouched."""

    zh = "“{path}”无法升级到新版格式，文件未作任何改动；请暂用原来的版本，并联系维护人员。"
    en = "“{path}” could not be upgraded and was not changed; go on with the old version and report this."


class DamagedFile(YiceError):
    """A database or index file is damaged; it is set aside, never deleted."""

    zh = "“{path}”已损坏，{action}。"
    en = "“{path}” is damaged; {action}."


class NotebookSetAside(YiceError):
    """A notice, not raised: the notebook was damaged or emptied, the program goes on with a new one.

    This and the next two say the names of files; where they are is in the details ``file`` and ``backup``.
    """

    zh = "工作本{state}，现在使用新的空白工作本{hint}；原文件另存为“{kept}”。"
    en = "The notebook {state}; a new one is in use{hint}. The file was kept as “{kept}”."


class NotebookGone(YiceError):
    """A notice, not raised: there are backups, but no notebook; the program goes on with a new one."""

    zh = "工作本文件“{path}”不见了，现在使用新的空白工作本；备份还在，可从备份恢复。"
    en = "The notebook “{path}” is gone; a new one is in use. A backup can be restored."


class NotebookSalvaged(YiceError):
    """A notice, not raised: the notebook was damaged, and what could be read is in a new one."""

    zh = "工作本已损坏，已救回其中 {count} 项（{what}）{lost}；原文件另存为“{kept}”。"
    en = "The notebook is damaged; {count} items were saved ({what}){lost}. The file is “{kept}”."


class NotebookRepaired(YiceError):
    """A notice, not raised: the notebook was damaged, and everything in it was had from elsewhere."""

    zh = "工作本文件{state}，已由备份和更改记录修好，{missing}{where}。"
    en = "The notebook {state}; it was repaired from backup and record of changes, {missing}{where}."


class NotebookCaughtUp(YiceError):
    """A notice, not raised: changes that the file had lost were written again from the journal."""

    zh = "工作本文件缺少最近 {count} 次更改（可能因断电或磁盘故障），已从更改记录补回。"
    en = "The notebook had lost its last {count} changes; they were put back from the record of changes."


class FileSetAside(YiceError):
    """A notice, not raised: settings, a template or the check codes could not be read and begin anew."""

    zh = "“{name}”的内容无法读取，已另存为“{kept}”，现用默认内容。"
    en = "“{name}” cannot be read; it was kept as “{kept}”, and what it held begins anew."


class DamageFound(YiceError):
    """A notice, not raised: looking through everything in the background has found damage."""

    zh = "检查发现{what}有损坏，下次打开时自动修复；请现在重新打开程序。"
    en = "The {what} is damaged and will be repaired when it is opened next; please start the program again."


class LibraryRemade(YiceError):
    """A notice, not raised: the library was damaged and has been made anew."""

    zh = "文件库已损坏，原文件保存为“{kept}”；已重建文件库{lost}。"
    en = "The library is damaged and was kept as “{kept}”; it has been made anew{lost}."


class LibraryNotRenewed(YiceError):
    """A notice, not raised: the documents that came with a new version could not be put in place."""

    zh = "随附文件未能更新，暂用原有文件库（{reason}）。"
    en = "The documents that ship were not updated, the old library is still in use ({reason})."


class NotShipped(YiceError):
    """A document that was to be restored does not come with the program."""

    zh = "“{what}”不是随程序提供的文件，请核对题名或文号；随程序提供的文件可用 documents 命令查看。"
    en = "“{what}” does not come with the program; check its title or number."


class CannotWrite(YiceError):
    """A file or folder cannot be written: full disk, read-only, or held by another program."""

    zh = "无法写入“{path}”：{reason}。请检查磁盘空间和写入权限，或换一个位置。"
    en = "Cannot write “{path}”: {reason}. Check free space and permissions, or choose another place."


class Busy(YiceError):
    """Another copy of the program holds the file; try again."""

    zh = "“{path}”正被另一个程序占用，请关闭后再试。"
    en = "“{path}” is in use by another program; close it and try again."


class Cancelled(YiceError):
    """The user stopped a job; nothing was changed."""

    zh = "已取消，未作任何改动。"
    en = "Cancelled; nothing was changed."
