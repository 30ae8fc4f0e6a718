<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>No bookmarks yet</source>
        <translation>还没有书签</translation>
    </message>
    <message>
        <source>Press Ctrl+D on a clause to bookmark it</source>
        <translation>在条款上按 Ctrl+D 加书签</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>Unplaced</source>
        <translation>未归位</translation>
    </message>
    <message>
        <source>Title of the bookmark</source>
        <translation>书签名称</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>Unplaced</source>
        <translation>未归位</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Nothing fits</source>
        <translation>没有相符的内容</translation>
    </message>
    <message>
        <source>Other words, or clear the field</source>
        <translation>换个词，或清空筛选框</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>按时间排列，新的在前</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>NotebookController</name>
    <message>
        <source>Add Bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>Rename Bookmark</source>
        <translation>重命名书签</translation>
    </message>
    <message>
        <source>Delete Bookmark</source>
        <translation>删除书签</translation>
    </message>
    <message>
        <source>Add Note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Edit Note</source>
        <translation>修改批注</translation>
    </message>
    <message>
        <source>Delete Note</source>
        <translation>删除批注</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>No notes yet</source>
        <translation>还没有批注</translation>
    </message>
    <message>
        <source>Press Ctrl+M on a clause to write a note</source>
        <translation>在条款上按 Ctrl+M 写批注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
</context>
</TS>
